package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.internal.VersionKey;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.Steps.Step;
import dev.lightbox.xray.site.graphql.internal.read.StoredFiles;
import dev.lightbox.xray.site.graphql.internal.read.StoredFiles.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Steps of a test's definition, and the files that hang on steps and runs. */
final class StepFields {
    private StepFields() {}

    static void bind(Wiring wiring) {
        wiring.<Step>on("Step")
                .value("id", Step::id)
                .value("action", Step::action)
                .value("data", Step::data)
                .value("result", Step::result)
                .value("callTestIssueId", Step::calledTestId)
                .value("customFields", Step::customFields)
                .fetch("attachments", StepFields::attachments);
        customField(wiring, "CustomStepField", "value");
        file(wiring, "Attachment");
        file(wiring, "Evidence").value("size", StoredFile::size).value("createdOn", file -> Dates.iso(file.created()));
    }

    static CompletionStage<List<Step>> ofTest(IssueRow test, Fetch fetch) {
        return test.definition() == null
                ? CompletableFuture.completedStage(List.of())
                : ofVersion(new VersionKey(test.id(), test.definition().version()), fetch);
    }

    static CompletionStage<List<Step>> ofVersion(VersionKey version, Fetch fetch) {
        return fetch.load(Batches.STEPS, version).thenApply(steps -> steps == null ? List.of() : steps);
    }

    static CompletionStage<List<StoredFile>> attachments(Step step, Fetch fetch) {
        return fetch.load(Batches.STEP_FILES, step.version().test()).thenApply(files -> of(files, step.id()));
    }

    /** Files of one step; {@code files} is null where there are none at all. */
    static List<StoredFile> of(StoredFiles files, String step) {
        return files == null ? List.of() : files.of(step);
    }

    static void customField(Wiring wiring, String type, String value) {
        wiring.<Map<String, Object>>on(type)
                .value("id", field -> field.get("id"))
                .value("name", field -> field.get("name"))
                .value(value, field -> field.get(value));
    }

    private static Wiring.Fields<StoredFile> file(Wiring wiring, String type) {
        return wiring.<StoredFile>on(type)
                .value("id", StoredFile::id)
                .value("filename", StoredFile::filename)
                .value("storedInJira", _ -> false)
                .fetch("downloadLink", (file, fetch) -> fetch.request().downloadLink(file.id()));
    }
}
