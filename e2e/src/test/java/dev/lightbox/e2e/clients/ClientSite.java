package dev.lightbox.e2e.clients;

import dev.lightbox.e2e.KeyPair;
import dev.lightbox.e2e.Program;
import dev.lightbox.e2e.SiteCalls;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The site that all clients talk to, and what a test looks up in it afterwards. Its owner closes it. */
final class ClientSite implements AutoCloseable {
    /** Where the clients work; the reporter for TestCafe knows tests by this key only. */
    static final String PROJECT = "NJ";
    /** By which the key's user signs in to the Jira side. */
    static final String EMAIL = "build@example.org";

    private final Program.Running server;
    private final KeyPair key;
    private final String jiraToken;
    private final SiteCalls calls;

    private ClientSite(Program.Running server, KeyPair key, String jiraToken) {
        this.server = server;
        this.key = key;
        this.jiraToken = jiraToken;
        this.calls = new SiteCalls(server.site(), key);
    }

    /** Starts one with an empty project, a user and that user's key. */
    static ClientSite start(Path folder) {
        Program program = Program.in(folder);
        Program.Running server = program.serve();
        program.run("site", "create-user", "build", "--name", "Build service", "--email", EMAIL)
                .succeeded();
        program.run("site", "create-project", PROJECT, "--name", "Calculator").succeeded();
        // As on the real service, a status that reporters send beyond its own has to be made by an administrator first.
        program.run("site", "save-status", "test-statuses", "SKIPPED", "--color", "#888888", "--coverage", "notrun")
                .succeeded();
        JsonNode token = program.run("site", "tokens", "create", "build", "--label", "clients", "--json")
                .json();
        return new ClientSite(
                server,
                KeyPair.of(program.run("keys", "create", "build", "--json").json()),
                token.get("token").asString());
    }

    URI address() {
        return server.site();
    }

    KeyPair key() {
        return key;
    }

    String jiraToken() {
        return jiraToken;
    }

    JsonNode graphQl(String document, Map<String, Object> variables) {
        return calls.graphQl(document, variables);
    }

    /** Keys of new generic tests. */
    List<String> newTests(int count) {
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            keys.add(newIssue("createTest", "test", "testType: {name: \"Generic\"}, unstructured: \"calculator\","));
        }
        return keys;
    }

    /** The key of a new, empty test plan. */
    String newPlan() {
        return newIssue("createTestPlan", "testPlan", "");
    }

    /** The key of a new execution of these tests, none of which has run. */
    String newExecution(List<String> tests) {
        String ids = String.join("\", \"", tests.stream().map(this::issueId).toList());
        return newIssue("createTestExecution", "testExecution", "testIssueIds: [\"" + ids + "\"],");
    }

    private String newIssue(String mutation, String made, String arguments) {
        return graphQl(
                        """
                        mutation ($jira: JSON!) { %s(%s jira: $jira) { %s { jira(fields: ["key"]) } } }
                        """.formatted(mutation, arguments, made),
                        Map.of("jira", Map.of("fields", Map.of("summary", made, "project", Map.of("key", PROJECT)))))
                .at("/" + mutation + "/" + made + "/jira/key")
                .asString();
    }

    private String issueId(String test) {
        return graphQl(
                        "query ($jql: String!) { getTests(jql: $jql, limit: 1) { results { issueId } } }",
                        Map.of("jql", "key = " + test))
                .at("/getTests/results/0/issueId")
                .asString();
    }

    /** The key of a new Cucumber test. */
    String newCucumberTest(String gherkin) {
        return newIssue("createTest", "test", "testType: {name: \"Cucumber\"}, gherkin: " + quoted(gherkin) + ",");
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    /** What comes of importing a report without a client. */
    Execution importReport(String format, Path report) {
        return execution("key = " + calls.importReport(format, PROJECT, report));
    }

    /** The one execution of this test plan. */
    Execution executionOf(String plan) {
        String key = graphQl("""
                        query ($jql: String!) { getTestPlans(jql: $jql, limit: 1) { results {
                          testExecutions(limit: 2) { results { jira(fields: ["key"]) } } } } }
                        """, Map.of("jql", "key = " + plan))
                .at("/getTestPlans/results/0/testExecutions/results/0/jira/key")
                .asString();
        return execution("key = " + key);
    }

    /** The one execution that this JQL finds, with what a client can have put there. */
    Execution execution(String jql) {
        JsonNode found = graphQl("""
                        query ($jql: String!) { getTestExecutions(jql: $jql, limit: 2) { total results {
                          jira(fields: ["key", "summary"]) testEnvironments
                          testPlans(limit: 10) { results { jira(fields: ["key"]) } }
                          testRuns(limit: 100) { results {
                            status { name } comment evidence { filename size }
                            test { jira(fields: ["key", "summary"]) testType { name } unstructured } } } } } }
                        """, Map.of("jql", jql)).get("getTestExecutions");
        if (found.get("total").asInt() != 1) {
            throw new AssertionError(jql + " finds " + found);
        }
        return new Execution(found.get("results").get(0));
    }

    /** A test execution as GraphQL shows it. */
    record Execution(JsonNode json) {
        String key() {
            return json.at("/jira/key").asString();
        }

        String summary() {
            return json.at("/jira/summary").asString();
        }

        List<String> plans() {
            return json.at("/testPlans/results")
                    .valueStream()
                    .map(plan -> plan.at("/jira/key").asString())
                    .toList();
        }

        List<JsonNode> runs() {
            return json.at("/testRuns/results").valueStream().toList();
        }

        /** The run of the test with this key. */
        JsonNode run(String test) {
            return runs().stream()
                    .filter(run -> run.at("/test/jira/key").asString().equals(test))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(test + " has no run in " + json));
        }

        /** The run of the test with this summary. */
        JsonNode runNamed(String summary) {
            return runs().stream()
                    .filter(run -> run.at("/test/jira/summary").asString().equals(summary))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(summary + " has no run in " + json));
        }

        String status(String test) {
            return run(test).at("/status/name").asString();
        }

        /** The statuses of all runs, sorted. */
        List<String> statuses() {
            return runs().stream()
                    .map(run -> run.at("/status/name").asString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        calls.close();
        server.close();
    }
}
