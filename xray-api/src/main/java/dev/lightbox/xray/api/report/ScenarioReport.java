package dev.lightbox.xray.api.report;

import java.io.InputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Reads Cucumber JSON and Behave JSON feature by feature: some writers put a feature's name and tags behind its scenarios.
 * Memory is bounded by the largest feature.
 */
final class ScenarioReport {
    private ScenarioReport() {}

    /** Hands each scenario over and returns their number. The stream is left open. */
    static long read(
            String title, ScenarioDialect dialect, InputStream in, Consumer<? super ScenarioResult> scenarios) {
        PieceBudget budget = new PieceBudget(in);
        try (JsonParser json = new CountedTokens(ReportJson.MAPPER.createParser(budget), budget)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new UnreadableReport("Error parsing the " + title + " report: it is not an array of features");
            }
            long count = 0;
            while (json.nextToken() == JsonToken.START_OBJECT) {
                JsonNode feature = ReportJson.MAPPER.readTree(json);
                count += new FeatureResults(feature, dialect).handOver(scenarios);
                budget.renew();
            }
            if (json.currentToken() != JsonToken.END_ARRAY || json.nextToken() != null) {
                throw new UnreadableReport("Error parsing the " + title + " report: a feature is not an object");
            }
            return count;
        } catch (JacksonException fault) {
            throw new UnreadableReport("Error parsing the " + title + " report: " + ReportJson.reason(fault), fault);
        }
    }
}
