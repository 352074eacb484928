package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each field of each type that a query can reach is asked for, on a site that has something of every kind: it answers in
 * the shape of the schema.
 */
class WholeSchemaTest {
    private static final String CALC = "project: {key: \"CALC\"}";

    @Test
    void everyFieldOfEveryTypeAnswersInItsShape() {
        Database database = FreshDatabases.sqlite();
        try (database;
                GraphQlFixture site = new GraphQlFixture(database)) {
            List<String> queries = new SchemaWalk(furnish(site), 4, 2).queries();
            List<String> wrong = new ArrayList<>();
            for (String query : queries) {
                // The fixture compares every answer with the schema.
                GraphQlFixture.Answer answer = site.ask(site.ada, query, Map.of());
                for (JsonNode error : answer.body().path("errors")) {
                    wrong.add(error + " to " + query);
                }
            }
            assertThat(queries.size()).as("ways through the schema").isGreaterThan(400);
            assertThat(wrong).isEmpty();
        }
    }

    /** One of each kind, tied together; the arguments by which the queries find them. */
    private static Map<String, String> furnish(GraphQlFixture site) {
        String precondition = made(
                site,
                "createPrecondition",
                "precondition",
                "preconditionType: {name: \"Generic\"}, definition: \"On\",");
        String test = made(
                site,
                "createTest",
                "test",
                "testType: {name: \"Manual\"}, preconditionIssueIds: [\"" + precondition + "\"],"
                        + " steps: [{action: \"Add\", data: \"1\", result: \"2\","
                        + " attachments: [{filename: \"a.txt\", mimeType: \"text/plain\", data: \"YQ==\"}]}],");
        String set = made(site, "createTestSet", "testSet", "testIssueIds: [\"" + test + "\"],");
        String execution = made(
                site,
                "createTestExecution",
                "testExecution",
                "testIssueIds: [\"" + test + "\"], testEnvironments: [\"chrome\"],");
        String plan = made(site, "createTestPlan", "testPlan", "testIssueIds: [\"" + test + "\"],");
        site.data("mutation { addTestExecutionsToTestPlan(issueId: \"" + plan + "\", testExecIssueIds: [\"" + execution
                + "\"]) { warning } }");
        String project = String.valueOf(site.calc.id());
        site.data("mutation { createFolder(projectId: \"" + project + "\", path: \"/sums\", testIssueIds: [\"" + test
                + "\"]) { warnings } }");
        String run = site.data(
                        "{ getTestRun(testIssueId: \"" + test + "\", testExecIssueId: \"" + execution + "\") { id } }")
                .at("/getTestRun/id")
                .asString();
        site.data("mutation { addEvidenceToTestRun(id: \"" + run
                + "\", evidence: [{filename: \"e.txt\", mimeType: \"text/plain\", data: \"YQ==\"}]) { warnings } }");
        site.data("mutation { addDefectsToTestRun(id: \"" + run + "\", issues: [\"" + set + "\"]) { warnings } }");
        Issue story = site.content
                .issues()
                .create(site.ada, JiraFields.parse(JsonMapper.shared().readTree("""
                                {"fields": {"project": {"key": "CALC"}, "summary": "Story", "issuetype": {"name": "Story"}}}""")));
        site.content.issues().cover(site.ada, story.key(), List.of(test));
        Map<String, String> arguments = arguments(project, test, precondition, set, plan, execution, run);
        arguments.put("getCoverableIssue", "issueId: \"" + story.id() + "\"");
        return arguments;
    }

    private static String made(GraphQlFixture site, String mutation, String kind, String arguments) {
        JsonNode data = site.data("mutation { " + mutation + "(" + arguments + " jira: {fields: {summary: \"" + kind
                + "\", " + CALC + "}}) { " + kind + " { issueId } } }");
        return data.at("/" + mutation + "/" + kind + "/issueId").asString();
    }

    private static Map<String, String> arguments(
            String project, String test, String precondition, String set, String plan, String execution, String run) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("getTest", "issueId: \"" + test + "\"");
        arguments.put("getExpandedTest", "issueId: \"" + test + "\"");
        arguments.put("getDataset", "testIssueId: \"" + test + "\"");
        arguments.put("getDatasets", "testIssueIds: [\"" + test + "\"]");
        arguments.put("getFolder", "projectId: \"" + project + "\", path: \"/\"");
        arguments.put("getPrecondition", "issueId: \"" + precondition + "\"");
        arguments.put("getProjectSettings", "projectIdOrKey: \"CALC\"");
        arguments.put("getStatus", "name: \"PASSED\"");
        arguments.put("getStepStatus", "name: \"PASSED\"");
        arguments.put("getTestExecution", "issueId: \"" + execution + "\"");
        arguments.put("getTestPlan", "issueId: \"" + plan + "\"");
        arguments.put("getTestSet", "issueId: \"" + set + "\"");
        arguments.put("getTestRun", "testIssueId: \"" + test + "\", testExecIssueId: \"" + execution + "\"");
        arguments.put("getTestRunById", "id: \"" + run + "\"");
        arguments.put("getTestRuns", "testIssueIds: [\"" + test + "\"], limit: 2");
        arguments.put("getTestRunsById", "ids: [\"" + run + "\"], limit: 2");
        return arguments;
    }
}
