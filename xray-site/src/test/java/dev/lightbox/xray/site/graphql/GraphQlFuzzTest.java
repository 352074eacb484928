package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.NewStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever text comes as a query, it is answered in the schema's shape or refused, and never with a fault of ours. */
class GraphQlFuzzTest {
    /** For a few kilobytes, on a machine that has much else to do. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static GraphQlFixture site;

    @BeforeAll
    static void start() {
        site = new GraphQlFixture(FreshDatabases.sqlite());
        site.execution("Run", site.manualTest("Add", NewStep.of("Press", "1", "Shown")));
        // The first queries build the schema and load classes, which a search slows down a lot.
        queries().forEach(query -> site.ask(site.ada, text((byte[]) query.get()[0]), Map.of()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                        "{ getTests(jql: \"project = CALC order by key\", limit: 10, start: 0) { total results { issueId jira(fields: [\"key\", \"summary\"]) steps { id action } } } }",
                        "query Q($n: Int = 5) { a: getTestExecutions(limit: $n) { results { ...E } } __typename } fragment E on TestExecution { issueId testRuns(limit: 2) { results { status { name } } } }",
                        "mutation { createTest(testType: {name: \"Manual\"}, steps: [{action: \"a\", data: \"b\", customFields: []}], jira: {fields: {summary: \"S\", project: {key: \"CALC\"}, labels: [\"x\"]}}) { test { issueId } warnings } }",
                        "mutation { createFolder(projectId: \"1\", path: \"/a/b\") { folder { name path } warnings } }",
                        "{ getFolder(projectId: \"1\", path: \"/\") { name folders } getStatuses { name } }",
                        "{ __schema { types { name fields { name } } } }",
                        "{ getTestRuns(testExecIssueIds: \"CALC-2\", testIssueIds: [\"1\"], limit: 3, modifiedSince: \"2026-03-01T00:00:00Z\") { total } }",
                        "{ getTests(jql: \"summary ~ '\\ud800'\", limit: 1) @include(if: true) { total } }")
                .map(query -> Arguments.of((Object) query.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("queries")
    @FuzzTest(maxDuration = "2m")
    void query(byte[] query) {
        long start = System.nanoTime();
        try {
            GraphQlFixture.Answer answer = site.ask(site.ada, text(query), Map.of());
            assertThat(answer.status()).isIn(200, 400);
            for (JsonNode error : answer.body().path("errors")) {
                assertThat(error.path("message").asString()).isNotBlank().doesNotContain("Lightbox failed");
            }
        } catch (SiteRefusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }
}
