package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Names.RunStatus;
import dev.lightbox.xray.site.graphql.internal.read.TestStatuses;
import java.util.concurrent.CompletionStage;

/** Statuses that are computed from runs: of tests, and the coverage of the issues that they cover. */
final class StatusFields {
    /** Coverage with its colour and words (contract section 12.3 names the values). */
    enum Coverage {
        OK("#95C160", "All tests have passed"),
        NOK("#D45D52", "At least one test has failed"),
        NOTRUN("#A2A6AE", "At least one test was not run, and none has failed"),
        UNKNOWN("#F1E069", "At least one test has an unknown status, and none has failed"),
        UNCOVERED("#DFE1E5", "No test covers the issue");

        private final String color;
        private final String description;

        Coverage(String color, String description) {
            this.color = color;
            this.description = description;
        }
    }

    private StatusFields() {}

    static void bind(Wiring wiring) {
        wiring.<RunStatus>on("TestStatusType")
                .value("name", RunStatus::name)
                .value("color", RunStatus::color)
                .value("description", RunStatus::description)
                .value("final", RunStatus::isFinal);
        wiring.<Coverage>on("CoverageStatus")
                .value("name", Coverage::name)
                .value("color", coverage -> coverage.color)
                .value("description", coverage -> coverage.description);
    }

    static CompletionStage<RunStatus> ofTest(long test, Fetch fetch) {
        return fetch.load(Batches.TEST_STATUSES, key(test, fetch))
                .thenApply(name -> VocabularyFields.runStatus(name, fetch));
    }

    static CompletionStage<Coverage> ofIssue(long issue, Fetch fetch) {
        return fetch.load(Batches.COVERAGE, key(issue, fetch)).thenApply(Coverage::valueOf);
    }

    private static TestStatuses.Key key(long issue, Fetch fetch) {
        return new TestStatuses.Key(
                issue,
                new TestStatuses.Scope(
                        fetch.text("environment").orElse(null),
                        !Boolean.FALSE.equals(fetch.environment().<Boolean>getArgument("isFinal")),
                        fetch.text("testPlan").orElse(null),
                        fetch.text("version").orElse(null)));
    }
}
