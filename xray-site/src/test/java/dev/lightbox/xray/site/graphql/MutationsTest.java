package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.NewStep;
import java.util.Map;
import tools.jackson.databind.JsonNode;

class MutationsTest {

    @EachDatabase
    void aTestIsCreatedFromAnInlineJsonLiteral(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            JsonNode created = site.data("""
                    mutation { createTest(testType: { name: "Manual" },
                        steps: [{ action: "press 1", result: "1", attachments: { filename: "a.txt", mimeType: "text/plain", data: "aGk=" } }],
                        jira: { fields: { summary: "Adds", project: { key: "CALC" }, labels: ["smoke"] } })
                      { test { issueId testType { name } steps { id action data result attachments { id filename downloadLink } }
                               jira(fields: ["key", "labels"]) } warnings } }""").get("createTest");

            assertThat(created.get("warnings")).isEmpty();
            assertThat(created.at("/test/testType/name").asString()).isEqualTo("Manual");
            assertThat(created.at("/test/steps/0/attachments/0/filename").asString())
                    .isEqualTo("a.txt");
            assertThat(created.at("/test/jira/labels/0").asString()).isEqualTo("smoke");
        }
    }

    @EachDatabase
    void jiraMayBeAVariableAndLiteralsMayHoldVariables(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Map<String, Object> fields = Map.of("summary", "Set", "project", Map.of("key", "CALC"));
            JsonNode one = site.ask(
                            site.ada,
                            "mutation($jira: JSON!) { createTestSet(jira: $jira, testIssueIds: []) { testSet { issueId } warnings } }",
                            Map.of("jira", Map.of("fields", fields)))
                    .body();
            JsonNode two = site.ask(
                            site.ada,
                            "mutation($s: String) { createTestPlan(jira: { fields: { summary: $s, project: { key: \"CALC\" } } }) { testPlan { jira(fields: [\"summary\"]) } warnings } }",
                            Map.of("s", "Plan"))
                    .body();

            assertThat(one.at("/data/createTestSet/testSet/issueId").isString()).isTrue();
            assertThat(two.at("/data/createTestPlan/testPlan/jira/summary").asString())
                    .isEqualTo("Plan");
        }
    }

    @EachDatabase
    void anExecutionNamesTheEnvironmentsThatItCreated(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A");

            JsonNode made = site.data("""
                    mutation { createTestExecution(testIssueIds: ["%s"], testEnvironments: ["chrome"],
                        jira: { fields: { summary: "Run", project: { key: "CALC" } } })
                      { createdTestEnvironments warnings testExecution { issueId testEnvironments tests(limit: 1) { total } } } }""".formatted(test.key())).get("createTestExecution");

            assertThat(made.get("createdTestEnvironments").toString()).isEqualTo("[\"chrome\"]");
            assertThat(made.at("/testExecution/tests/total").asInt()).isEqualTo(1);
        }
    }

    @EachDatabase
    void whatAMutationChangedIsSeenByTheNextOfTheSameRequest(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A");
            String id = String.valueOf(test.id());

            JsonNode got = site.data("""
                    mutation { a: addTestStep(issueId: "%1$s", step: { action: "one" }) { id action }
                      b: updateTestType(issueId: "%1$s", testType: { name: "Generic" }) { testType { name } steps { id } }
                      c: updateUnstructuredTestDefinition(issueId: "%1$s", unstructured: " add() ") { unstructured } }""".formatted(id));

            assertThat(got.at("/a/action").asString()).isEqualTo("one");
            assertThat(got.at("/b/testType/name").asString()).isEqualTo("Generic");
            assertThat(got.at("/b/steps")).isEmpty();
            assertThat(got.at("/c/unstructured").asString()).isEqualTo(" add() ");
        }
    }

    @EachDatabase
    void resultTextsHoldWhatClientsLookFor(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A", NewStep.of("one", null, null), NewStep.of("two", null, null));
            Issue execution = site.execution("Run", test);
            String step = site.data("{ getTest(issueId: \"" + test.id() + "\") { steps { id } } }")
                    .at("/getTest/steps/0/id")
                    .asString();
            String plan = site.data("""
                            mutation { createTestPlan(jira: { fields: { summary: "P", project: { key: "CALC" } } }, testIssueIds: ["%d"]) { testPlan { issueId } } }""".formatted(test.id()))
                    .at("/createTestPlan/testPlan/issueId")
                    .asString();

            JsonNode got = site.data("""
                    mutation { step: removeTestStep(stepId: "%1$s") all: removeAllTestSteps(issueId: "%2$d")
                      plan: removeTestsFromTestPlan(issueId: "%3$s", testIssueIds: ["%2$d"])
                      folder: createFolder(projectId: "%4$d", path: "/F") { folder { name path testsCount } warnings }
                      move: updateTestFolder(issueId: "%2$d", folderPath: "/F")
                      out: removeTestsFromFolder(projectId: "%4$d", testIssueIds: ["%2$d"])
                      gone: deleteFolder(projectId: "%4$d", path: "/F")
                      runs: removeTestsFromTestExecution(issueId: "%5$d", testIssueIds: ["%2$d"])
                      test: deleteTest(issueId: "%2$d") }""".formatted(step, test.id(), plan, site.calc.id(), execution.id()));

            assertThat(got.get("step").asString()).contains("deleted successfully");
            assertThat(got.get("plan").asString()).isEqualTo("Tests successfully removed from Test Plan");
            assertThat(got.at("/folder/warnings")).isEmpty();
            assertThat(got.get("move").asString()).contains("Test moved");
            assertThat(got.get("out").asString()).contains("successfully");
            assertThat(got.get("gone").asString()).contains("successfully");
            assertThat(got.get("runs").asString()).contains("successfully removed");
            assertThat(got.get("test").asString()).contains("deleted successfully");
        }
    }

    @EachDatabase
    void aFolderThatExistsIsRefusedAndTheOtherMutationsStand(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            String create = "createFolder(projectId: \"CALC\", path: \"/F\") { folder { path } }";

            JsonNode body = site.ask(site.ada, "mutation { a: " + create + " b: " + create + " }", Map.of())
                    .body();

            assertThat(body.at("/errors/0/message").asString()).contains("already exists");
            assertThat(body.at("/errors/0/path/0").asString()).isEqualTo("b");
            assertThat(body.at("/data/a/folder/path").asString()).isEqualTo("/F");
            assertThat(body.at("/data/b").isNull()).isTrue();
        }
    }

    @EachDatabase
    void relationsAnswerWhatWasReallyAdded(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A");
            String set = site.data("""
                            mutation { createTestSet(jira: { fields: { summary: "S", project: { key: "CALC" } } }) { testSet { issueId } } }""").at("/createTestSet/testSet/issueId").asString();
            String add = "mutation { addTestsToTestSet(issueId: \"" + set + "\", testIssueIds: \"" + test.id()
                    + "\") { addedTests warning } }";

            assertThat(site.data(add).at("/addTestsToTestSet/addedTests").toString())
                    .isEqualTo("[\"" + test.id() + "\"]");
            assertThat(site.data(add).at("/addTestsToTestSet/addedTests")).isEmpty();
        }
    }

    @EachDatabase
    void runsAndTheirStepsAreFilled(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A", NewStep.of("one", null, null));
            Issue execution = site.execution("Run", test);
            JsonNode run = site.data("{ getTestRun(testIssueId: \"" + test.id() + "\", testExecIssueId: \""
                            + execution.id() + "\") { id steps { id } } }")
                    .get("getTestRun");
            String id = run.get("id").asString();
            String step = run.at("/steps/0/id").asString();

            JsonNode got = site.data("""
                    mutation { status: updateTestRunStatus(id: "%1$s", status: "FAILED")
                      comment: updateTestRunComment(id: "%1$s", comment: "oops")
                      run: updateTestRun(id: "%1$s", startedOn: "2026-03-01T09:00:00Z", executedById: "557058:owner") { warnings }
                      defects: addDefectsToTestRun(id: "%1$s", issues: ["%3$s"]) { addedDefects warnings }
                      evidence: addEvidenceToTestRun(id: "%1$s", evidence: { filename: "a.txt", mimeType: "text/plain", data: "aGk=" }) { addedEvidence warnings }
                      step: updateTestRunStep(testRunId: "%1$s", stepId: "%2$s", updateData: { status: "FAILED", actualResult: "2",
                              evidence: { add: { filename: "b.txt", mimeType: "text/plain", data: "aGk=" } } }) { addedEvidence addedDefects removedDefects removedEvidence warnings }
                      stepStatus: updateTestRunStepStatus(testRunId: "%1$s", stepId: "%2$s", status: "PASSED") { warnings }
                      stepComment: updateTestRunStepComment(testRunId: "%1$s", stepId: "%2$s", comment: "hm")
                      none: removeDefectsFromTestRun(id: "%1$s", issues: ["%3$s"]) }""".formatted(id, step, test.key()));
            JsonNode after = site.data(
                            "{ getTestRunById(id: \"" + id
                                    + "\") { status { name } comment startedOn executedById defects evidence { filename } steps { status { name } comment actualResult evidence { filename } } } }")
                    .get("getTestRunById");

            assertThat(got.get("status").asString()).isEqualTo("Success");
            assertThat(got.get("comment").asString()).isEqualTo("Success");
            assertThat(got.get("stepComment").asString()).isEqualTo("Success");
            assertThat(got.at("/run/warnings")).isEmpty();
            assertThat(got.at("/evidence/addedEvidence")).hasSize(1);
            assertThat(got.at("/evidence/warnings")).isEmpty();
            assertThat(got.get("none").asString()).contains("successfully removed");
            assertThat(after.at("/status/name").asString()).isEqualTo("FAILED");
            assertThat(after.get("startedOn").asString()).isEqualTo("2026-03-01T09:00:00Z");
            assertThat(after.get("executedById").asString()).isEqualTo("557058:owner");
            assertThat(after.get("defects")).isEmpty();
            assertThat(after.at("/evidence/0/filename").asString()).isEqualTo("a.txt");
            assertThat(after.at("/steps/0/status/name").asString()).isEqualTo("PASSED");
            assertThat(after.at("/steps/0/actualResult").asString()).isEqualTo("2");
            assertThat(after.at("/steps/0/evidence/0/filename").asString()).isEqualTo("b.txt");
        }
    }

    @EachDatabase
    void whatDoesNotExistIsRefusedAndNotIgnored(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A");

            assertThat(site.error("mutation { addTestStep(issueId: \"" + test.id()
                            + "\", versionId: 2, step: { action: \"x\" }) { id } }"))
                    .isEqualTo("version with id 2 of test with id " + test.id() + " not found!");
            assertThat(site.error(
                            "mutation { createTestPlan(jira: {fields: {project: {key: \"CALC\"}, summary: \"P\"}},"
                                    + " savedFilter: \"mine\") { warnings } }"))
                    .isEqualTo("Error fetching filter information");
        }
    }
}
