package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.content.Changed;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.RunChange;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what happened in test runs (contract section 14); the acts on steps are in {@link RunStepMutations}. */
final class RunMutations {
    /** What clients compare with, letter by letter. */
    static final String SUCCESS = "Success";

    private static final Changed NOTHING = new Changed(List.of(), List.of(), List.of(), List.of(), List.of());

    private RunMutations() {}

    static void bind(Wiring wiring) {
        RunMutations mutations = new RunMutations();
        wiring.mutation("updateTestRun", mutations::update)
                .mutation("updateTestRunStatus", mutations::status)
                .mutation("updateTestRunComment", mutations::comment)
                .mutation("resetTestRun", mutations::reset)
                .mutation("addDefectsToTestRun", mutations::addDefects)
                .mutation("removeDefectsFromTestRun", mutations::removeDefects)
                .mutation("addEvidenceToTestRun", mutations::addEvidence)
                .mutation("removeEvidenceFromTestRun", mutations::removeEvidence)
                .mutation("updateTestRunExampleStatus", mutations::exampleStatus)
                .mutation("updateIterationStatus", mutations::iterationStatus)
                .mutation("setTestRunTimer", mutations::timer);
        result(wiring, "UpdateIterationStatusResult");
        result(wiring, "UpdateTestRunResult");
        result(wiring, "UpdateTestRunExampleStatusResult");
        result(wiring, "UpdateTestRunStepStatusResult");
        result(wiring, "AddDefectsResult").value("addedDefects", Changed::addedDefects);
        result(wiring, "AddEvidenceResult").value("addedEvidence", Changed::addedFiles);
        result(wiring, "RemoveDefectsResult").value("removedDefects", Changed::removedDefects);
        result(wiring, "RemoveEvidenceResult").value("removedEvidence", Changed::removedFiles);
        result(wiring, "UpdateTestRunStepResult")
                .value("addedDefects", Changed::addedDefects)
                .value("removedDefects", Changed::removedDefects)
                .value("addedEvidence", Changed::addedFiles)
                .value("removedEvidence", Changed::removedFiles);
    }

    private static Wiring.Fields<Changed> result(Wiring wiring, String type) {
        return wiring.<Changed>on(type).value("warnings", Changed::warnings);
    }

    private Changed update(Fetch fetch) {
        RunChange change = new RunChange(
                fetch.raw("comment"),
                fetch.raw("assigneeId"),
                fetch.raw("executedById"),
                time(fetch, "startedOn"),
                time(fetch, "finishedOn"),
                fetch.given("customFields")
                        ? Input.fieldValues(Input.listOf(fetch.environment().getArgument("customFields")))
                        : null);
        fetch.content().testRuns().update(fetch.request().caller(), fetch.needed("id"), change);
        return NOTHING;
    }

    private static @Nullable Instant time(Fetch fetch, String argument) {
        return fetch.text(argument).map(text -> Dates.parse(argument, text)).orElse(null);
    }

    private String status(Fetch fetch) {
        fetch.content().testRuns().updateStatus(fetch.request().caller(), fetch.needed("id"), fetch.needed("status"));
        return SUCCESS;
    }

    private String comment(Fetch fetch) {
        RunChange change = new RunChange(fetch.needed("comment"), null, null, null, null, null);
        fetch.content().testRuns().update(fetch.request().caller(), fetch.needed("id"), change);
        return SUCCESS;
    }

    private String reset(Fetch fetch) {
        fetch.content().testRuns().reset(fetch.request().caller(), fetch.needed("id"));
        return SUCCESS;
    }

    private Changed addDefects(Fetch fetch) {
        return fetch.content()
                .testRuns()
                .addDefects(fetch.request().caller(), fetch.needed("id"), fetch.texts("issues"));
    }

    private String removeDefects(Fetch fetch) {
        fetch.content().testRuns().removeDefects(fetch.request().caller(), fetch.needed("id"), fetch.texts("issues"));
        return "Defects successfully removed from Test Run";
    }

    private Changed addEvidence(Fetch fetch) {
        FileChange files =
                FileChange.adding(Input.uploads(Input.listOf(fetch.environment().getArgument("evidence"))));
        return fetch.content().testRuns().changeEvidence(fetch.request().caller(), fetch.needed("id"), files);
    }

    private Changed removeEvidence(Fetch fetch) {
        FileChange files = FileChange.removing(fetch.texts("evidenceIds"), fetch.texts("evidenceFilenames"));
        return fetch.content().testRuns().changeEvidence(fetch.request().caller(), fetch.needed("id"), files);
    }

    private Changed iterationStatus(Fetch fetch) {
        fetch.content()
                .testRuns()
                .updateIterationStatus(
                        fetch.request().caller(),
                        fetch.needed("testRunId"),
                        fetch.needed("iterationRank"),
                        fetch.needed("status"));
        return NOTHING;
    }

    private String timer(Fetch fetch) {
        fetch.content()
                .testRuns()
                .setTimer(
                        fetch.request().caller(),
                        fetch.needed("testRunId"),
                        fetch.environment().getArgument("running"),
                        Boolean.TRUE.equals(fetch.environment().<Boolean>getArgument("reset")));
        return SUCCESS;
    }

    private Changed exampleStatus(Fetch fetch) {
        fetch.content()
                .testRuns()
                .updateExampleStatus(fetch.request().caller(), fetch.needed("exampleId"), fetch.needed("status"));
        return NOTHING;
    }
}
