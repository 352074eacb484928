package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.RestoreOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns captured documents into what mutations take. Stateless. */
final class IssueInput {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Jira fields that a create body takes as they were read. */
    private static final List<String> PLAIN = List.of("summary", "description", "labels", "environment", "duedate");

    private IssueInput() {}

    /** The {@code jira} argument of a create mutation. */
    static Map<String, Object> jira(JsonNode document, String targetProjectKey, RestoreOptions options) {
        JsonNode jira = document.path("jira");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("project", Map.of("key", targetProjectKey));
        for (String name : PLAIN) {
            if (!jira.path(name).isNull() && !jira.path(name).isMissingNode()) {
                fields.put(name, value(jira.path(name)));
            }
        }
        jira.properties().stream()
                .filter(field -> field.getKey().startsWith("customfield_")
                        && !field.getValue().isNull())
                .forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        if (jira.path("priority").has("name")) {
            fields.put(
                    "priority",
                    Map.of("name", jira.path("priority").path("name").asString()));
        }
        account(jira.path("assignee").path("accountId"), options)
                .ifPresent(account -> fields.put("assignee", Map.of("accountId", account)));
        return Map.of("fields", fields);
    }

    /** The account on the target that stands for the one that was captured; empty when it may not exist there. */
    static Optional<String> account(JsonNode captured, RestoreOptions options) {
        String id = captured.asString("");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return options.sameUsers()
                ? Optional.of(options.users().getOrDefault(id, id))
                : Optional.ofNullable(options.users().get(id));
    }

    /** A JSON value as maps, lists and plain values. */
    static Object value(JsonNode json) {
        return MAPPER.convertValue(json, Object.class);
    }

    /** The texts of a list. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asString("")));
        return texts;
    }
}
