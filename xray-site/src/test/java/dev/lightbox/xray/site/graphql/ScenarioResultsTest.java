package dev.lightbox.xray.site.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.report.ReportFormat;
import dev.lightbox.xray.site.imports.ExecutionImport;
import dev.lightbox.xray.site.imports.ImportTarget;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** What runs show of imported scenarios: their steps, hooks and examples, with what these embed. */
class ScenarioResultsTest {
    private static final String FIELDS = """
            results { name status { name } log duration wasImported
              backgrounds { ...S } hooks { ...S } steps { ...S }
              examples { status { name } duration wasImported backgrounds { ...S } hooks { ...S } steps { ...S } } }
            evidence { id filename downloadLink } examples { status { name } }""";
    private static final String STEP = """
            fragment S on ResultsStep { keyword name status { name } error log duration
              embeddings { data filename mimeType downloadLink } }""";

    @EachDatabase
    void stepsAndHooksOfAScenarioKeepTheirOutcomesAndFiles(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            JsonNode run = imported(site, """
                    [{"uri": "a.feature", "name": "Addition", "elements": [
                      {"type": "background", "name": "", "steps": [{"keyword": "Given ", "name": "a calculator", "result": {"status": "passed", "duration": 1000000}}]},
                      {"type": "scenario", "keyword": "Scenario", "name": "Sum", "before": [{"result": {"status": "passed", "duration": 2000000}}],
                       "steps": [{"keyword": "When ", "name": "I add 1", "result": {"status": "failed", "error_message": "by zero", "duration": 3000000},
                                  "output": ["one", "two"], "embeddings": [{"data": "aGk=", "mime_type": "image/png", "name": "shot.png"}]},
                                 {"keyword": "Then ", "name": "I see 3", "result": {"status": "skipped"}}],
                       "after": [{"result": {"status": "passed"}, "embeddings": [{"data": "ZG9uZQ==", "mime_type": "text/plain"}]}]}]}]
                    """);

            JsonNode result = run.at("/results/0");
            assertThat(run.get("results")).hasSize(1);
            assertThat(result.get("name").asString()).isEqualTo("Sum");
            assertThat(result.at("/status/name").asString()).isEqualTo("FAILED");
            assertThat(result.get("duration").asDouble()).isEqualTo(6);
            assertThat(result.at("/backgrounds/0/name").asString()).isEqualTo("a calculator");
            assertThat(result.at("/backgrounds/0/status/name").asString()).isEqualTo("PASSED");
            assertThat(result.at("/hooks").findValuesAsString("keyword")).containsExactly("Before", "After");
            JsonNode failed = result.at("/steps/0");
            assertThat(failed.get("keyword").asString()).isEqualTo("When");
            assertThat(failed.get("error").asString()).isEqualTo("by zero");
            assertThat(failed.get("log").asString()).isEqualTo("one\ntwo");
            assertThat(failed.get("duration").asDouble()).isEqualTo(3);
            assertThat(result.at("/steps/1/status/name").asString()).isEqualTo("TO DO");
            assertThat(result.get("examples")).isEmpty();

            assertThat(run.get("evidence").findValuesAsString("filename"))
                    .containsExactly("shot.png", "embedding-2.txt");
            assertThat(failed.at("/embeddings/0/filename").asString()).isEqualTo("shot.png");
            assertThat(failed.at("/embeddings/0/mimeType").asString()).isEqualTo("image/png");
            assertThat(failed.at("/embeddings/0/downloadLink")).isEqualTo(run.at("/evidence/0/downloadLink"));
            assertThat(result.at("/hooks/1/embeddings/0/downloadLink")).isEqualTo(run.at("/evidence/1/downloadLink"));
        }
    }

    @EachDatabase
    void rowsOfAnOutlineAreExamplesOfOneResult(Database database) {
        try (GraphQlFixture site = new GraphQlFixture(database)) {
            String row = """
                    {"id": "a;sums;;%d", "keyword": "Scenario Outline", "name": "Sums", "steps": [
                      {"keyword": "Given ", "name": "row %d", "result": {"status": "%s", "duration": 1000000}}]}""";
            JsonNode run = imported(
                    site,
                    "[{\"uri\": \"a.feature\", \"name\": \"A\", \"elements\": [" + row.formatted(2, 2, "passed") + ","
                            + row.formatted(3, 3, "failed") + "]}]");

            JsonNode result = run.at("/results/0");
            assertThat(run.get("results")).hasSize(1);
            assertThat(result.at("/status/name").asString()).isEqualTo("FAILED");
            assertThat(result.get("duration").asDouble()).isEqualTo(2);
            assertThat(result.get("steps")).isEmpty();
            assertThat(result.get("examples")).hasSize(2);
            assertThat(result.at("/examples/1/status/name").asString()).isEqualTo("FAILED");
            assertThat(result.at("/examples/1/steps/0/name").asString()).isEqualTo("row 3");
            assertThat(run.get("examples")).hasSize(2);
        }
    }

    private static JsonNode imported(GraphQlFixture site, String report) {
        new ExecutionImport(
                        site.database, new RandomIds(new SplittableRandom(3)), site.node::now, _ -> {}, site.content)
                .report(
                        ReportFormat.CUCUMBER,
                        site.ada,
                        ImportTarget.ofProject("CALC"),
                        new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        return site.data("{ getTestExecutions(limit: 1) { results { testRuns(limit: 1) { results { " + FIELDS
                        + " } } } } } " + STEP)
                .at("/getTestExecutions/results/0/testRuns/results/0");
    }
}
