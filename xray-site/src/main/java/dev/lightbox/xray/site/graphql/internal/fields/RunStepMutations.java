package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Changed;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.RunStepChange;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import java.util.List;
import java.util.Map;

/** Records what happened in the steps of test runs: each mutation is a part of the one that changes all. */
final class RunStepMutations {
    private static final Input NOTHING = new Input(Map.of());

    private RunStepMutations() {}

    static void bind(Wiring wiring) {
        RunStepMutations mutations = new RunStepMutations();
        wiring.mutation("updateTestRunStep", fetch -> mutations.change(fetch, all(fetch)))
                .mutation(
                        "updateTestRunStepStatus",
                        fetch -> mutations.change(fetch, RunStepChange.status(fetch.needed("status"))))
                .mutation("updateTestRunStepComment", fetch -> {
                    mutations.change(fetch, RunStepChange.comment(fetch.needed("comment")));
                    return RunMutations.SUCCESS;
                })
                .mutation(
                        "addDefectsToTestRunStep",
                        fetch -> mutations.change(fetch, RunStepChange.defects(fetch.texts("issues"), List.of())))
                .mutation(
                        "removeDefectsFromTestRunStep",
                        fetch -> mutations.change(fetch, RunStepChange.defects(List.of(), fetch.texts("issues"))))
                .mutation(
                        "addEvidenceToTestRunStep",
                        fetch -> mutations.change(fetch, RunStepChange.evidence(added(fetch))))
                .mutation(
                        "removeEvidenceFromTestRunStep",
                        fetch -> mutations.change(fetch, RunStepChange.evidence(removed(fetch))));
    }

    private Changed change(Fetch fetch, RunStepChange change) {
        Caller caller = fetch.request().caller();
        String run = fetch.needed("testRunId");
        String step = fetch.needed("stepId");
        return fetch.text("iterationRank")
                .map(rank -> fetch.content().testRuns().updateIterationStep(caller, run, rank, step, change))
                .orElseGet(() -> fetch.content().testRuns().updateStep(caller, run, step, change));
    }

    private static RunStepChange all(Fetch fetch) {
        Input data = Input.of(fetch, "updateData").orElse(NOTHING);
        Input defects = data.object("defects").orElse(NOTHING);
        return new RunStepChange(
                data.text("status"),
                data.text("comment"),
                data.text("actualResult"),
                defects.texts("add"),
                defects.texts("remove"),
                data.object("evidence").map(Input::toFileChange).orElse(FileChange.NONE));
    }

    private static FileChange added(Fetch fetch) {
        return FileChange.adding(Input.uploads(Input.listOf(fetch.environment().getArgument("evidence"))));
    }

    private static FileChange removed(Fetch fetch) {
        return FileChange.removing(fetch.texts("evidenceIds"), fetch.texts("evidenceFilenames"));
    }
}
