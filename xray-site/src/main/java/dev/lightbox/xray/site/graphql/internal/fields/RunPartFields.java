package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.internal.ResultDetail;
import dev.lightbox.xray.site.graphql.internal.engine.Batch;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.Paging;
import dev.lightbox.xray.site.graphql.internal.read.Run;
import dev.lightbox.xray.site.graphql.internal.read.RunParts.Example;
import dev.lightbox.xray.site.graphql.internal.read.RunParts.Result;
import dev.lightbox.xray.site.graphql.internal.read.RunParts.RunStep;
import dev.lightbox.xray.site.graphql.internal.read.RunPreconditions.RunPrecondition;
import dev.lightbox.xray.site.graphql.internal.read.StoredFiles.StoredFile;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What hangs on a run: steps, evidence, imported results, examples, preconditions. */
final class RunPartFields {
    /** The place of evidence that belongs to the run and to none of its steps. */
    private static final String RUN_ITSELF = "";

    private RunPartFields() {}

    static void bind(Wiring wiring) {
        step(wiring);
        result(wiring);
        wiring.<Example>on("Example")
                .value("id", Example::id)
                .value("duration", Example::duration)
                .fetch("status", (example, fetch) -> VocabularyFields.stepStatus(example.status(), fetch));
        wiring.<RunPrecondition>on("TestRunPrecondition")
                .value("definition", RunPrecondition::definition)
                .fetch("preconditionRef", (row, fetch) -> fetch.load(Batches.ISSUES, row.precondition()));
    }

    static void ofRun(Wiring.Fields<Run> run) {
        run.fetch("steps", (row, fetch) -> list(fetch, Batches.RUN_STEPS, row.id()))
                .fetch("results", (row, fetch) -> list(fetch, Batches.RESULTS, row.id()))
                .fetch("examples", (row, fetch) -> list(fetch, Batches.EXAMPLES, row.id()))
                .fetch("evidence", (row, fetch) -> evidence(fetch, row.id(), RUN_ITSELF))
                .fetch("preconditions", RunPartFields::preconditions);
    }

    private static CompletionStage<Page<RunPrecondition>> preconditions(Run run, Fetch fetch) {
        Paging paging = fetch.paging();
        return list(fetch, Batches.RUN_PRECONDITIONS, run.id()).thenApply(all -> Page.of(paging, all));
    }

    private static void step(Wiring wiring) {
        wiring.<RunStep>on("TestRunStep")
                .value("id", RunStep::id)
                .value("action", RunStep::action)
                .value("data", RunStep::data)
                .value("result", RunStep::result)
                .value("customFields", RunStep::customFields)
                .value("comment", RunStep::comment)
                .value("actualResult", RunStep::actualResult)
                .value("defects", RunStep::defects)
                .fetch("status", (step, fetch) -> VocabularyFields.stepStatus(step.status(), fetch))
                .fetch("evidence", (step, fetch) -> evidence(fetch, step.runId(), step.id()))
                .fetch(
                        "attachments",
                        (step, fetch) -> fetch.load(Batches.RUN_STEP_FILES, step.runId())
                                .thenApply(files -> StepFields.of(files, step.id())));
        StepFields.customField(wiring, "TestRunCustomStepField", "value");
        StepFields.customField(wiring, "TestRunCustomFieldValue", "values");
    }

    private static void result(Wiring wiring) {
        wiring.<Result>on("Result")
                .value("name", Result::name)
                .value("log", Result::log)
                .value("duration", Result::duration)
                .value("wasImported", _ -> "true")
                .value("backgrounds", result -> result.detail().backgrounds())
                .value("hooks", result -> result.detail().hooks())
                .value("steps", result -> result.detail().steps())
                .value("examples", result -> result.detail().examples())
                .fetch("status", (result, fetch) -> VocabularyFields.stepStatus(result.status(), fetch));
        wiring.<ResultDetail.Example>on("ResultsExample")
                .value("duration", ResultDetail.Example::duration)
                .value("wasImported", _ -> "true")
                .value("backgrounds", ResultDetail.Example::backgrounds)
                .value("hooks", ResultDetail.Example::hooks)
                .value("steps", ResultDetail.Example::steps)
                .fetch("status", (row, fetch) -> VocabularyFields.stepStatus(row.status(), fetch));
        wiring.<ResultDetail.Step>on("ResultsStep")
                .value("keyword", ResultDetail.Step::keyword)
                .value("name", ResultDetail.Step::name)
                .value("error", ResultDetail.Step::error)
                .value("log", ResultDetail.Step::log)
                .value("duration", ResultDetail.Step::duration)
                .value("embeddings", ResultDetail.Step::embeddings)
                .fetch("status", (step, fetch) -> VocabularyFields.stepStatus(step.status(), fetch));
        // The file is among the run's evidence; its bytes are behind the link and not repeated in the answer.
        wiring.<ResultDetail.Embedding>on("ResultsEmbedding")
                .value("data", _ -> null)
                .value("filename", ResultDetail.Embedding::filename)
                .value("mimeType", ResultDetail.Embedding::mimeType)
                .fetch("downloadLink", (file, fetch) -> fetch.request().downloadLink(file.attachment()));
    }

    static CompletionStage<List<StoredFile>> evidence(Fetch fetch, String run, String step) {
        return fetch.load(Batches.EVIDENCE, run).thenApply(files -> StepFields.of(files, step));
    }

    static <T> CompletionStage<List<T>> list(Fetch fetch, Batch<String, List<T>> batch, String run) {
        return fetch.load(batch, run).thenApply(found -> found == null ? List.of() : found);
    }
}
