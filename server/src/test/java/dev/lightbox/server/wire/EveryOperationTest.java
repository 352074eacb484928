package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.content.Dataset;
import dev.lightbox.xray.site.content.DatasetPlace;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.graphql.SchemaWalk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every query and every mutation of the schema is asked for over HTTP, on a site that gets something of every kind on the
 * way: none fails, and each answers everything it has in the shape of the schema.
 */
class EveryOperationTest {
    private static final String OUTLINE = """
            [{"uri": "a.feature", "name": "Sums", "elements": [
              {"id": "a;sums;;2", "keyword": "Scenario Outline", "name": "Sums", "steps": [
                {"keyword": "Given ", "name": "row 1", "result": {"status": "failed", "error_message": "by zero", "duration": 5},
                 "embeddings": [{"data": "aGk=", "mime_type": "image/png", "name": "shot.png"}]}]}]}]
            """;

    @EachDatabase
    void everyOperationOfTheSchemaAnswersInItsShape(Database database) {
        try (WireSite site = new WireSite(database)) {
            ScriptedOperations operations = new ScriptedOperations(site);
            operations.name("jira", "jira: {fields: {summary: \"S\", project: {key: \"CALC\"}}}");
            operations.name("report", importedExecution(site));

            operations.run("operations/1-tests.txt");
            operations.name("story", coveredStory(site, operations.named("test")));
            operations.run("operations/2-runs.txt");
            List<String> ways = new SchemaWalk(argumentsOfQueries(operations), 4, 2).queries();
            ways.forEach(operations::data);
            operations.run("operations/3-removals.txt");

            assertThat(ways.size()).as("ways through the schema").isGreaterThan(400);
            Set<String> mutations = new HashSet<>(operations.done());
            mutations.removeAll(SchemaWalk.operations("Query"));
            assertThat(mutations).isEqualTo(SchemaWalk.operations("Mutation"));
        }
    }

    private static String importedExecution(WireSite site) {
        String path = "/api/v2/import/execution/cucumber?projectKey=CALC";
        String answer = site.post(SiteHost.EU, path, OUTLINE, "Authorization", site.bearer())
                .body();
        return JsonMapper.shared().readTree(answer).get("id").asString();
    }

    /** The id of an issue that a test covers; the test gets a dataset, so that its runs have iterations. */
    private static String coveredStory(WireSite site, String test) {
        SiteUser ann =
                site.identity.users().findByUserKey(site.tenant.id(), "ann").orElseThrow();
        Caller caller = site.identity.callers().find(ann.id()).orElseThrow();
        JiraFields fields = JiraFields.parse(JsonMapper.shared().readTree("""
                {"fields": {"project": {"key": "CALC"}, "summary": "Story", "issuetype": {"name": "Story"}}}"""));
        Issue story = site.content.issues().create(caller, fields);
        site.content.issues().cover(caller, story.key(), List.of(test));
        Dataset users = new Dataset(List.of(Dataset.Parameter.text("user")), List.of(List.of("Ann"), List.of("Bob")));
        site.content.datasets().put(caller, DatasetPlace.ofTest(test), users);
        return String.valueOf(story.id());
    }

    /** How the queries that need arguments find what the scripts have made. */
    private static Map<String, String> argumentsOfQueries(ScriptedOperations operations) {
        Map<String, String> arguments = new HashMap<>();
        arguments.put("getCoverableIssue", "issueId: \"$story\"");
        arguments.put("getTest", "issueId: \"$test\"");
        arguments.put("getExpandedTest", "issueId: \"$test\"");
        arguments.put("getDataset", "testIssueId: \"$test\"");
        arguments.put("getDatasets", "testIssueIds: [\"$test\"]");
        arguments.put("getFolder", "projectId: \"$project\", path: \"/\"");
        arguments.put("getPrecondition", "issueId: \"$precondition\"");
        arguments.put("getProjectSettings", "projectIdOrKey: \"$project\"");
        arguments.put("getStatus", "name: \"PASSED\"");
        arguments.put("getStepStatus", "name: \"PASSED\"");
        arguments.put("getTestExecution", "issueId: \"$execution\"");
        arguments.put("getTestPlan", "issueId: \"$plan\"");
        arguments.put("getTestSet", "issueId: \"$set\"");
        arguments.put("getTestRun", "testIssueId: \"$test\", testExecIssueId: \"$execution\"");
        arguments.put("getTestRunById", "id: \"$run\"");
        arguments.put("getTestRuns", "testIssueIds: [\"$test\"], limit: 2");
        arguments.put("getTestRunsById", "ids: [\"$run\"], limit: 2");
        arguments.replaceAll((_, text) -> operations.filled(text));
        return arguments;
    }
}
