package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.ItemKind;
import java.util.List;

/**
 * The kinds of items that come in pages (contract section 13), and what is read of each. The page sizes balance the two
 * limits of a request (items and resolvers), so that as many pages as possible share one.
 */
enum PagedKind {
    TEST(
            ItemKind.TEST,
            "getTests",
            Root.PROJECT,
            "getTest(issueId: $id)",
            100,
            """
            issueId projectId lastModified jira(fields: $jira) testType { id name kind } folder { path } gherkin
            unstructured scenarioType
            steps { id action data result callTestIssueId customFields { id name value }
              attachments { id filename downloadLink storedInJira } }
            preconditions(limit: 10) { total results { issueId } }
            coverableIssues(limit: 10) { total results { issueId jira(fields: ["key"]) } }
            testVersions(limit: 5) { total results { id name archived default } }
            dataset { parameters { name type combinations listValues projectListId } rows { order Values } }
            """,
            List.of("preconditions", "coverableIssues", "testVersions")),

    PRECONDITION(
            ItemKind.PRECONDITION,
            "getPreconditions",
            Root.PROJECT,
            "getPrecondition(issueId: $id)",
            100,
            """
            issueId projectId lastModified jira(fields: $jira) preconditionType { id name kind } folder { path } definition
            """,
            List.of()),

    TEST_SET(ItemKind.TEST_SET, "getTestSets", Root.PROJECT, "getTestSet(issueId: $id)", 20, """
            issueId projectId lastModified jira(fields: $jira)
            tests(limit: 100) { total results { issueId } }
            """, List.of("tests")),

    TEST_PLAN(
            ItemKind.TEST_PLAN,
            "getTestPlans",
            Root.PROJECT,
            "getTestPlan(issueId: $id)",
            20,
            """
            issueId projectId lastModified jira(fields: $jira)
            tests(limit: 100) { total results { issueId } }
            testExecutions(limit: 20) { total results { issueId } }
            folders { name path folders }
            """,
            List.of("tests", "testExecutions")),

    TEST_EXECUTION(
            ItemKind.TEST_EXECUTION,
            "getTestExecutions",
            Root.PROJECT,
            "getTestExecution(issueId: $id)",
            100,
            """
            issueId projectId lastModified jira(fields: $jira) testEnvironments
            testRuns(limit: 1) { total }
            """,
            List.of()),

    TEST_RUN(
            ItemKind.TEST_RUN,
            "getTestRuns",
            Root.EXECUTIONS,
            "getTestRunById(id: $id)",
            100,
            """
            id lastModified status { name } comment assigneeId executedById startedOn finishedOn defects
            customFields { id name values } parameters { name value } gherkin unstructured scenarioType
            testType { id name kind } test { issueId } testExecution { issueId } testVersion { id name }
            evidence { id filename size createdOn downloadLink storedInJira }
            steps { id action data result customFields { id name value } status { name } comment actualResult defects
              attachments { id filename downloadLink storedInJira }
              evidence { id filename size createdOn downloadLink storedInJira } }
            examples { id duration status { name } }
            preconditions(limit: 5) { total results { definition preconditionRef { issueId } } }
            iterations(limit: 1) { total results { rank status { name } parameters { name value }
              stepResults(limit: 10) { total results { id status { name } comment actualResult defects
                evidence { id filename size createdOn downloadLink storedInJira } } } } }
            results { name duration log status { name } wasImported
              backgrounds { name keyword duration error log status { name } }
              hooks { name keyword duration error log status { name } }
              steps { name keyword duration error log status { name }
                embeddings { data downloadLink filename mimeType } }
              examples { duration status { name } wasImported
                steps { name keyword duration error log status { name } } } }
            """,
            List.of("preconditions", "iterations"));

    /** By what a page is chosen. */
    private enum Root {
        PROJECT("jql: $jql, projectId: $project"),
        EXECUTIONS("testExecIssueIds: $executions");

        private final String arguments;

        Root(String arguments) {
            this.arguments = arguments;
        }
    }

    private final ItemKind kind;
    private final String root;
    private final Root chosenBy;
    private final String one;
    private final int pageSize;
    private final String selected;
    private final List<String> connections;

    PagedKind(
            ItemKind kind,
            String root,
            Root chosenBy,
            String one,
            int pageSize,
            String selected,
            List<String> connections) {
        this.kind = kind;
        this.root = root;
        this.chosenBy = chosenBy;
        this.one = one;
        this.pageSize = pageSize;
        this.selected = selected;
        this.connections = connections;
    }

    ItemKind kind() {
        return kind;
    }

    /** Items of a page, unless it had to be made smaller. */
    int pageSize() {
        return pageSize;
    }

    /** The member that identifies an item. */
    String idField() {
        return this == TEST_RUN ? "id" : "issueId";
    }

    /** Nested pages that may hold more than is asked for at first. */
    List<String> connections() {
        return connections;
    }

    /** One page; the variables are {@code start} and those of the arguments. */
    Selection page(int limit) {
        return Selection.parse(
                "Query",
                "{ " + root + "(" + chosenBy.arguments + ", limit: " + limit + ", start: $start) { total results { "
                        + selected + " } } }");
    }

    /** Only how many there are. */
    Selection total() {
        return Selection.parse("Query", "{ " + root + "(" + chosenBy.arguments + ", limit: 1) { total } }");
    }

    /** Only how many there are that changed since {@code $since}. */
    Selection totalSince() {
        return Selection.parse(
                "Query", "{ " + root + "(" + chosenBy.arguments + ", limit: 1, modifiedSince: $since) { total } }");
    }

    /** More of one nested page of one item; the variables are {@code id} and {@code start}. */
    Selection more(String connection, int limit) {
        Selection.Field field =
                Selection.parse("Query", "{ " + one + " { " + selected + " } }")
                        .fields()
                        .getFirst()
                        .inner()
                        .fields()
                        .stream()
                        .filter(candidate -> candidate.name().equals(connection))
                        .findFirst()
                        .orElseThrow();
        String type = Selection.parse("Query", "{ " + one + " { lastModified } }")
                .fields()
                .getFirst()
                .inner()
                .type();
        Selection.Field paged =
                new Selection.Field(connection, "limit: " + limit + ", start: $start", limit, field.inner());
        int parenthesis = one.indexOf('(');
        return new Selection(
                "Query",
                List.of(new Selection.Field(
                        one.substring(0, parenthesis),
                        one.substring(parenthesis + 1, one.length() - 1),
                        0,
                        new Selection(type, List.of(paged)))));
    }
}
