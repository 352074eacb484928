package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The number of statements depends on the request's shape, never on the data. */
class StatementsTest {
    private static final String QUERY = """
            query($limit: Int!) { getTestExecutions(limit: 2) { results { issueId jira(fields: ["key", "summary"]) testEnvironments
                testPlans(limit: 3) { results { issueId } }
                testRuns(limit: $limit) { total results { id status { name } evidence { id } results { name } examples { id }
                  steps { id status { name } evidence { id } }
                  test { issueId folder { path } testType { name } steps { id attachments { id } } testSets(limit: 2) { total } } } } } } }""";

    @EachDatabase
    void aHundredRunsTakeAsManyStatementsAsOne(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            List<Issue> tests = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                tests.add(site.manualTest("T" + i, NewStep.of("a", "b", "c"), NewStep.of("d", "e", "f")));
            }
            Issue execution = site.execution("Run", tests.toArray(Issue[]::new));
            site.content
                    .testPlans()
                    .addExecutions(
                            site.ada,
                            site.content
                                    .testPlans()
                                    .create(site.ada, JiraFields.of("CALC", "Plan"), List.of())
                                    .key(),
                            List.of(execution.key()));

            int one = count(site, 1);
            int hundred = count(site, 100);

            assertThat(hundred).isEqualTo(one).isLessThanOrEqualTo(18);
        }
    }

    @EachDatabase
    void sqliteFindsThePageOfATestListInTheIndexOfItsProjectAlone(Database database) {
        assumeThat(database.dialect()).isEqualTo(Dialect.SQLITE);
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            site.database.statements.clear();
            site.ask(
                    site.ada,
                    "{ getTests(jql: \"project = CALC\", limit: 10) { total results { issueId } } }",
                    Map.of());

            assertThat(site.database.statements)
                    .filteredOn(statement -> statement.contains("FROM site_issue i WHERE"))
                    .singleElement()
                    .satisfies(statement -> assertThat(plan(site.database, statement))
                            .contains("SEARCH i USING COVERING INDEX site_issue_project (project_id=? AND kind=?)")
                            .noneMatch(step -> step.contains("TEMP B-TREE")));
        }
    }

    @EachDatabase
    void howManyTestsAProjectHasIsKeptAndAsTrueAsACount(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            Issue gone = site.manualTest("gone");
            site.manualTest("kept");
            site.manualTest("kept too");
            site.hiddenTest("hidden from Ada");
            site.execution("Run", gone);
            site.content.issues().delete(site.ada, IssueKind.TEST, gone.key());

            assertThat(List.of(
                            "(limit: 1)", "(jql: \"project = CALC\", limit: 1)", "(jql: \"summary ~ kept\", limit: 1)"))
                    .allSatisfy(list -> assertThat(total(site, list)).isEqualTo(2));
            assertThat(site.database.statements)
                    .filteredOn(statement -> statement.startsWith("SELECT count(*)"))
                    .as("only the words are counted")
                    .hasSize(1);
        }
    }

    private static int total(GraphQlFixture site, String list) {
        return site.data("{ getTests" + list + " { total } }")
                .at("/getTests/total")
                .intValue();
    }

    void sqliteDoesNotLookAtEachRunOfASiteToFindAPageOfThem(Database database) {
        assumeThat(database.dialect()).isEqualTo(Dialect.SQLITE);
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            site.execution("Run", site.manualTest("one"));
            site.database.statements.clear();
            site.data("{ getTestRuns(limit: 10) { total results { id } } }");

            List<String> lists = site.database.statements.stream()
                    .filter(statement -> statement.contains("FROM site_run"))
                    .toList();
            assertThat(lists)
                    .isNotEmpty()
                    .allSatisfy(statement ->
                            assertThat(plan(site.database, statement)).noneMatch(step -> step.startsWith("SCAN")));
        }
    }

    /** The values do not matter to the plan: SQLite makes it without them. */
    private static List<String> plan(Database database, String statement) {
        Map<String, Integer> values = Pattern.compile(":(\\w+)")
                .matcher(statement)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), _ -> 1, (first, _) -> first));
        return database.read(sql -> sql.sql("EXPLAIN QUERY PLAN " + statement)
                .params(values)
                .query((row, _) -> row.getString("detail"))
                .list());
    }

    private static int count(GraphQlFixture site, int limit) {
        site.database.statements.clear();
        JsonNode body = site.ask(site.ada, QUERY, Map.of("limit", limit)).body();
        assertThat(body.has("errors")).as(body.toString()).isFalse();
        assertThat(body.at("/data/getTestExecutions/results/0/testRuns/results"))
                .hasSize(limit);
        return site.database.statements.size();
    }
}
