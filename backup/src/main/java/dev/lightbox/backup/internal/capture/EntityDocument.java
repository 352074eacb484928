package dev.lightbox.backup.internal.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a snapshot keeps of one answered entity ({@code docs/format/snapshot-content-v1.md}): nulls are left out, a nested
 * page becomes a list, a reference that is nothing but an issue id becomes that id, and download links, which hold a
 * host's name, are left out and returned beside it.
 *
 * @param json the document
 * @param attachments the files that it refers to; grows with the document while nested pages are completed
 * @param incomplete dotted paths of nested pages that hold more than was answered, and how many entries they announce
 */
record EntityDocument(ObjectNode json, List<AttachmentRef> attachments, Map<String, Long> incomplete) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static EntityDocument of(JsonNode answered) {
        Reader reader = new Reader();
        return new EntityDocument(
                (ObjectNode) reader.object(answered, ""),
                reader.attachments,
                Collections.unmodifiableMap(reader.incomplete));
    }

    private static final class Reader {
        private final List<AttachmentRef> attachments = new ArrayList<>();
        private final Map<String, Long> incomplete = new LinkedHashMap<>();

        private JsonNode value(JsonNode value, String path) {
            if (value.isArray()) {
                return array(value, path);
            }
            if (!value.isObject()) {
                return value;
            }
            if (value.path("results").isArray() && value.has("total")) {
                return page(value, path);
            }
            return object(value, path);
        }

        private JsonNode object(JsonNode value, String path) {
            ObjectNode kept = JSON.objectNode();
            boolean isFile = value.has("id") && value.has("filename");
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                String name = member.getKey();
                if (!member.getValue().isNull() && !(isFile && name.equals("downloadLink"))) {
                    // What Jira answers is kept as it is: its values are Jira's own.
                    kept.set(
                            name, name.equals("jira") ? member.getValue() : value(member.getValue(), join(path, name)));
                }
            }
            if (isFile) {
                attachments.add(new AttachmentRef(
                        value.path("id").asString(""),
                        value.path("downloadLink").stringValue(null),
                        value.path("storedInJira").asBoolean(false)));
            }
            return kept;
        }

        private ArrayNode array(JsonNode values, String path) {
            ArrayNode kept = JSON.arrayNode();
            values.forEach(value -> kept.add(value(value, path)));
            return kept;
        }

        private ArrayNode page(JsonNode page, String path) {
            JsonNode results = page.path("results");
            long total = page.path("total").asLong(0);
            if (total > results.size()) {
                // A path inside a list occurs once for each of its elements; the longest page speaks for all.
                incomplete.merge(path, total, Math::max);
            }
            ArrayNode kept = JSON.arrayNode();
            for (JsonNode result : results) {
                boolean onlyAnId = result.size() == 1 && result.has("issueId");
                kept.add(onlyAnId ? result.get("issueId") : value(result, path));
            }
            return kept;
        }

        private static String join(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }
    }
}
