package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.TestRef;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Test versions, and tests with called tests unfolded. */
class VersionsTest {

    @EachDatabase
    void aVersionHasItsOwnDefinitionAndTheDefaultOneIsWhatTheTestShows(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Adds", NewStep.of("press 1", "", ""));
            int second = site.content.testVersions().create(site.ada, TestRef.of(test.key()), "Second");
            assertThat(second).isEqualTo(2);

            JsonNode step = site.data("mutation { addTestStep(issueId: \"" + test.id()
                            + "\", versionId: 2, step: {action: \"press 2\"}) { id action } }")
                    .get("addTestStep");
            assertThat(step.get("action").asString()).isEqualTo("press 2");

            JsonNode before = versions(site, test);
            assertThat(before.get("steps")).hasSize(1);
            assertThat(before.at("/testVersions/total").asInt()).isEqualTo(2);
            assertThat(before.at("/testVersions/results/0/default").asBoolean()).isTrue();
            assertThat(before.at("/testVersions/results/1/name").asString()).isEqualTo("Second");
            assertThat(before.at("/testVersions/results/1/steps")).hasSize(2);

            site.content.testVersions().makeDefault(site.ada, new TestRef(test.key(), 2));
            site.content.testVersions().archive(site.ada, new TestRef(test.key(), 1), true);

            JsonNode after = versions(site, test);
            assertThat(after.get("steps")).hasSize(2);
            assertThat(after.at("/testVersions/results/0/archived").asBoolean()).isTrue();
            assertThat(after.at("/testVersions/results/0/steps")).hasSize(1);
            assertThat(after.at("/testVersions/results/1/default").asBoolean()).isTrue();
            assertThat(site.data("{ getTest(issueId: \"" + test.id()
                                    + "\") { testVersions(archived: false, limit: 5) { total results { id } } } }")
                            .at("/getTest/testVersions/total")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private static JsonNode versions(GraphQlFixture site, Issue test) {
        return site.data("""
                { getTest(issueId: "%d") { steps { id action } testVersions(limit: 5) { total start limit results {
                    id name archived default gherkin unstructured scenarioType lastModified testType { name }
                    test { issueId } steps { id action } testRuns(limit: 5) { total results { id } }
                    preconditions(limit: 5) { total results { issueId } } testExecutions(limit: 5) { total results { issueId } } } } } }""".formatted(test.id())).get("getTest");
    }

    @EachDatabase
    void aRunRemembersItsVersionAndPreconditionsAsTheyWere(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Adds", NewStep.of("press 1", "", ""));
            Issue precondition = site.content
                    .preconditions()
                    .create(site.ada, new NewPrecondition(JiraFields.of("CALC", "Pre"), null, "on", null, List.of()));
            site.content.testVersions().create(site.ada, TestRef.of(test.key()), "Second");
            String pre = "[\"" + precondition.id() + "\"]";
            site.data("mutation { addPreconditionsToTest(issueId: \"" + test.id() + "\", versionId: 2,"
                    + " preconditionIssueIds: " + pre + ") { addedPreconditions warning } }");
            String execution = site.data("mutation { createTestExecution(jira: {fields: {project: {key: \"CALC\"},"
                            + " summary: \"E\"}}, tests: [{issueId: \"" + test.id()
                            + "\", versionId: 2}]) { warnings testExecution { issueId } } }")
                    .at("/createTestExecution/testExecution/issueId")
                    .asString();
            site.data("mutation { updatePrecondition(issueId: \"" + precondition.id()
                    + "\", data: {definition: \"off\"}) { definition } }");

            JsonNode run = site.data(
                            "{ getTestExecution(issueId: \"" + execution
                                    + "\") { testRuns(limit: 1) { results { testVersion { id name test { issueId } } steps { action }"
                                    + " preconditions(limit: 5) { total results { definition preconditionRef { issueId definition } } } } } } }")
                    .at("/getTestExecution/testRuns/results/0");
            assertThat(run.at("/testVersion/id").asInt()).isEqualTo(2);
            assertThat(run.at("/preconditions/results/0/definition").asString()).isEqualTo("on");
            assertThat(run.at("/preconditions/results/0/preconditionRef/definition")
                            .asString())
                    .isEqualTo("off");
            JsonNode versions = versions(site, test).at("/testVersions/results");
            assertThat(versions.at("/0/testRuns/total").asInt()).isZero();
            assertThat(versions.at("/1/testRuns/total").asInt()).isEqualTo(1);
            assertThat(versions.at("/1/testExecutions/total").asInt()).isEqualTo(1);
            assertThat(versions.at("/0/preconditions/total").asInt()).isZero();
            assertThat(versions.at("/1/preconditions/total").asInt()).isEqualTo(1);
            JsonNode back = site.data("{ getPrecondition(issueId: \"" + precondition.id()
                            + "\") { tests(limit: 5) { total } testVersions(limit: 5) { total results { id } } } }")
                    .get("getPrecondition");
            assertThat(back.at("/tests/total").asInt()).isZero();
            assertThat(back.at("/testVersions/results/0/id").asInt()).isEqualTo(2);
        }
    }

    @EachDatabase
    void anExpandedTestShowsTheStepsOfCalledTestsInTheirPlace(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue login = site.manualTest("Logs in", NewStep.of("type", "", ""));
            Issue secret = site.hiddenTest("Secret");
            site.content.tests().addStep(site.owner, secret.key(), NewStep.of("hidden", "", ""));
            Issue buy = site.manualTest("Buys", NewStep.of("open", "", ""), call(login), NewStep.of("pay", "", ""));
            site.content.tests().addStep(site.owner, buy.key(), call(secret));

            JsonNode test = site.data("""
                    { getExpandedTest(issueId: "%d") { issueId projectId versionId warnings gherkin unstructured scenarioType
                        lastModified folder { path } dataset { id } jira(fields: "key") testType { name } status { name }
                        history(limit: 1) { total } testVersions(limit: 1) { total }
                        testRuns(limit: 1) { total } preconditions(limit: 1) { total } testSets(limit: 1) { total }
                        testPlans(limit: 1) { total } testExecutions(limit: 1) { total } coverableIssues(limit: 1) { total }
                        steps { id action data result calledTestIssueId parentTestIssueId attachments { id } customFields { id } } } }""".formatted(buy.id())).get("getExpandedTest");

            assertThat(test.get("steps")
                            .valueStream()
                            .map(step -> step.get("action").asString())
                            .toList())
                    .containsExactly("open", "type", "pay");
            assertThat(test.at("/steps/1/calledTestIssueId").asString()).isEqualTo(String.valueOf(login.id()));
            assertThat(test.at("/steps/1/parentTestIssueId").asString()).isEqualTo(String.valueOf(buy.id()));
            assertThat(test.at("/steps/0/calledTestIssueId").isNull()).isTrue();
            assertThat(test.get("warnings")).hasSize(1);
            assertThat(test.at("/warnings/0").asString()).contains("cannot be viewed");
        }
    }

    @EachDatabase
    void testsThatCallEachOtherInACircleEndWithAWarning(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue one = site.manualTest("One", NewStep.of("a", "", ""));
            Issue two = site.manualTest("Two", call(one));
            site.content.tests().addStep(site.ada, one.key(), call(two));

            JsonNode test = site.data(
                            "{ getExpandedTest(issueId: \"" + one.id() + "\") { steps { action } warnings } }")
                    .get("getExpandedTest");

            assertThat(test.get("steps")).hasSizeBetween(1, 6);
            assertThat(test.at("/warnings/0").asString()).contains("circle");
        }
    }

    @EachDatabase
    void expandedTestsComeInPagesAndInTheVersionsAskedFor(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue one = site.manualTest("One", NewStep.of("a", "", ""));
            Issue two = site.manualTest("Two", NewStep.of("b", "", ""));
            site.content.testVersions().create(site.ada, TestRef.of(one.key()), "Second");

            JsonNode page = site.data("""
                    { getExpandedTests(limit: 10, tests: [{issueId: "%d", versionId: 2}, {issueId: "%d"}]) {
                        total start limit results { issueId versionId steps { action } warnings } } }""".formatted(one.id(), two.id())).get("getExpandedTests");
            assertThat(page.get("total").asInt()).isEqualTo(2);
            assertThat(page.at("/results/0/versionId").asInt()).isEqualTo(2);
            assertThat(page.at("/results/1/versionId").asInt()).isEqualTo(1);
            assertThat(page.at("/results/0/steps/0/action").asString()).isEqualTo("a");
            assertThat(site.data(
                                    "{ getExpandedTests(limit: 1, jql: \"project = CALC\", start: 1) { total results { issueId } } }")
                            .at("/getExpandedTests/results/0/issueId")
                            .asString())
                    .isEqualTo(String.valueOf(two.id()));
            assertThat(site.error(
                            "{ getExpandedTests(limit: 1, issueIds: [\"1\"], tests: [{issueId: \"1\"}]) { total } }"))
                    .isEqualTo("Only one of issueIds and tests can be given");
            assertThat(site.error("{ getExpandedTest(issueId: \"" + two.id() + "\", versionId: 7) { issueId } }"))
                    .isEqualTo("version with id 7 of test with id " + two.id() + " not found!");
            assertThat(site.ask(site.ada, "{ getExpandedTests(limit: 1) { results { issueId } } }", Map.of())
                            .status())
                    .isEqualTo(200);
        }
    }

    private static NewStep call(Issue test) {
        return new NewStep(null, null, null, test.key(), List.of(), List.of());
    }
}
