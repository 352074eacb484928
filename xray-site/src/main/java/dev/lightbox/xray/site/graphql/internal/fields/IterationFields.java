package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Iterations;
import dev.lightbox.xray.site.graphql.internal.read.Iterations.Iteration;
import dev.lightbox.xray.site.graphql.internal.read.Iterations.Recorded;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.Paging;
import dev.lightbox.xray.site.graphql.internal.read.Run;
import dev.lightbox.xray.site.graphql.internal.read.RunParts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Iterations of data-driven runs. */
final class IterationFields {
    private IterationFields() {}

    static void bind(Wiring wiring, Wiring.Fields<Run> run) {
        run.fetch(
                        "iterations",
                        (row, fetch) -> fetch.load(Batches.ITERATIONS, new Iterations.Key(row.id(), fetch.paging())))
                .fetch("parameters", (row, fetch) -> RunPartFields.list(fetch, Batches.RUN_PARAMETERS, row.id()));
        wiring.<Iteration>on("TestRunIteration")
                .value("rank", iteration -> Integer.toString(iteration.place().position()))
                .value("parameters", Iteration::parameters)
                .fetch("status", (iteration, fetch) -> VocabularyFields.stepStatus(iteration.status(), fetch))
                .fetch("stepResults", IterationFields::steps);
        wiring.<Recorded>on("TestRunIterationStepResult")
                .value("id", Recorded::step)
                .value("comment", Recorded::comment)
                .value("actualResult", Recorded::actualResult)
                .value("defects", Recorded::defects)
                .fetch("status", (step, fetch) -> VocabularyFields.stepStatus(step.status(), fetch))
                .fetch(
                        "evidence",
                        (step, fetch) -> RunPartFields.evidence(
                                fetch,
                                step.place().run(),
                                RunParts.stepIn(step.place().position(), step.step())));
        wiring.<Map<String, Object>>on("TestRunParameter")
                .value("name", parameter -> parameter.get("name"))
                .value("value", parameter -> parameter.get("value"));
    }

    private static CompletionStage<Page<Recorded>> steps(Iteration iteration, Fetch fetch) {
        Paging paging = fetch.paging();
        CompletionStage<List<RunParts.RunStep>> steps =
                fetch.load(Batches.RUN_STEPS, iteration.place().run());
        return fetch.load(Batches.RECORDED, iteration.place())
                .thenCombine(steps, (recorded, all) -> Iterations.steps(iteration.place(), paging, all, recorded));
    }
}
