package dev.lightbox.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Libraries and tools from npm that call the site's API. */
final class NodeRecipes {
    private NodeRecipes() {}

    static List<Recipe> all() {
        return List.of(
                Recipe.npm(
                        "@qytera/xray-client",
                        "imports Xray JSON with evidence, raw and multipart; uploads and downloads an attachment;"
                                + " reads executions and runs and changes evidence by its typed GraphQL",
                        NodeRecipes::qyteraClient),
                Recipe.npm(
                        "mcp-graphql",
                        "an assistant's tool server: introspects the schema, creates a test, finds it by JQL",
                        NodeRecipes::toolServer),
                Recipe.npm(
                        "typed-graphql-builder",
                        "makes typed code from the introspected schema; the code is compiled and asks for tests",
                        NodeRecipes::generatedClient),
                Recipe.npm(
                        "jira-client",
                        "creates a story and a test plan by Jira's REST API, edits and links them, finds them by JQL; they are"
                                + " then there for Xray's API",
                        NodeRecipes::jiraClient),
                Recipe.npm(
                        "newman",
                        "Postman's runner: a token, a test with steps, a step changed and removed, the assertions that"
                                + " the vendor's public collection makes",
                        NodeRecipes::collection));
    }

    private static void qyteraClient(ClientSite site, Path folder) {
        JsonNode told = new NodeClient(site, folder).play("qytera-xray-client.mjs");

        assertThat(told.get("downloaded").asString()).isEqualTo("notes of a run");
        assertThat(told.at("/before/total").asInt()).isEqualTo(2);
        assertThat(told.at("/added/addedEvidence")).hasSize(1);
        assertThat(told.at("/executions/results/0/jira/key")).isEqualTo(told.at("/multipart/key"));
        ClientSite.Execution raw = site.execution("key = " + told.at("/raw/key").asString());
        assertThat(raw.summary()).isEqualTo("Imported by @qytera/xray-client");
        assertThat(raw.statuses()).containsExactly("FAILED", "PASSED");
        assertThat(evidence(raw)).containsExactly("later.txt");
        ClientSite.Execution multipart =
                site.execution("key = " + told.at("/multipart/key").asString());
        assertThat(multipart.summary()).isEqualTo("Imported in parts");
        assertThat(evidence(multipart)).containsExactly("seen.txt");
    }

    private static List<String> evidence(ClientSite.Execution execution) {
        return execution.runs().stream()
                .flatMap(run -> run.get("evidence").valueStream())
                .map(file -> file.get("filename").asString())
                .toList();
    }

    private static void toolServer(ClientSite site, Path folder) {
        JsonNode told = new NodeClient(site, folder).play("mcp-graphql.mjs");

        assertThat(told.get("schema").asString()).contains("type TestRun ", "getTestRuns(");
        assertThat(told.at("/read/data/getTests/results/0/unstructured").asString())
                .isEqualTo("mcp");
        assertThat(test(site, told.get("key")).get("unstructured").asString()).isEqualTo("mcp");
    }

    private static void generatedClient(ClientSite site, Path folder) {
        List<String> tests = site.newTests(1);

        JsonNode told = new NodeClient(site, folder).play("typed-graphql-builder.mjs");

        assertThat(told.get("source").asString()).contains("class TestRun ", "getExpandedTests");
        assertThat(told.at("/answer/data/getTests/total").asInt()).isGreaterThanOrEqualTo(tests.size());
        assertThat(told.at("/answer/data/getTests/results/0/testType/name").asString())
                .isNotEmpty();
    }

    private static void jiraClient(ClientSite site, Path folder) {
        String test = site.newTests(1).getFirst();

        JsonNode told = new NodeClient(site, folder).with("XRAY_TESTS", test).play("jira-client.mjs");

        assertThat(told.at("/me/emailAddress").asString()).isEqualTo(ClientSite.EMAIL);
        assertThat(told.at("/project/key").asString()).isEqualTo(ClientSite.PROJECT);
        assertThat(told.at("/found/issues/0/key")).isEqualTo(told.at("/plan/key"));
        JsonNode seen = site.graphQl(
                """
                query ($plan: String!, $story: String!) {
                  getTestPlans(jql: $plan, limit: 2) { results { jira(fields: ["summary", "labels"]) } }
                  getCoverableIssues(jql: $story, limit: 2) { results { tests(limit: 2) { results { jira(fields: ["key"]) } } } } }
                """,
                Map.of(
                        "plan", "key = " + told.at("/plan/key").asString(),
                        "story", "key = " + told.at("/story/key").asString()));
        assertThat(seen.at("/getTestPlans/results/0/jira/labels/0").asString()).isEqualTo("scripted");
        assertThat(seen.at("/getCoverableIssues/results/0/tests/results/0/jira/key")
                        .asString())
                .isEqualTo(test);
    }

    private static void collection(ClientSite site, Path folder) {
        JsonNode told = new NodeClient(site, folder).play("newman.mjs");

        assertThat(told.get("failures")).isEmpty();
        JsonNode test = test(site, told.get("key"));
        assertThat(test.at("/jira/summary").asString()).isEqualTo("Made by newman");
        assertThat(test.get("steps")
                        .valueStream()
                        .map(step -> step.get("action").asString()))
                .containsExactly("Close");
    }

    private static JsonNode test(ClientSite site, JsonNode key) {
        return site.graphQl("""
                        query ($jql: String!) { getTests(jql: $jql, limit: 1) { results {
                          unstructured steps { action } jira(fields: ["summary"]) } } }
                        """, Map.of("jql", "key = " + key.asString())).at("/getTests/results/0");
    }
}
