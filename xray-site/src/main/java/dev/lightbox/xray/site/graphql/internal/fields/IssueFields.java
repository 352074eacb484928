package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.graphql.internal.engine.Fetch;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Definition;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Folder;
import dev.lightbox.xray.site.graphql.internal.read.Relation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields of the issues that Xray knows, and how they refer to each other. */
final class IssueFields {
    private IssueFields() {}

    static void bind(Wiring wiring) {
        test(wiring);
        precondition(wiring);
        related(xrayIssue(wiring, "TestSet"), "tests", Relation.MEMBERS);
        plan(wiring);
        execution(wiring);
        Wiring.Fields<IssueRow> coverable = wiring.<IssueRow>on("CoverableIssue")
                .fetch("status", (issue, fetch) -> StatusFields.ofIssue(issue.id(), fetch));
        jiraIssue(coverable, issue -> issue);
        related(coverable, "tests", Relation.REQUIREMENT_TESTS);
        wiring.<Folder>on("Folder").value("name", Folder::name).value("path", Folder::path);
    }

    private static void test(Wiring wiring) {
        Wiring.Fields<IssueRow> test = wiring.<IssueRow>on("Test")
                .value("gherkin", of(Definition::gherkin))
                .value("scenarioType", of(Definition::scenarioType))
                .value("unstructured", of(Definition::unstructured))
                .fetch("steps", StepFields::ofTest)
                .fetch("testType", (issue, fetch) -> VocabularyFields.testType(issue, fetch))
                .fetch(
                        "testRuns",
                        (issue, fetch) -> fetch.load(Batches.RUNS_OF_TESTS, PageFields.key(fetch, issue.id())));
        related(test, "preconditions", Relation.TEST_PRECONDITIONS);
        related(test, "testExecutions", Relation.TEST_EXECUTIONS);
        ofEveryVersion(test, issue -> issue);
    }

    /** The fields of a test that its versions share. */
    static <S> void ofEveryVersion(Wiring.Fields<S> test, Function<S, IssueRow> issue) {
        xrayIssue(test, issue);
        test.value("folder", row -> of(Definition::folder).apply(issue.apply(row)))
                .fetch(
                        "dataset",
                        (row, fetch) ->
                                fetch.load(Batches.DATASETS, issue.apply(row).id()))
                .fetch(
                        "status",
                        (row, fetch) -> StatusFields.ofTest(issue.apply(row).id(), fetch))
                .fetch(
                        "testVersions",
                        (row, fetch) -> fetch.load(Batches.VERSIONS_OF_TESTS, Versions.page(issue.apply(row), fetch)));
        related(test, "coverableIssues", Relation.TEST_REQUIREMENTS, issue);
        related(test, "testPlans", Relation.TEST_PLANS, issue);
        related(test, "testSets", Relation.TEST_SETS, issue);
    }

    private static void precondition(Wiring wiring) {
        Wiring.Fields<IssueRow> precondition = xrayIssue(wiring, "Precondition")
                .value("definition", of(Definition::text))
                .value("folder", of(Definition::folder))
                .fetch("preconditionType", (issue, fetch) -> VocabularyFields.testType(issue, fetch))
                .fetch(
                        "testVersions",
                        (issue, fetch) -> fetch.load(Batches.VERSIONS_OF_PRECONDITIONS, Versions.page(issue, fetch)));
        related(precondition, "tests", Relation.PRECONDITION_TESTS);
    }

    private static void plan(Wiring wiring) {
        Wiring.Fields<IssueRow> plan = xrayIssue(wiring, "TestPlan")
                .fetch("folders", (issue, fetch) -> fetch.load(Batches.BOARDS, issue.id()));
        related(plan, "tests", Relation.MEMBERS);
        related(plan, "testExecutions", Relation.PLAN_EXECUTIONS);
    }

    private static void execution(Wiring wiring) {
        Wiring.Fields<IssueRow> execution = xrayIssue(wiring, "TestExecution")
                .value("testEnvironments", IssueRow::environments)
                .fetch(
                        "testRuns",
                        (issue, fetch) -> fetch.load(Batches.RUNS_OF_EXECUTIONS, PageFields.key(fetch, issue.id())));
        related(execution, "tests", Relation.EXECUTION_TESTS);
        related(execution, "testPlans", Relation.EXECUTION_PLANS);
    }

    private static Wiring.Fields<IssueRow> xrayIssue(Wiring wiring, String type) {
        Wiring.Fields<IssueRow> fields = wiring.on(type);
        xrayIssue(fields, issue -> issue);
        return fields;
    }

    private static <S> void xrayIssue(Wiring.Fields<S> fields, Function<S, IssueRow> issue) {
        jiraIssue(fields, issue);
        fields.value(
                        "projectId",
                        row -> Long.toString(issue.apply(row).project().id()))
                .value("lastModified", row -> Dates.iso(issue.apply(row).modified()));
        HistoryFields.of(fields, row -> issue.apply(row).id());
    }

    private static <S> void jiraIssue(Wiring.Fields<S> fields, Function<S, IssueRow> issue) {
        fields.value("issueId", row -> Long.toString(issue.apply(row).id()))
                .fetch("jira", (row, fetch) -> jira(issue.apply(row), fetch));
    }

    private static CompletionStage<Map<String, @Nullable Object>> jira(IssueRow issue, Fetch fetch) {
        List<String> names = fetch.texts("fields");
        return JiraView.showsFiles(names)
                ? fetch.load(Batches.ISSUE_FILES, issue.id())
                        .thenApply(files -> JiraView.of(issue, names, files == null ? List.of() : files))
                : CompletableFuture.completedFuture(JiraView.of(issue, names, List.of()));
    }

    private static void related(Wiring.Fields<IssueRow> fields, String field, Relation relation) {
        related(fields, field, relation, issue -> issue);
    }

    private static <S> void related(
            Wiring.Fields<S> fields, String field, Relation relation, Function<S, IssueRow> issue) {
        fields.fetch(
                field,
                (row, fetch) -> fetch.load(
                        Batches.related(relation),
                        PageFields.key(fetch, issue.apply(row).id())));
    }

    private static Function<IssueRow, @Nullable Object> of(Function<Definition, @Nullable Object> read) {
        return issue -> issue.definition() == null ? null : read.apply(issue.definition());
    }
}
