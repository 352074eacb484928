package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.site.content.Dataset;
import dev.lightbox.xray.site.content.DatasetPlace;
import dev.lightbox.xray.site.content.FolderPlace;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.TestRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each way through the schema takes as many statements on a site with twenty of everything, all tied to each other, as on
 * one with two.
 */
class EveryWayStatementsTest {
    private static final int FEW = 2;
    private static final int MANY = 20;
    private static final Dataset ROUNDS = new Dataset(
            List.of(Dataset.Parameter.text("user")), List.of(List.of("Ann"), List.of("Bob"), List.of("Cy")));

    @Test
    void everyWayThroughTheSchemaTakesAsManyStatementsForTwentyAsForTwo() {
        Map<String, List<String>> few = statements(FEW);
        Map<String, List<String>> many = statements(MANY);

        List<String> growing = new ArrayList<>();
        few.forEach((way, statements) -> {
            List<String> more = many.getOrDefault(way, List.of());
            if (more.size() != statements.size()) {
                growing.add(way + "\n  " + statements.size() + " statements, then " + more.size() + ": " + more);
            }
        });
        assertThat(few.size()).as("ways through the schema").isGreaterThan(400);
        assertThat(growing).isEmpty();
    }

    /** What each way prepares; ways are named by their queries without the ids, which differ from site to site. */
    private static Map<String, List<String>> statements(int size) {
        Map<String, List<String>> statements = new LinkedHashMap<>();
        Database real = FreshDatabases.sqlite();
        try (real;
                GraphQlFixture site = new GraphQlFixture(real)) {
            Map<String, String> arguments = furnish(site, size);
            for (String query : new SchemaWalk(arguments, 4, MANY).queries()) {
                site.database.statements.clear();
                JsonNode body = site.ask(site.ada, query, Map.of()).body();
                assertThat(body.has("errors")).as(query + " " + body).isFalse();
                statements.put(query.replaceFirst("\\(.*?\\)", "(…)"), List.copyOf(site.database.statements));
            }
        }
        return statements;
    }

    /** So many of each kind, each tied to all of the others; the arguments by which the queries find them. */
    private static Map<String, String> furnish(GraphQlFixture site, int size) {
        List<Issue> tests = tests(site, size);
        List<String> keys = tests.stream().map(Issue::key).toList();
        List<Issue> preconditions = made(
                size,
                i -> site.content
                        .preconditions()
                        .create(
                                site.ada,
                                new NewPrecondition(JiraFields.of("CALC", "Pre " + i), null, "On", null, List.of())));
        preconditions.forEach(
                precondition -> site.content.preconditions().addTests(site.ada, precondition.key(), keys));
        keys.forEach(key -> site.content.testVersions().create(site.ada, TestRef.of(key), "Second"));
        List<Issue> sets =
                made(size, i -> site.content.testSets().create(site.ada, JiraFields.of("CALC", "Set " + i), keys));
        List<Issue> executions = made(
                size,
                i -> site.content
                        .testExecutions()
                        .create(site.ada, JiraFields.of("CALC", "Run " + i), keys, List.of("env" + i))
                        .execution());
        List<Issue> plans = made(size, i -> plan(site, i, keys, executions));
        List<Issue> stories = made(size, i -> story(site, i, keys));
        List<String> runs = runs(site, executions.getFirst());
        return arguments(site, List.of(tests, preconditions, sets, plans, executions, stories), runs);
    }

    private static List<Issue> made(int size, IntFunction<Issue> one) {
        return IntStream.range(0, size).mapToObj(one).toList();
    }

    private static List<Issue> tests(GraphQlFixture site, int size) {
        Issue called = site.manualTest("Called", NewStep.of("a", "b", "c"));
        String call = JsonMapper.shared().writeValueAsString(called.key());
        List<Issue> tests = made(size, i -> {
            String id = site.data("""
                    mutation { createTest(testType: {name: "Manual"}, jira: {fields: {summary: "T%d", project: {key: "CALC"}}},
                      steps: [{action: "Add", attachments: [{filename: "a.txt", mimeType: "text/plain", data: "YQ=="}]},
                              {callTestIssueId: %s}]) { test { issueId } } }""".formatted(i, call))
                    .at("/createTest/test/issueId")
                    .asString();
            return site.content.issues().find(site.ada, id).orElseThrow();
        });
        for (Issue test : tests) {
            site.content.datasets().put(site.ada, DatasetPlace.ofTest(test.key()), ROUNDS);
            site.content
                    .folders()
                    .create(
                            site.ada,
                            new FolderPlace.Repository("CALC"),
                            "/" + test.summary(),
                            List.of(Long.toString(test.id())));
        }
        return tests;
    }

    private static Issue plan(GraphQlFixture site, int number, List<String> tests, List<Issue> executions) {
        Issue plan = site.content.testPlans().create(site.ada, JiraFields.of("CALC", "Plan " + number), tests);
        site.content
                .testPlans()
                .addExecutions(
                        site.ada,
                        plan.key(),
                        executions.stream().map(Issue::key).toList());
        site.content.folders().create(site.ada, new FolderPlace.Board(plan.key()), "/board", tests);
        return plan;
    }

    private static Issue story(GraphQlFixture site, int number, List<String> tests) {
        JsonNode fields = JsonMapper.shared().readTree("""
                {"fields": {"project": {"key": "CALC"}, "summary": "Story %d", "issuetype": {"name": "Story"}}}""".formatted(number));
        Issue story = site.content.issues().create(site.ada, JiraFields.parse(fields));
        site.content.issues().cover(site.ada, story.key(), tests);
        return story;
    }

    /** The runs of an execution, each with evidence and a defect. */
    private static List<String> runs(GraphQlFixture site, Issue execution) {
        List<String> runs = new ArrayList<>();
        site.data("{ getTestExecution(issueId: \"" + execution.id()
                        + "\") { testRuns(limit: 100) { results { id } } } }")
                .at("/getTestExecution/testRuns/results")
                .forEach(run -> runs.add(run.get("id").asString()));
        for (String run : runs) {
            site.data(
                    "mutation { addEvidenceToTestRun(id: \"" + run
                            + "\", evidence: [{filename: \"e.txt\", mimeType: \"text/plain\", data: \"YQ==\"}]) { warnings } }");
        }
        return runs;
    }

    private static Map<String, String> arguments(GraphQlFixture site, List<List<Issue>> issues, List<String> runs) {
        List<String> first =
                issues.stream().map(kind -> "\"" + kind.getFirst().id() + "\"").toList();
        String ids = "["
                + String.join(
                        ", ",
                        issues.getFirst().stream()
                                .map(test -> "\"" + test.id() + "\"")
                                .toList()) + "]";
        String page = ", limit: " + MANY;
        Map<String, String> arguments = new HashMap<>();
        arguments.put("getTest", "issueId: " + first.get(0));
        arguments.put("getExpandedTest", "issueId: " + first.get(0));
        arguments.put("getDataset", "testIssueId: " + first.get(0));
        arguments.put("getDatasets", "testIssueIds: " + ids);
        arguments.put("getFolder", "projectId: \"" + site.calc.id() + "\", path: \"/\"");
        arguments.put("getPrecondition", "issueId: " + first.get(1));
        arguments.put("getProjectSettings", "projectIdOrKey: \"CALC\"");
        arguments.put("getStatus", "name: \"PASSED\"");
        arguments.put("getStepStatus", "name: \"PASSED\"");
        arguments.put("getTestSet", "issueId: " + first.get(2));
        arguments.put("getTestPlan", "issueId: " + first.get(3));
        arguments.put("getTestExecution", "issueId: " + first.get(4));
        arguments.put("getCoverableIssue", "issueId: " + first.get(5));
        arguments.put("getTestRun", "testIssueId: " + first.get(0) + ", testExecIssueId: " + first.get(4));
        arguments.put("getTestRunById", "id: \"" + runs.getFirst() + "\"");
        arguments.put("getTestRuns", "testIssueIds: " + ids + page);
        arguments.put("getTestRunsById", "ids: [\"" + String.join("\", \"", runs) + "\"]" + page);
        return arguments;
    }
}
