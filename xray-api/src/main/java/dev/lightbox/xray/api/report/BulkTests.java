package dev.lightbox.xray.api.report;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a bulk import of tests (contract section 8). */
public final class BulkTests {
    /** As many elements as one job takes. */
    public static final int MAX_ELEMENTS = 1000;

    private static final Set<String> OWN_MEMBERS = Set.of(
            "fields",
            "update",
            "key",
            "xray_issue_type",
            "testtype",
            "xray_testtype",
            "steps",
            "xray_steps",
            "gherkin_def",
            "xray_gherkin_def",
            "unstructured_def",
            "xray_unstructured_def",
            "xray_test_repository_folder",
            "xray_test_sets",
            "xray_preconditions",
            "xray_id");

    private BulkTests() {}

    /** @throws UnreadableReport when this is not an array of 1 to 1000 objects */
    public static List<BulkElement> read(InputStream in) {
        PieceBudget budget = new PieceBudget(in);
        List<BulkElement> elements = new ArrayList<>();
        try (JsonParser json = new CountedTokens(ReportJson.MAPPER.createParser(budget), budget)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw refused("the body must be an array of tests");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    throw refused("element " + elements.size() + " is not an object");
                }
                if (elements.size() == MAX_ELEMENTS) {
                    throw refused("at most " + MAX_ELEMENTS + " tests can be imported at a time");
                }
                elements.add(element(ReportJson.MAPPER.readTree(json)));
            }
            if (json.nextToken() != null) {
                throw refused("there is more after the end of the array");
            }
        } catch (JacksonException fault) {
            throw refused(ReportJson.reason(fault));
        }
        if (elements.isEmpty()) {
            throw refused("the array holds no test");
        }
        return elements;
    }

    private static UnreadableReport refused(String reason) {
        return new UnreadableReport("Error importing tests: " + reason);
    }

    private static BulkElement element(JsonNode node) {
        JsonNode steps = either(node, "steps");
        String folder = XrayJsonParts.text(node.path("xray_test_repository_folder"));
        return new BulkElement(
                kind(XrayJsonParts.text(node.path("xray_issue_type"))),
                fields(node),
                XrayJsonParts.text(node.path("key")),
                XrayJsonParts.text(either(node, "testtype")),
                steps.isArray()
                        ? steps.valueStream().map(XrayJsonParts::stepDefinition).toList()
                        : null,
                XrayJsonParts.text(either(node, "gherkin_def")),
                XrayJsonParts.text(either(node, "unstructured_def")),
                folder,
                XrayJsonParts.texts(node.path("xray_test_sets")),
                XrayJsonParts.texts(node.path("xray_preconditions")),
                XrayJsonParts.text(node.path("xray_id")));
    }

    private static BulkElement.Kind kind(@Nullable String name) {
        String bare = name == null ? "" : name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
        return switch (bare) {
            case "", "test" -> BulkElement.Kind.TEST;
            case "testset" -> BulkElement.Kind.TEST_SET;
            case "precondition" -> BulkElement.Kind.PRECONDITION;
            default -> throw refused("xray_issue_type \"" + name + "\" is unknown: test, testset or precondition");
        };
    }

    /** Members are known with and without the prefix. */
    private static JsonNode either(JsonNode node, String name) {
        return node.has("xray_" + name) ? node.path("xray_" + name) : node.path(name);
    }

    /** Jira's fields may stand inside {@code fields} or beside it; {@code update} changes them by operations. */
    private static ObjectNode fields(JsonNode node) {
        ObjectNode fields = ReportJson.MAPPER.createObjectNode();
        node.properties().forEach(member -> {
            if (!OWN_MEMBERS.contains(member.getKey())) {
                fields.set(member.getKey(), member.getValue());
            }
        });
        node.path("fields").properties().forEach(member -> fields.set(member.getKey(), member.getValue()));
        node.path("update").properties().forEach(member -> update(fields, member.getKey(), member.getValue()));
        return fields;
    }

    private static void update(ObjectNode fields, String name, JsonNode operations) {
        for (JsonNode operation : operations) {
            if (operation.has("set")) {
                fields.set(name, operation.path("set"));
            } else if (operation.has("add")) {
                ArrayNode values = fields.path(name).isArray() ? (ArrayNode) fields.get(name) : fields.putArray(name);
                values.add(operation.path("add"));
            }
        }
    }
}
