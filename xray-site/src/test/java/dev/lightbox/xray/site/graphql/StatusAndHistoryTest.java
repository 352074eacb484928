package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewStep;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Computed statuses, Xray's history, and the timer of runs. */
class StatusAndHistoryTest {
    private static final JsonMapper JSON = new JsonMapper();

    @EachDatabase
    void theStatusOfATestComesFromItsLatestRuns(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Adds");
            assertThat(status(site, test, "")).isEqualTo("TO DO");

            Issue chrome = execution(site, "[]", "chrome", test);
            finish(site, chrome, "FAILED");
            assertThat(status(site, test, "")).isEqualTo("FAILED");
            site.pass();
            Issue again = execution(site, "[{\"name\": \"1.0\"}]", "chrome", test);
            assertThat(status(site, test, "")).isEqualTo("FAILED");
            assertThat(status(site, test, "(isFinal: false)")).isEqualTo("TO DO");
            finish(site, again, "PASSED");
            site.pass();
            finish(site, execution(site, "[]", "firefox", test), "FAILED");

            assertThat(status(site, test, "")).isEqualTo("FAILED");
            assertThat(status(site, test, "(environment: \"chrome\")")).isEqualTo("PASSED");
            assertThat(status(site, test, "(environment: \"chrom\")")).isEqualTo("TO DO");
            assertThat(status(site, test, "(version: \"1.0\")")).isEqualTo("PASSED");
            assertThat(status(site, test, "(version: \"2.0\")")).isEqualTo("TO DO");
            Issue plan = site.content.testPlans().create(site.ada, JiraFields.of("CALC", "Plan"), List.of(test.key()));
            site.content.testPlans().addExecutions(site.ada, plan.key(), List.of(again.key()));
            assertThat(status(site, test, "(testPlan: \"" + plan.id() + "\")")).isEqualTo("PASSED");
            assertThat(status(site, test, "(testPlan: \"424242\")")).isEqualTo("TO DO");
        }
    }

    @EachDatabase
    void coverageIsTheWorstOfTheTests(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue story = site.content.issues().create(site.ada, JiraFields.parse(JSON.readTree("""
                    {"fields": {"project": {"key": "CALC"}, "summary": "S", "issuetype": {"name": "Story"}}}""")));
            assertThat(coverage(site, story)).isEqualTo("UNCOVERED");
            Issue one = site.manualTest("One");
            Issue two = site.manualTest("Two");
            site.content.issues().cover(site.ada, story.key(), List.of(one.key(), two.key()));
            assertThat(coverage(site, story)).isEqualTo("NOTRUN");
            finish(site, site.execution("E", one), "PASSED");
            assertThat(coverage(site, story)).isEqualTo("NOTRUN");
            Issue last = site.execution("F", two);
            finish(site, last, "PASSED");
            assertThat(coverage(site, story)).isEqualTo("OK");
            site.pass();
            finish(site, site.execution("G", two), "FAILED");
            assertThat(coverage(site, story)).isEqualTo("NOK");
        }
    }

    @EachDatabase
    void theHistoryTellsWhoChangedWhatAndWhen(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Adds", NewStep.of("a", "", ""));
            site.pass();
            site.data("mutation { addTestStep(issueId: \"" + test.id() + "\", step: {action: \"b\"}) { id } }");

            JsonNode history = site.data(
                            "{ getTest(issueId: \"" + test.id()
                                    + "\") { history(limit: 10) { total start limit results { action date user version changes { field change } } } } }")
                    .at("/getTest/history");
            assertThat(history.get("total").asInt()).isEqualTo(2);
            assertThat(history.at("/results/0/action").asString()).isEqualTo("Created");
            assertThat(history.at("/results/0/user").asString()).isEqualTo("557058:owner");
            assertThat(history.at("/results/1/user").asString()).isEqualTo("557058:ada");
            assertThat(history.at("/results/1/date").asString()).isEqualTo("2030-01-01T00:01:00Z");
            assertThat(history.at("/results/1/version").asString()).isEqualTo("Version 1");
            assertThat(history.at("/results/1/changes/0/field").asString()).isEqualTo("Steps added");
            assertThat(site.data("{ getTest(issueId: \"" + test.id()
                                    + "\") { history(limit: 1, start: 1) { results { action } } } }")
                            .at("/getTest/history/results/0/action")
                            .asString())
                    .isEqualTo("Updated");
        }
    }

    @EachDatabase
    void everyKindOfIssueHasAHistory(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Adds");
            Issue set = site.content.testSets().create(site.ada, JiraFields.of("CALC", "Set"), List.of());
            Issue plan = site.content.testPlans().create(site.ada, JiraFields.of("CALC", "Plan"), List.of());
            Issue execution = site.execution("Run");
            String tests = "testIssueIds: [\"" + test.id() + "\"]";
            site.data("mutation { a: addTestsToTestSet(issueId: \"" + set.id() + "\", " + tests + ") { addedTests }"
                    + " b: addTestsToTestPlan(issueId: \"" + plan.id() + "\", " + tests + ") { addedTests }"
                    + " c: addTestsToTestExecution(issueId: \"" + execution.id() + "\", " + tests + ") { addedTests }"
                    + " d: addTestExecutionsToTestPlan(issueId: \"" + plan.id() + "\", testExecIssueIds: [\""
                    + execution.id() + "\"]) { addedTestExecutions } }");

            JsonNode data = site.data("{ getTestSet(issueId: \"" + set.id() + "\") { history(limit: 9) { total } }"
                    + " getTestPlan(issueId: \"" + plan.id() + "\") { history(limit: 9) { total } }"
                    + " getTestExecution(issueId: \"" + execution.id() + "\") { history(limit: 9) { total } } }");

            assertThat(data.at("/getTestSet/history/total").asInt()).isEqualTo(2);
            assertThat(data.at("/getTestPlan/history/total").asInt()).isEqualTo(3);
            assertThat(data.at("/getTestExecution/history/total").asInt()).isEqualTo(2);
        }
    }

    @EachDatabase
    void theTimerOfARunAddsUpWhatItRan(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Adds");
            Issue execution = site.execution("Run", test);
            String run = runId(site, execution);

            for (String act : List.of("running: true", "running: false", "running: true", "running: false")) {
                assertThat(site.data("mutation { setTestRunTimer(testRunId: \"" + run + "\", " + act + ") }")
                                .get("setTestRunTimer")
                                .asString())
                        .isEqualTo("Success");
                site.pass();
            }

            assertThat(elapsed(site)).isEqualTo(120_000);
            site.data("mutation { setTestRunTimer(testRunId: \"" + run + "\", reset: true) }");
            assertThat(elapsed(site)).isZero();
        }
    }

    private static long elapsed(GraphQlFixture site) {
        return site.database.read(sql ->
                sql.sql("SELECT timer_elapsed FROM site_run").query(Long.class).single());
    }

    private static Issue execution(GraphQlFixture site, String versions, String environment, Issue test) {
        JiraFields fields = JiraFields.of("CALC", "E").with("fixVersions", JSON.readTree(versions));
        return site.content
                .testExecutions()
                .create(site.ada, fields, List.of(test.key()), List.of(environment))
                .execution();
    }

    private static void finish(GraphQlFixture site, Issue execution, String status) {
        site.data(
                "mutation { updateTestRunStatus(id: \"" + runId(site, execution) + "\", status: \"" + status + "\") }");
    }

    private static String runId(GraphQlFixture site, Issue execution) {
        return site.data("{ getTestExecution(issueId: \"" + execution.id()
                        + "\") { testRuns(limit: 1) { results { id } } } }")
                .at("/getTestExecution/testRuns/results/0/id")
                .asString();
    }

    private static String status(GraphQlFixture site, Issue test, String arguments) {
        return site.data("{ getTest(issueId: \"" + test.id() + "\") { status" + arguments
                        + " { name color description final } } }")
                .at("/getTest/status/name")
                .asString();
    }

    private static String coverage(GraphQlFixture site, Issue issue) {
        return site.data("{ getCoverableIssue(issueId: \"" + issue.id() + "\") { status { name color description } } }")
                .at("/getCoverableIssue/status/name")
                .asString();
    }
}
