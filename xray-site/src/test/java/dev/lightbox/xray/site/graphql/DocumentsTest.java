package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.FreshDatabases;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What happens before the first field is asked: validation, and the limits of contract section 4.2. */
class DocumentsTest {
    private GraphQlFixture site;

    @BeforeEach
    void open() {
        site = new GraphQlFixture(FreshDatabases.sqlite());
        site.database.statements.clear();
    }

    @AfterEach
    void close() {
        site.close();
        site.database.close();
    }

    private GraphQlFixture.Answer ask(String query, Map<String, Object> variables) {
        return site.ask(site.ada, query, variables);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            mutation { x }                                       | Cannot query field "x" on type "Mutation".
            { getTest(issueId: "1") { jira { key } } }           | Field "jira" must not have a selection since type 'JSON' has no subfields
            { getTest(issueId: "1") }                            | Field "getTest" of type "Test" must have a selection of subfields.
            { getTests { total } }                               | Field "getTests" argument "limit" is required, but it was not provided.
            { getTests(limit: 1, x: 2) { total } }               | Unknown argument "x" on field "getTests".
            { getTests(limit: $n) { total } }                    | Variable "$n" is not defined.
            """)
    void anInvalidDocumentIsAnsweredWith400AndTheWordsThatClientsKnow(String query, String message) {
        GraphQlFixture.Answer answer = ask(query, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/message").asString()).isEqualTo(message);
        assertThat(answer.body().at("/errors/0/extensions/code").asString()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(answer.body().has("data")).isFalse();
    }

    @Test
    void aSyntaxErrorNamesItsPlace() {
        GraphQlFixture.Answer answer = ask("{ getTests(limit: 1 { total }", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/message").asString()).startsWith("Syntax Error");
        assertThat(answer.body().at("/errors/0/locations/0/line").asInt()).isEqualTo(1);
    }

    @Test
    void aVariableOfTheWrongTypeIsARequestError() {
        GraphQlFixture.Answer answer =
                ask("query($n: Int!) { getTests(limit: $n) { total } }", Map.of("n", "a hundred"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors")).isNotEmpty();
    }

    @Test
    void aLimitInDisguiseDoesNotPass() {
        String query = "query($n: Int!) { getTests(limit: $n) { total } }";

        assertThat(ask(query, Map.of("n", "5000")).body().get("errors")).isNotEmpty();
        assertThat(ask(query, Map.of("n", 5000.0)).body().get("errors")).isNotEmpty();
        assertThat(ask(query, Map.of("n", new BigInteger("18446744073709551666")))
                        .body()
                        .get("errors"))
                .isNotEmpty();
    }

    @Test
    void theOperationIsChosenByName() {
        String two = "query A { getStatuses { name } } query B { getIssueLinkTypes { name } }";

        GraphQlReply chosen = site.service.execute(site.ada, two, "B", Map.of(), URI.create("http://x"));
        GraphQlReply unknown = site.service.execute(site.ada, two, "C", Map.of(), URI.create("http://x"));
        GraphQlReply none = site.service.execute(site.ada, two, null, Map.of(), URI.create("http://x"));

        assertThat(new String(chosen.json(), StandardCharsets.UTF_8)).contains("\"Defect\"");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(none.status()).isEqualTo(400);
    }

    @Test
    void limitsOutsideOneToAHundredAreRefusedWithStatus200BeforeAnythingRuns() {
        for (int limit : new int[] {0, 101, -1}) {
            GraphQlFixture.Answer answer = ask("{ getTests(limit: " + limit + ") { total } }", Map.of());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().get("data").isNull()).isTrue();
            assertThat(answer.body().at("/errors/0/message").asString()).contains("limit " + limit, "1 to 100");
        }
        assertThat(site.database.statements).isEmpty();
    }

    @Test
    void limitsInVariablesAndTheirDefaultsAreSeen() {
        String query = "query($n: Int! = 101) { getTests(limit: $n) { total } }";

        assertThat(ask(query, Map.of()).body().at("/errors/0/message").asString())
                .contains("limit 101");
        assertThat(ask(query, Map.of("n", 5)).body().has("errors")).isFalse();
    }

    @Test
    void limitsInFragmentsAreSeen() {
        JsonNode body = ask(
                        "{ getTests(limit: 100) { results { ...runs } } } fragment runs on Test { testRuns(limit: 100) { total } }",
                        Map.of())
                .body();

        assertThat(body.at("/errors/0/message").asString()).contains("10100");
    }

    @Test
    void theDocumentedItemCountIsServedAndTheNextIsRefused() {
        assertThat(ask("{ getTests(limit: 100) { results { testRuns(limit: 50) { total } } } }", Map.of())
                        .body()
                        .has("errors"))
                .isFalse();
        assertThat(ask("{ getTests(limit: 100) { results { testRuns(limit: 100) { total } } } }", Map.of())
                        .body()
                        .at("/errors/0/message")
                        .asString())
                .contains("10100 items");
    }

    @Test
    void iterationsOfRunsCountNoItems() {
        assertThat(ask(
                                "{ getTestRuns(limit: 100) { results { id iterations(limit: 100) { results { status { name } } } } } }",
                                Map.of())
                        .body()
                        .has("errors"))
                .isFalse();
        assertThat(ask(
                                "{ getTestRuns(limit: 100) { results { iterations(limit: 100) { results { stepResults(limit: 100) { total } } } } } }",
                                Map.of())
                        .body()
                        .at("/errors/0/message")
                        .asString())
                .contains("items");
    }

    @Test
    void twentyFiveAliasesAreServedAndTwentySixAreRefused() {
        assertThat(ask(aliases(25), Map.of()).body().has("errors")).isFalse();
        assertThat(ask(aliases(26), Map.of()).body().at("/errors/0/message").asString())
                .contains("26 resolvers");
    }

    private static String aliases(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "a" + i + ": getStatuses { name }")
                .collect(Collectors.joining(" ", "{ ", " }"));
    }

    @Test
    void theContractsPageOfExecutionsAndRunsIsWithinTheLimits() {
        JsonNode body = ask("""
                query Page($s: Int!) { getTestExecutions(projectId: "%d", limit: 25, start: $s,
                      modifiedSince: "2026-03-01T00:00:00Z") { total results { issueId lastModified testEnvironments
                  jira(fields: ["key"]) testPlans(limit: 10) { results { issueId } }
                  testRuns(limit: 100) { total results { id status { name } startedOn finishedOn lastModified test { issueId } } } } } }""".formatted(site.calc.id()), Map.of("s", 0)).body();

        assertThat(body.has("errors")).isFalse();
    }

    @Test
    void fieldsNestedBeyondReasonAreRefused() {
        String query = "{ getTests(limit: 1) { results { "
                + "testSets(limit: 1) { results { tests(limit: 1) { results { ".repeat(6) + "issueId"
                + " } } } }".repeat(6) + " } } }";

        assertThat(ask(query, Map.of()).body().at("/errors/0/message").asString())
                .contains("deeper than 20");
    }

    @Test
    void fragmentsThatMultiplyAreStoppedSoon() {
        StringBuilder query = new StringBuilder("{ getTest(issueId: \"1\") { ...f0 } }");
        for (int i = 0; i < 30; i++) {
            query.append(" fragment f" + i + " on Test { ...f" + (i + 1) + " ...f" + (i + 1) + " }");
        }
        query.append(" fragment f30 on Test { issueId }");

        GraphQlFixture.Answer answer = ask(query.toString(), Map.of());

        assertThat(answer.body().get("errors")).isNotEmpty();
    }

    @Test
    void aDocumentOfMoreThanAMillionCharactersIsRefused() {
        GraphQlFixture.Answer answer = ask("{ getStatuses { name } } #" + "x".repeat(1_000_000), Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/errors/0/message").asString()).contains("characters");
    }

    @Test
    void textsThatNoDatabaseKeepsAreRefusedBeforeAnythingRuns() {
        String create = "mutation($t: String, $j: JSON!) { createTest(jira: $j, unstructured: $t) { warnings } }";
        Map<String, Object> jira = Map.of("fields", Map.of("project", Map.of("key", "CALC"), "summary", "S"));
        Map<String, Object> broken = Map.of("fields", Map.of("summary", "half \ud800 of a pair"));

        for (GraphQlFixture.Answer answer : List.of(
                ask(create, Map.of("j", jira, "t", "a\0b")),
                ask(create, Map.of("j", jira, "t", "half \udc00 of a pair")),
                ask(create, Map.of("j", broken)),
                ask("{ getTests(jql: \"summary ~ \\u0000\", limit: 1) { total } }", Map.of()))) {
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
            assertThat(answer.body().at("/errors/0/message").asString()).contains("cannot be kept");
        }
        assertThat(ask(create, Map.of("j", jira, "t", "whole \ud83d\ude00 pair"))
                        .body()
                        .has("errors"))
                .isFalse();
    }

    @Test
    void aFailureOfOursShowsNoneOfItsInsides() {
        Logger log = Logger.getLogger("dev.lightbox.xray.site.graphql.internal.engine.Failures");
        log.setLevel(Level.OFF);
        site.database.close();

        String message = ask("mutation { deleteTest(issueId: \"1\") }", Map.of())
                .body()
                .at("/errors/0/message")
                .asString();

        assertThat(message).doesNotContainIgnoringCase("sql").doesNotContain("Exception");
        log.setLevel(null);
        site = new GraphQlFixture(FreshDatabases.sqlite());
    }

    @Test
    void aLongChainOfFragmentsIsRefusedBeforeItsValidationTakesMinutes() {
        String chain = IntStream.range(0, 800)
                .mapToObj(i -> " fragment F" + i + " on TestResults { ...F" + (i + 1) + " }")
                .collect(Collectors.joining());

        GraphQlFixture.Answer answer =
                ask("{ getTests(limit: 1) { ...F0 } }" + chain + " fragment F800 on TestResults { total }", Map.of());

        assertThat(answer.body().at("/errors/0/message").asString())
                .isEqualTo("The query defines more than 100 fragments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.", "1e"})
    void aNumberThatTakesMinutesToReadIsRefused(String start) {
        GraphQlFixture.Answer answer =
                ask("{ getTests(limit: " + start + "9".repeat(300_000) + ") { total } }", Map.of());

        assertThat(answer.body().at("/errors/0/message").asString()).startsWith("The query holds a number of 3000");
    }

    @Test
    void aTextMayBeLongAndOfDigits() {
        String query = "{ getTests(limit: 1, jql: \"summary ~ '" + "7".repeat(2000) + "'\") { total } }";

        assertThat(ask(query, Map.of()).body().at("/data/getTests/total").asInt(-1))
                .isZero();
    }
}
