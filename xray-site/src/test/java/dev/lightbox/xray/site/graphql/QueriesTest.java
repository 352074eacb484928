package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.FolderPlace;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.Upload;
import dev.lightbox.xray.site.content.internal.IssueFiles;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QueriesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @EachDatabase
    void pagesOfEveryPartOfAListAreInTheOrderOfCreation(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            List<String> all = IntStream.range(0, 7)
                    .mapToObj(i -> String.valueOf(site.manualTest("T" + i).id()))
                    .toList();
            for (int start = 0; start <= 9; start++) {
                for (int limit = 1; limit <= 8; limit++) {
                    JsonNode page = site.data("{ getTests(start: " + start + ", limit: " + limit
                                    + ") { total results { issueId } } }")
                            .get("getTests");
                    assertThat(page.get("total").intValue()).isEqualTo(7);
                    assertThat(page.get("results")
                                    .valueStream()
                                    .map(test -> test.get("issueId").asString()))
                            .as("start %d, limit %d", start, limit)
                            .isEqualTo(all.subList(Math.min(start, 7), Math.min(start + limit, 7)));
                }
            }
        }
    }

    @EachDatabase
    void filesThatHangOnAnIssueAreShownAsJiraShowsThem(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue with = site.manualTest("With a file");
            Issue without = site.manualTest("Without");
            String file = site.content
                    .attachments()
                    .store(site.ada, "shot.png", "image/png", new ByteArrayInputStream(new byte[] {1, 2, 3}))
                    .id();
            site.database.update(sql -> IssueFiles.insert(sql, with.id(), file));

            JsonNode found = site.data(
                            "{ getTests(limit: 9, issueIds: [\"" + with.id() + "\", \"" + without.id()
                                    + "\"]) { results { some: jira(fields: [\"attachment\"]) all: jira none: jira(fields: [\"key\"]) } } }")
                    .at("/getTests/results");

            JsonNode shown = found.at("/0/some/attachment/0");
            assertThat(shown.get("id").asString()).isEqualTo(file);
            assertThat(shown.get("filename").asString()).isEqualTo("shot.png");
            assertThat(shown.get("mimeType").asString()).isEqualTo("image/png");
            assertThat(shown.get("size").asInt()).isEqualTo(3);
            assertThat(shown.at("/author/accountId").asString()).isEqualTo("557058:ada");
            assertThat(shown.get("content").asString())
                    .isEqualTo("https://eu.example.test/rest/api/2/attachment/content/" + file);
            assertThat(found.at("/0/all/attachment")).hasSize(1);
            assertThat(found.at("/1/some/attachment").toString()).isEqualTo("[]");
            assertThat(found.at("/0/none").has("attachment")).isFalse();
        }
    }

    @EachDatabase
    void aTestAnswersEveryServedField(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("Adds", NewStep.of("press 1", "1", "1 is shown"));

            JsonNode got = site.data("""
                    { getTest(issueId: "%d") { issueId projectId lastModified gherkin unstructured scenarioType
                        testType { id name kind } folder { name path } jira
                        steps { id action data result callTestIssueId attachments { id } customFields { id name value } }
                        coverableIssues(limit: 1) { total start limit results { issueId } warnings }
                        preconditions(limit: 1) { total results { issueId } }
                        testSets(limit: 1) { total results { issueId } } testPlans(limit: 1) { total warnings results { issueId } }
                        testExecutions(limit: 1) { total results { issueId } } testRuns(limit: 1) { total results { id } } } }""".formatted(test.id())).get("getTest");

            assertThat(got.get("issueId").asString()).isEqualTo(String.valueOf(test.id()));
            assertThat(got.get("lastModified").asString()).isEqualTo("2030-01-01T00:00:00Z");
            assertThat(got.at("/testType/name").asString()).isEqualTo("Manual");
            assertThat(got.at("/testType/kind").asString()).isEqualTo("Steps");
            assertThat(got.at("/steps/0/action").asString()).isEqualTo("press 1");
            assertThat(got.at("/jira/key").asString()).isEqualTo(test.key());
            assertThat(got.at("/coverableIssues/total").asInt()).isZero();
        }
    }

    @EachDatabase
    void jiraHoldsTheRequestedFieldsThatExistInTheShapeOfJira(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            JiraFields fields = JiraFields.of("CALC", "Adds")
                    .withDescription("two numbers")
                    .withLabels(List.of("smoke"))
                    .with("priority", JSON.readTree("{\"name\":\"High\"}"));
            Issue test = site.content.tests().create(site.ada, NewTest.generic(fields, "add()"));

            JsonNode jira = site.data("""
                    { getTest(issueId: "%d") { jira(fields: ["key", "summary", "description", "labels", "status", "issuetype",
                        "project", "assignee", "reporter", "created", "updated", "priority", "attachment", "nonsense"]) } }""".formatted(test.id())).at("/getTest/jira");

            assertThat(jira.propertyNames())
                    .containsExactly(
                            "key",
                            "summary",
                            "description",
                            "labels",
                            "status",
                            "issuetype",
                            "project",
                            "assignee",
                            "reporter",
                            "created",
                            "updated",
                            "priority",
                            "attachment");
            assertThat(jira.at("/status/name").asString()).isEqualTo("To Do");
            assertThat(jira.at("/issuetype/name").asString()).isEqualTo("Test");
            assertThat(jira.at("/project/key").asString()).isEqualTo("CALC");
            assertThat(jira.at("/reporter/accountId").asString()).isEqualTo("557058:ada");
            assertThat(jira.get("assignee").isNull()).isTrue();
            assertThat(jira.get("created").asString()).isEqualTo("2030-01-01T00:00:00.000+0000");
            assertThat(jira.at("/priority/name").asString()).isEqualTo("High");
            assertThat(jira.get("labels").toString()).isEqualTo("[\"smoke\"]");
            assertThat(jira.get("attachment").toString()).isEqualTo("[]");
        }
    }

    @EachDatabase
    void whatTheCallerMayNotSeeIsNotFound(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue secret = site.hiddenTest("Secret");
            Issue open = site.manualTest("Open");
            Issue execution = site.execution("Both", secret, open);
            String query = "{ getTest(issueId: \"" + secret.id() + "\") { issueId } }";

            assertThat(site.error(query)).isEqualTo("test with id " + secret.id() + " not found!");
            assertThat(site.ask(site.owner, query, Map.of())
                            .body()
                            .at("/data/getTest/issueId")
                            .asString())
                    .isEqualTo(String.valueOf(secret.id()));
            assertThat(site.data("{ getTests(limit: 9) { total } }")
                            .at("/getTests/total")
                            .asInt())
                    .isEqualTo(1);
            assertThat(site.data("{ getTests(limit: 9, jql: \"key = " + secret.key() + "\") { total } }")
                            .at("/getTests/total")
                            .asInt())
                    .isZero();
            JsonNode seen = site.data("{ getTestExecution(issueId: \"" + execution.id()
                    + "\") { tests(limit: 9) { total } testRuns(limit: 9) { total results { test { issueId } } } } }");
            assertThat(seen.at("/getTestExecution/tests/total").asInt()).isEqualTo(1);
            assertThat(seen.at("/getTestExecution/testRuns/results/0/test").isNull())
                    .isTrue();
        }
    }

    @EachDatabase
    void anIdThatIsNeitherIdNorKeyIsNotValid(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            assertThat(site.error("{ getTest(issueId: \"nonsense\") { issueId } }"))
                    .isEqualTo("issueId provided is not valid");
            assertThat(site.error("{ getTests(issueIds: [\"a b\"], limit: 1) { total } }"))
                    .isEqualTo("issueId provided is not valid");
            assertThat(site.error("{ getTestPlan(issueId: \"77\") { issueId } }"))
                    .isEqualTo("test plan with id 77 not found!");
        }
    }

    @EachDatabase
    void aNestedPageThatIsRefusedLeavesItsSiblingsStanding(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A");
            String query = "{ getTest(issueId: \"" + test.id()
                    + "\") { issueId testSets(limit: 1, issueIds: [\"a b\"]) { total } testPlans(limit: 1) { total } } }";

            JsonNode body = site.ask(site.ada, query, Map.of()).body();

            assertThat(body.at("/errors/0/message").asString()).isEqualTo("issueId provided is not valid");
            assertThat(body.at("/errors/0/path/1").asString()).isEqualTo("testSets");
            assertThat(body.at("/data/getTest/testSets").isNull()).isTrue();
            assertThat(body.at("/data/getTest/testPlans/total").asInt()).isZero();
        }
    }

    @EachDatabase
    void aPlansBoardHasFoldersOfItsOwn(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue placed = site.manualTest("Placed");
            Issue loose = site.manualTest("Loose");
            Issue plan = site.content
                    .testPlans()
                    .create(site.ada, JiraFields.of("CALC", "Plan"), List.of(placed.key(), loose.key()));
            site.content.folders().create(site.ada, new FolderPlace.Board(plan.key()), "/Smoke", List.of(placed.key()));
            String board = "folder: { testPlanId: \"" + plan.id() + "\", path: ";

            assertThat(ids(site, board + "\"/Smoke\" }")).containsExactly(placed.id());
            assertThat(ids(site, board + "\"/\" }")).containsExactly(loose.id());
            assertThat(ids(site, board + "\"/\", includeDescendants: true }")).containsExactly(placed.id(), loose.id());
            JsonNode tree = site.data(
                            "{ getFolder(testPlanId: \"" + plan.id() + "\", path: \"/\") { path testsCount folders } }")
                    .get("getFolder");
            assertThat(tree.get("testsCount").asInt()).isEqualTo(2);
            assertThat(tree.at("/folders/0/testsCount").asInt()).isEqualTo(1);
        }
    }

    @EachDatabase
    void pagesFollowEachOtherInOrderAndEndEmpty(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            List<String> made = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                made.add(String.valueOf(site.manualTest("T" + i).id()));
            }
            List<String> read = new ArrayList<>();
            for (int start = 0; start < 8; start += 2) {
                JsonNode page = site.data("{ getTests(limit: 2, start: " + start
                                + ") { total start limit results { issueId } } }")
                        .get("getTests");
                assertThat(page.get("total").asInt()).isEqualTo(5);
                assertThat(page.get("start").asInt()).isEqualTo(start);
                page.get("results").forEach(test -> read.add(test.get("issueId").asString()));
            }

            assertThat(read).isEqualTo(made);
        }
    }

    @EachDatabase
    void nestedPagesKnowTheirTotalAlsoPastTheEnd(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue first = site.manualTest("A");
            Issue second = site.manualTest("B");
            Issue execution = site.execution("Run", first, second);

            JsonNode got =
                    site.data("""
                    { getTestExecution(issueId: "%d") { one: tests(limit: 1, start: 1) { total results { issueId } }
                        past: tests(limit: 1, start: 7) { total results { issueId } }
                        only: tests(limit: 9, issueIds: ["%s"]) { total results { issueId } } } }""".formatted(execution.id(), second.key())).get("getTestExecution");

            assertThat(got.at("/one/total").asInt()).isEqualTo(2);
            assertThat(got.at("/one/results/0/issueId").asString()).isEqualTo(String.valueOf(second.id()));
            assertThat(got.at("/past/total").asInt()).isEqualTo(2);
            assertThat(got.at("/past/results")).isEmpty();
            assertThat(got.at("/only/total").asInt()).isEqualTo(1);
        }
    }

    @EachDatabase
    void relationsAreReadInBothDirections(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A");
            String id = String.valueOf(test.id());
            Issue set = site.content.testSets().create(site.ada, JiraFields.of("CALC", "Set"), List.of(id));
            Issue plan = site.content.testPlans().create(site.ada, JiraFields.of("CALC", "Plan"), List.of(id));
            Issue precondition = site.content
                    .preconditions()
                    .create(
                            site.ada,
                            new NewPrecondition(JiraFields.of("CALC", "Pre"), null, "switched on", null, List.of(id)));
            Issue execution = site.execution("Run", test);
            site.content.testPlans().addExecutions(site.ada, plan.key(), List.of(execution.key()));
            Issue story = site.content.issues().create(site.ada, JiraFields.parse(JSON.readTree("""
                            {"fields": {"project": {"key": "CALC"}, "summary": "Story", "issuetype": {"name": "Story"}}}""")));
            site.content.issues().cover(site.ada, story.key(), List.of(id));
            String page = "(limit: 9) { total results { issueId } }";

            JsonNode there = site.data("{ getTest(issueId: \"" + id + "\") { testSets" + page + " testPlans" + page
                            + " preconditions" + page + " testExecutions" + page + " coverableIssues" + page + " } }")
                    .get("getTest");
            JsonNode back = site.data(
                    "{ s: getTestSet(issueId: \"" + set.id() + "\") { tests" + page + " } p: getTestPlan(issueId: \""
                            + plan.id() + "\") { tests" + page + " testExecutions" + page
                            + " folders { name path folders testsCount } } c: getPrecondition(issueId: \""
                            + precondition.id() + "\") { definition preconditionType { name } tests" + page
                            + " } e: getTestExecution(issueId: \""
                            + execution.id() + "\") { tests" + page + " testPlans" + page
                            + " testEnvironments } r: getCoverableIssue(issueId: \""
                            + story.id() + "\") { issueId jira(fields: [\"key\"]) tests" + page
                            + " } rs: getCoverableIssues(jql: \"issuetype = Story\", limit: 3) { total warnings } }");

            assertThat(only(there, "testSets")).isEqualTo(set.id());
            assertThat(only(there, "testPlans")).isEqualTo(plan.id());
            assertThat(only(there, "preconditions")).isEqualTo(precondition.id());
            assertThat(only(there, "testExecutions")).isEqualTo(execution.id());
            assertThat(only(there, "coverableIssues")).isEqualTo(story.id());
            for (String parent : List.of("s", "p", "c", "e", "r")) {
                assertThat(only(back.get(parent), "tests")).isEqualTo(test.id());
            }
            assertThat(only(back.get("p"), "testExecutions")).isEqualTo(execution.id());
            assertThat(only(back.get("e"), "testPlans")).isEqualTo(plan.id());
            assertThat(back.at("/c/definition").asString()).isEqualTo("switched on");
            assertThat(back.at("/p/folders/testsCount").asInt()).isEqualTo(1);
            assertThat(back.at("/rs/total").asInt()).isEqualTo(1);
        }
    }

    private static long only(JsonNode parent, String field) {
        assertThat(parent.get(field).get("total").asInt()).as(field).isEqualTo(1);
        return parent.get(field).at("/results/0/issueId").asLong();
    }

    @EachDatabase
    void aRunShowsWhatWasRecorded(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue test = site.manualTest("A", NewStep.of("press", null, "shown"));
            Issue execution = site.execution("Run", test);
            String run = site.data("{ getTestRuns(testExecIssueIds: [\"" + execution.key() + "\"], testIssueIds: [\""
                            + test.key() + "\"], limit: 1) { total results { id } } }")
                    .at("/getTestRuns/results/0/id")
                    .asString();
            site.content.testRuns().updateStatus(site.ada, run, "PASSED");
            site.content
                    .testRuns()
                    .changeEvidence(
                            site.ada, run, FileChange.adding(List.of(Upload.base64("shot.png", "image/png", "AAEC"))));

            JsonNode got = site.data("""
                    { getTestRunById(id: "%s") { id status { name color description final coverageStatus } comment assigneeId executedById
                        startedOn finishedOn lastModified defects gherkin unstructured scenarioType testType { name }
                        customFields { id name values } test { issueId jira(fields: ["key"]) } testExecution { issueId }
                        evidence { id filename size createdOn downloadLink storedInJira }
                        steps { id action data result status { name testStatus { name } } comment actualResult defects evidence { id }
                            customFields { id name value } }
                        results { name log duration status { name } wasImported steps { name } }
                        examples { id duration status { name } }
                        preconditions(limit: 2) { total results { definition preconditionRef { issueId } } } } }""".formatted(run)).get("getTestRunById");

            assertThat(got.at("/status/name").asString()).isEqualTo("PASSED");
            assertThat(got.at("/status/color").asString()).isEqualTo("#95C160");
            assertThat(got.at("/executedById").asString()).isEqualTo("557058:ada");
            assertThat(got.at("/steps/0/status/name").asString()).isEqualTo("TO DO");
            assertThat(got.at("/evidence/0/size").asInt()).isEqualTo(3);
            assertThat(got.at("/evidence/0/downloadLink").asString())
                    .isEqualTo("https://eu.example.test/api/v2/attachments/"
                            + got.at("/evidence/0/id").asString());
            JsonNode pair = site.data(
                    "{ a: getTestRun(testIssueId: \"" + test.id() + "\", testExecIssueId: \"" + execution.id()
                            + "\") { id } none: getTestRun(testIssueId: \"1\", testExecIssueId: \"2\") { id } ids: getTestRunsById(ids: [\""
                            + run
                            + "\", \"0\"], limit: 5) { total results { id } } mine: getTestRuns(testRunAssignees: [\"nobody\"], limit: 5) { total } }");
            assertThat(pair.at("/a/id").asString()).isEqualTo(run);
            assertThat(pair.get("none").isNull()).isTrue();
            assertThat(pair.at("/ids/total").asInt()).isEqualTo(1);
            assertThat(pair.at("/mine/total").asInt()).isZero();
            assertThat(site.error("{ getTestRunById(id: \"0\") { id } }")).isEqualTo("test run with id 0 not found!");
        }
    }

    @EachDatabase
    void filtersNarrowTogether(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue old = site.manualTest("Old");
            site.pass();
            Issue young = site.manualTest("Young");
            site.content.folders().create(site.ada, new FolderPlace.Repository("CALC"), "/A/B", List.of(young.key()));

            assertThat(ids(site, "modifiedSince: \"2030-01-01T00:00:30Z\"")).containsExactly(young.id());
            assertThat(ids(site, "modifiedSince: \"2030-01-01T00:00:00Z\", jql: \"summary ~ old\""))
                    .isEmpty();
            assertThat(ids(site, "projectId: \"" + site.calc.id() + "\"")).hasSize(2);
            assertThat(ids(site, "testType: { name: \"manual\" }")).hasSize(2);
            assertThat(ids(site, "testType: { kind: \"Gherkin\" }")).isEmpty();
            assertThat(ids(site, "folder: { path: \"/A\" }")).isEmpty();
            assertThat(ids(site, "folder: { path: \"/A\", includeDescendants: true }"))
                    .containsExactly(young.id());
            assertThat(ids(site, "folder: { path: \"/A/B\" }")).containsExactly(young.id());
            assertThat(ids(site, "folder: { path: \"/\" }")).containsExactly(old.id());
            assertThat(ids(site, "folder: { path: \"/\", includeDescendants: true }"))
                    .hasSize(2);
            assertThat(ids(
                            site,
                            "issueIds: [\"" + old.key() + "\", \"" + young.id() + "\"], jql: \"order by key desc\""))
                    .containsExactly(young.id(), old.id());
        }
    }

    private static List<Long> ids(GraphQlFixture site, String arguments) {
        JsonNode page = site.data("{ getTests(limit: 100, " + arguments + ") { total results { issueId } } }")
                .get("getTests");
        List<Long> ids = page.get("results")
                .valueStream()
                .map(test -> test.get("issueId").asLong())
                .toList();
        assertThat(page.get("total").asInt()).isEqualTo(ids.size());
        return ids;
    }

    @EachDatabase
    void foldersComeAsATreeWithCounts(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue plus = site.manualTest("Plus");
            Issue other = site.manualTest("Other");
            FolderPlace repository = new FolderPlace.Repository("CALC");
            site.content.folders().create(site.ada, repository, "/Arithmetic", List.of(other.key()));
            site.content.folders().create(site.ada, repository, "/Arithmetic/Plus", List.of(plus.key()));
            String fields = "{ name path testsCount issuesCount preconditionsCount folders }";

            JsonNode root = site.data(
                            "{ getFolder(projectId: \"" + site.calc.id() + "\", path: \"/\") " + fields + " }")
                    .get("getFolder");
            JsonNode inner = site.data("{ getFolder(projectId: \"CALC\", path: \"Arithmetic/\") " + fields + " }")
                    .get("getFolder");

            assertThat(root.get("testsCount").asInt()).isEqualTo(2);
            assertThat(root.at("/folders/0/folders/0/path").asString()).isEqualTo("/Arithmetic/Plus");
            assertThat(inner.get("name").asString()).isEqualTo("Arithmetic");
            assertThat(inner.get("testsCount").asInt()).isEqualTo(2);
            assertThat(inner.at("/folders/0/testsCount").asInt()).isEqualTo(1);
            assertThat(site.error("{ getFolder(projectId: \"CALC\", path: \"/None\") { name } }"))
                    .contains("/None not found!");
            assertThat(site.error("{ getFolder(projectId: \"HIDDEN\", path: \"/\") { name } }"))
                    .isEqualTo("User doesn't have permissions to view test repository");
        }
    }

    @EachDatabase
    void settingsAndWordsOfTheSite(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            JsonNode got = site.data("""
                    { getProjectSettings(projectIdOrKey: "CALC") { projectId defectIssueTypes testEnvironments
                        testTypeSettings { defaultTestTypeId testTypes { id name kind } }
                        testCoverageSettings { coverableIssueTypeIds epicIssuesRelation issueSubTasksRelation issueLinkTypeId issueLinkTypeDirection }
                        testStepSettings { fields { id } } testRunCustomFieldSettings { fields { id } } }
                      getStatuses { name color description final coverageStatus }
                      getStepStatuses { name color description testStatus { name } }
                      getStatus(name: "TODO") { name } getStepStatus(name: "PASSED") { name } getIssueLinkTypes { id name } }""");

            assertThat(got.at("/getProjectSettings/projectId").asString()).isEqualTo(String.valueOf(site.calc.id()));
            assertThat(got.at("/getProjectSettings/testTypeSettings/testTypes")).hasSizeGreaterThanOrEqualTo(3);
            assertThat(got.get("getStatuses")
                            .valueStream()
                            .map(status -> status.get("name").asString()))
                    .contains("TO DO", "EXECUTING", "PASSED", "FAILED");
            assertThat(got.get("getStepStatuses")).hasSizeGreaterThanOrEqualTo(4);
            assertThat(got.at("/getStatus/name").asString()).isEqualTo("TO DO");
            assertThat(got.get("getIssueLinkTypes")).hasSize(2);
            assertThat(site.error("{ getProjectSettings(projectIdOrKey: \"HIDDEN\") { projectId } }"))
                    .contains("HIDDEN");
        }
    }
}
