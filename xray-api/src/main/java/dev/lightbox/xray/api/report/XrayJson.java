package dev.lightbox.xray.api.report;

import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads Xray JSON (contract section 7.4) result by result. Memory is bounded by the largest result. */
public final class XrayJson {
    private XrayJson() {}

    /**
     * Hands each result over as it is read and returns what the report says of the execution, which may stand before or
     * after the results. The stream is left open.
     *
     * @throws UnreadableReport when this is not Xray JSON; results before the fault have been handed over
     */
    public static XrayHeader read(InputStream in, Consumer<XrayResult> results) {
        PieceBudget budget = new PieceBudget(in);
        try (JsonParser json = new CountedTokens(ReportJson.MAPPER.createParser(budget), budget)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableReport("Error parsing the report: Xray JSON is an object with \"tests\"");
            }
            return readMembers(json, budget, results);
        } catch (JacksonException fault) {
            throw new UnreadableReport("Error parsing the report: " + ReportJson.reason(fault), fault);
        }
    }

    private static XrayHeader readMembers(JsonParser json, PieceBudget budget, Consumer<XrayResult> results) {
        String executionKey = null;
        JsonNode info = ReportJson.MAPPER.createObjectNode();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            if (token == null) {
                throw new UnreadableReport("Error parsing the report: it ends in the middle");
            }
            String member = json.currentName();
            JsonToken value = json.nextToken();
            switch (member) {
                case "testExecutionKey" -> executionKey = XrayJsonParts.text(ReportJson.MAPPER.readTree(json));
                case "info" -> info = ReportJson.MAPPER.readTree(json);
                case "tests" -> readResults(json, value, budget, results);
                default -> skip(json, budget);
            }
        }
        if (json.nextToken() != null) {
            throw new UnreadableReport("Error parsing the report: there is more after its end");
        }
        return XrayJsonParts.header(executionKey, info);
    }

    private static void readResults(
            JsonParser json, @Nullable JsonToken first, PieceBudget budget, Consumer<XrayResult> results) {
        if (first != JsonToken.START_ARRAY) {
            throw new UnreadableReport("Error parsing the report: \"tests\" is not an array");
        }
        for (int number = 0; json.nextToken() != JsonToken.END_ARRAY; number++) {
            budget.renew();
            results.accept(XrayJsonParts.result(ReportJson.MAPPER.readTree(json), number));
        }
        budget.renew();
    }

    private static void skip(JsonParser json, PieceBudget budget) {
        budget.renew();
        json.skipChildren();
    }
}
