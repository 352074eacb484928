package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.VersionKey;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.Filter;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.Run;
import dev.lightbox.xray.site.graphql.internal.read.RunTraits;
import dev.lightbox.xray.site.graphql.internal.read.Runs;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Test runs: how they are found, and their own fields. */
final class RunFields {
    /** Instead of an empty list, which SQL does not know. */
    private static final String NONE = "";

    private RunFields() {}

    static void bind(Wiring wiring) {
        wiring.query("getTestRun", RunFields::ofPair)
                .query("getTestRunById", RunFields::byId)
                .query("getTestRuns", RunFields::list)
                .query("getTestRunsById", RunFields::listById);
        Wiring.Fields<Run> run = wiring.<Run>on("TestRun")
                .value("id", Run::id)
                .value("comment", Run::comment)
                .value("customFields", Run::customFields)
                .value("defects", Run::defects)
                .value("startedOn", row -> Dates.iso(row.started()))
                .value("finishedOn", row -> Dates.iso(row.finished()))
                .value("lastModified", row -> Dates.iso(row.modified()))
                .value("gherkin", Run::gherkin)
                .value("scenarioType", Run::scenarioType)
                .value("unstructured", Run::unstructured);
        run.fetch("status", (row, fetch) -> VocabularyFields.runStatus(row.status(), fetch))
                .fetch("testType", (row, fetch) -> VocabularyFields.testType(row.typeId(), fetch))
                .fetch("assigneeId", (row, fetch) -> account(row.assignee(), fetch))
                .fetch("executedById", (row, fetch) -> account(row.executedBy(), fetch))
                .fetch("test", (row, fetch) -> fetch.load(Batches.ISSUES, row.testId()))
                .fetch("testExecution", (row, fetch) -> fetch.load(Batches.ISSUES, row.executionId()))
                .fetch(
                        "testVersion",
                        (row, fetch) -> Versions.load(new VersionKey(row.testId(), row.version()), fetch));
        RunPartFields.ofRun(run);
        IterationFields.bind(wiring, run);
    }

    private static @Nullable Object account(@Nullable Long user, Fetch fetch) {
        return user == null ? null : fetch.load(Batches.ACCOUNTS, user);
    }

    /** The run of a pair, null when there is none: clients take both for absent (contract section 12.1). */
    private static Object ofPair(Fetch fetch) {
        return Runs.find(fetch.request(), fetch.issueId("testIssueId"), fetch.issueId("testExecIssueId"))
                .map(id -> fetch.load(Batches.RUNS, id))
                .orElseGet(() -> CompletableFuture.completedStage(null));
    }

    private static CompletionStage<Run> byId(Fetch fetch) {
        String id = fetch.text("id").orElseThrow(() -> SiteRefusal.badRequest("id provided is not valid"));
        return fetch.load(Batches.RUNS, id).thenApply(run -> {
            if (run == null) {
                throw new SiteRefusal(SiteRefusal.Kind.NOT_FOUND, "test run with id " + id + " not found!");
            }
            return run;
        });
    }

    private static Page<Run> list(Fetch fetch) {
        List<String> assignees = fetch.given("testRunAssignees") ? fetch.texts("testRunAssignees") : null;
        Long since = fetch.text("modifiedSince")
                .map(text -> Dates.parse("modifiedSince", text).toEpochMilli())
                .orElse(null);
        RunTraits traits = new RunTraits(fetch.request(), assignees, since);
        if (!fetch.given("testExecIssueIds") && !fetch.given("testIssueIds")) {
            return Runs.page(fetch.request(), traits, fetch.paging());
        }
        Filter filter = traits.addTo(Runs.filter());
        if (fetch.given("testExecIssueIds")) {
            filter.andIssues("r.execution_id", "exec", fetch.texts("testExecIssueIds"));
        }
        if (fetch.given("testIssueIds")) {
            filter.andIssues("r.test_id", "test", fetch.texts("testIssueIds"));
        }
        return Runs.page(fetch.request(), filter, fetch.paging());
    }

    private static Page<Run> listById(Fetch fetch) {
        Filter filter = Runs.filter().and("r.id IN (:ids)", "ids", orNone(Filter.bounded(fetch.texts("ids"))));
        return Runs.page(fetch.request(), filter, fetch.paging());
    }

    private static List<String> orNone(List<String> texts) {
        return texts.isEmpty() ? List.of(NONE) : texts;
    }
}
