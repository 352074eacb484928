package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.TestRef;
import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.ExpandedTest;
import dev.lightbox.xray.site.graphql.internal.read.Filter;
import dev.lightbox.xray.site.graphql.internal.read.IssueLists;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.RelatedPages;
import dev.lightbox.xray.site.graphql.internal.read.Relation;
import dev.lightbox.xray.site.graphql.internal.read.Steps.Expanded;
import dev.lightbox.xray.site.graphql.internal.read.Steps.ExpandedStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Tests with called tests unfolded, in any version (contract section 13). */
final class ExpandedFields {
    /**
     * A page of tests with the versions that were asked for.
     *
     * @param versions by test; the default version where there is none
     */
    private record ExpandedPage(Page<Long> page, Map<Long, Integer> versions) {}

    private ExpandedFields() {}

    static void bind(Wiring wiring, IssueQueries queries) {
        wiring.query("getExpandedTest", ExpandedFields::one).query("getExpandedTests", fetch -> page(queries, fetch));
        wiring.<ExpandedPage>on("ExpandedTestResults")
                .value("limit", page -> page.page.paging().limit())
                .value("start", page -> page.page.paging().start())
                .value("total", page -> page.page.total())
                .fetch("results", ExpandedFields::results);
        Wiring.Fields<ExpandedTest> test = wiring.<ExpandedTest>on("ExpandedTest")
                .value("gherkin", row -> row.version().gherkin())
                .value("scenarioType", row -> row.version().scenarioType())
                .value("unstructured", row -> row.version().unstructured())
                .value("versionId", row -> row.version().key().version())
                .fetch(
                        "testType",
                        (row, fetch) -> VocabularyFields.testType(row.version().typeId(), fetch))
                .fetch("steps", (row, fetch) -> expanded(row, fetch).thenApply(Expanded::steps))
                .fetch("warnings", (row, fetch) -> expanded(row, fetch).thenApply(Expanded::warnings))
                .fetch(
                        "preconditions",
                        (row, fetch) ->
                                fetch.load(Batches.relatedOfVersions(Relation.TEST_PRECONDITIONS), key(row, fetch)))
                .fetch(
                        "testExecutions",
                        (row, fetch) ->
                                fetch.load(Batches.relatedOfVersions(Relation.TEST_EXECUTIONS), key(row, fetch)))
                .fetch("testRuns", (row, fetch) -> fetch.load(Batches.RUNS_OF_VERSIONS, key(row, fetch)));
        IssueFields.ofEveryVersion(test, ExpandedTest::issue);
        steps(wiring);
    }

    private static void steps(Wiring wiring) {
        wiring.<ExpandedStep>on("ExpandedStep")
                .value("id", step -> step.step().id())
                .value("action", step -> step.step().action())
                .value("data", step -> step.step().data())
                .value("result", step -> step.step().result())
                .value("customFields", step -> step.step().customFields())
                .value("calledTestIssueId", ExpandedStep::calledTestId)
                .value("parentTestIssueId", ExpandedStep::parentTestId)
                .fetch("attachments", (step, fetch) -> StepFields.attachments(step.step(), fetch));
    }

    private static RelatedPages.Key key(ExpandedTest test, Fetch fetch) {
        return RelatedPages.Key.of(test.version().key(), fetch.paging(), fetch.texts("issueIds"));
    }

    private static CompletionStage<Expanded> expanded(ExpandedTest test, Fetch fetch) {
        return fetch.load(Batches.EXPANDED, test.version().key())
                .thenApply(found -> found == null ? Expanded.NONE : found);
    }

    private static CompletionStage<ExpandedTest> one(Fetch fetch) {
        String id = fetch.issueId("issueId");
        Integer version = fetch.number("versionId");
        long test = IssueLists.find(fetch.request(), IssueKind.TEST, id)
                .orElseThrow(() -> IssueQueries.notFound(IssueKind.TEST, id));
        return fetch.load(Batches.EXPANDED_TESTS, new ExpandedTest.Key(test, version))
                .thenApply(found -> {
                    if (found == null) {
                        throw new SiteRefusal(
                                SiteRefusal.Kind.NOT_FOUND,
                                "version with id " + version + " of test with id " + id + " not found!");
                    }
                    return found;
                });
    }

    private static ExpandedPage page(IssueQueries queries, Fetch fetch) {
        List<Input> versions = Input.listOf(fetch.environment().getArgument("tests"));
        if (versions.isEmpty()) {
            return new ExpandedPage(queries.page(IssueKind.TEST, fetch, IssueLists.of(IssueKind.TEST)), Map.of());
        }
        if (fetch.given("issueIds")) {
            throw SiteRefusal.badRequest("Only one of issueIds and tests can be given");
        }
        List<TestRef> tests = versions.stream().map(Versions::ref).toList();
        Filter filter = IssueLists.of(IssueKind.TEST)
                .andIssues("i.id", "refs", tests.stream().map(TestRef::test).toList());
        return new ExpandedPage(queries.page(IssueKind.TEST, fetch, filter), versions(fetch, tests));
    }

    private static Map<Long, Integer> versions(Fetch fetch, List<TestRef> tests) {
        Map<Long, Integer> versions = new HashMap<>();
        Map<String, Long> ids = IssueLists.ids(
                fetch.request(), tests.stream().map(TestRef::test).toList());
        for (TestRef test : tests) {
            Long id = ids.get(test.test());
            if (id != null && test.version() != null) {
                versions.put(id, test.version());
            }
        }
        return versions;
    }

    /** A test whose version does not exist is null, as what is not indexed yet. */
    private static CompletionStage<List<ExpandedTest>> results(ExpandedPage page, Fetch fetch) {
        return fetch.loadAll(
                Batches.EXPANDED_TESTS,
                page.page.keys().stream()
                        .map(test -> new ExpandedTest.Key(test, page.versions.get(test)))
                        .toList());
    }
}
