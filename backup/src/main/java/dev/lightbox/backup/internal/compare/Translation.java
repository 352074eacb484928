package dev.lightbox.backup.internal.compare;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.ItemKind;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rewrites a document so that documents of two sites can be compared: ids become what the map says they became, and a
 * file's id becomes the hash of its content.
 */
public final class Translation {
    private static final Set<String> ISSUE_LISTS = Set.of("preconditions", "tests", "testExecutions", "defects");
    private static final Pattern FILE_REFERENCE = Pattern.compile("xray-attachment://([0-9A-Za-z-]+)");

    private final IdMap ids;
    private final Map<String, String> contentHashes;

    /** @param contentHashes hash of each file of the document's own snapshot, by the file's id */
    public Translation(IdMap ids, Map<String, String> contentHashes) {
        this.ids = ids;
        this.contentHashes = contentHashes;
    }

    /** The document in the other site's ids. */
    public JsonNode of(ItemKind kind, JsonNode document) {
        JsonNode translated = value("", "", document);
        if (kind == ItemKind.TEST_RUN && translated instanceof ObjectNode run && run.has("id")) {
            run.put("id", ids.translate(IdMap.Type.TEST_RUN, run.path("id").asString()));
        }
        return translated;
    }

    private JsonNode value(String parent, String name, JsonNode value) {
        if (value.isObject()) {
            return object(name, value);
        }
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> list.add(
                    element.isString() && ISSUE_LISTS.contains(name)
                            ? text(ids.translate(IdMap.Type.ISSUE, element.stringValue()))
                            : value(parent, name, element)));
            return list;
        }
        return value.isString() ? text(translated(parent, name, value.stringValue())) : value;
    }

    private JsonNode object(String name, JsonNode value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        boolean isFile = value.has("id") && value.has("filename");
        value.properties()
                .forEach(member -> object.set(member.getKey(), value(name, member.getKey(), member.getValue())));
        if (isFile) {
            String id = value.path("id").asString("");
            object.put("id", contentHashes.getOrDefault(id, id));
        }
        return object;
    }

    private String translated(String parent, String name, String text) {
        return switch (name) {
            case "issueId", "callTestIssueId" -> ids.translate(IdMap.Type.ISSUE, text);
            case "projectId" -> ids.translate(IdMap.Type.PROJECT, text);
            case "key" -> ids.translate(parent.equals("project") ? IdMap.Type.PROJECT_KEY : IdMap.Type.KEY, text);
            case "id" -> id(parent, text);
            default -> withFileReferences(text);
        };
    }

    private String id(String parent, String id) {
        return switch (parent) {
            case "steps" -> ids.translate(IdMap.Type.STEP, id);
            case "project" -> ids.translate(IdMap.Type.PROJECT, id);
            default -> id;
        };
    }

    /** Step texts name files by id; two sites agree on the content only. */
    private String withFileReferences(String text) {
        return text.contains("xray-attachment://")
                ? FILE_REFERENCE
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                "xray-attachment://" + contentHashes.getOrDefault(found.group(1), found.group(1))))
                : text;
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }
}
