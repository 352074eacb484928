package dev.lightbox.xray.site.jira.internal;

import dev.lightbox.xray.site.jira.JiraRefusal;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code update} member of an edit: verbs that change fields step by step. */
public final class UpdateVerbs {
    private UpdateVerbs() {}

    /**
     * Works out what the fields become.
     *
     * @param fields where the results are put
     * @param update by field a list of verbs
     * @param before the fields as they are
     */
    public static void apply(ObjectNode fields, JsonNode update, JsonNode before) {
        for (Map.Entry<String, JsonNode> field : update.properties()) {
            for (JsonNode verb : field.getValue()) {
                JsonNode now = fields.has(field.getKey()) ? fields.get(field.getKey()) : before.path(field.getKey());
                fields.set(field.getKey(), applied(field.getKey(), now, verb));
            }
        }
    }

    private static JsonNode applied(String field, JsonNode now, JsonNode verb) {
        if (verb.has("set")) {
            return verb.get("set");
        }
        if (verb.has("edit")) {
            return verb.get("edit");
        }
        ArrayNode list = now instanceof ArrayNode there ? there.deepCopy() : Json.array();
        if (verb.has("add")) {
            return list.add(verb.get("add"));
        }
        if (verb.has("remove")) {
            return list.valueStream()
                    .filter(entry -> !same(entry, verb.get("remove")))
                    .collect(Json.toArray());
        }
        throw JiraRefusal.field(field, "Operation is not supported; set, add, edit and remove are.");
    }

    /** Objects are the same when they have the same name, or the same id. */
    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(other)
                || (one.has("name") && one.get("name").equals(other.path("name")))
                || (one.has("id") && one.get("id").equals(other.path("id")));
    }
}
