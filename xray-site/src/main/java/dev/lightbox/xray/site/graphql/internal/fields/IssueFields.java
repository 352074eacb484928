package dev.lightbox.xray.site.graphql.internal.fields;

import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Definition;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Folder;
import dev.lightbox.xray.site.graphql.internal.read.Relation;
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
        related(jiraIssue(wiring, "CoverableIssue"), "tests", Relation.REQUIREMENT_TESTS);
        wiring.<Folder>on("Folder").value("name", Folder::name).value("path", Folder::path);
    }

    private static void test(Wiring wiring) {
        Wiring.Fields<IssueRow> test = xrayIssue(wiring, "Test")
                .value("folder", of(Definition::folder))
                .value("gherkin", of(Definition::gherkin))
                .value("scenarioType", of(Definition::scenarioType))
                .value("unstructured", of(Definition::unstructured))
                .fetch("steps", StepFields::ofTest)
                .fetch("testType", (issue, fetch) -> VocabularyFields.testType(issue, fetch))
                .fetch(
                        "testRuns",
                        (issue, fetch) -> fetch.load(Batches.RUNS_OF_TESTS, PageFields.key(fetch, issue.id())));
        related(test, "coverableIssues", Relation.TEST_REQUIREMENTS);
        related(test, "preconditions", Relation.TEST_PRECONDITIONS);
        related(test, "testExecutions", Relation.TEST_EXECUTIONS);
        related(test, "testPlans", Relation.TEST_PLANS);
        related(test, "testSets", Relation.TEST_SETS);
    }

    private static void precondition(Wiring wiring) {
        Wiring.Fields<IssueRow> precondition = xrayIssue(wiring, "Precondition")
                .value("definition", of(Definition::text))
                .value("folder", of(Definition::folder))
                .fetch("preconditionType", (issue, fetch) -> VocabularyFields.testType(issue, fetch));
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
        return jiraIssue(wiring, type)
                .value("projectId", issue -> Long.toString(issue.project().id()))
                .value("lastModified", issue -> Dates.iso(issue.modified()));
    }

    private static Wiring.Fields<IssueRow> jiraIssue(Wiring wiring, String type) {
        return wiring.<IssueRow>on(type)
                .value("issueId", issue -> Long.toString(issue.id()))
                .fetch("jira", (issue, fetch) -> JiraView.of(issue, fetch.texts("fields")));
    }

    private static void related(Wiring.Fields<IssueRow> fields, String field, Relation relation) {
        fields.fetch(field, (issue, fetch) -> fetch.load(Batches.related(relation), PageFields.key(fetch, issue.id())));
    }

    private static Function<IssueRow, @Nullable Object> of(Function<Definition, @Nullable Object> read) {
        return issue -> issue.definition() == null ? null : read.apply(issue.definition());
    }
}
