package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.RichText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a Jira create or edit body. What has a column of its own is picked out; everything else is kept as it was
 * sent.
 *
 * @param project id or key
 * @param labels null when the body does not speak of labels
 * @param assignee account id
 * @param typeName the issue type's name
 * @param others further Jira fields by id: priority, components, {@code customfield_…}
 */
public record JiraFields(
        @Nullable String project,
        @Nullable String summary,
        @Nullable String description,
        @Nullable List<String> labels,
        @Nullable String assignee,
        @Nullable String typeName,
        Map<String, JsonNode> others) {

    public JiraFields {
        labels = labels == null ? null : List.copyOf(labels);
        others = Map.copyOf(others);
    }

    public static JiraFields of(String project, String summary) {
        return new JiraFields(project, summary, null, null, null, null, Map.of());
    }

    /** Reads {@code {"fields": {…}}}, or the inner object alone; anything else reads as no fields at all. */
    public static JiraFields parse(JsonNode body) {
        JsonNode fields = body.path("fields").isObject() ? body.path("fields") : body;
        Map<String, JsonNode> others = new LinkedHashMap<>();
        fields.properties().forEach(field -> {
            if (!OWN_COLUMNS.contains(field.getKey()) && !field.getValue().isNull()) {
                others.put(field.getKey(), field.getValue());
            }
        });
        return new JiraFields(
                named(fields.path("project"), "key", "id"),
                text(fields.path("summary")),
                description(fields.path("description")),
                labels(fields.path("labels")),
                named(fields.path("assignee"), "accountId", "id", "name"),
                named(fields.path("issuetype"), "name"),
                others);
    }

    private static final List<String> OWN_COLUMNS =
            List.of("project", "summary", "description", "labels", "assignee", "issuetype");

    public JiraFields withProject(String newProject) {
        return new JiraFields(newProject, summary, description, labels, assignee, typeName, others);
    }

    public JiraFields withSummary(String newSummary) {
        return new JiraFields(project, newSummary, description, labels, assignee, typeName, others);
    }

    public JiraFields withDescription(@Nullable String newDescription) {
        return new JiraFields(project, summary, newDescription, labels, assignee, typeName, others);
    }

    public JiraFields withLabels(List<String> newLabels) {
        return new JiraFields(project, summary, description, newLabels, assignee, typeName, others);
    }

    public JiraFields with(String field, JsonNode value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(others);
        more.put(field, value);
        return new JiraFields(project, summary, description, labels, assignee, typeName, more);
    }

    /** The text of {@code node}, or of the first of its members that holds one. */
    private static @Nullable String named(JsonNode node, String... members) {
        if (node.isString() || node.isNumber()) {
            return text(node);
        }
        for (String member : members) {
            String value = text(node.path(member));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The text without NUL, which nobody means and PostgreSQL cannot keep; null when nothing is left. */
    private static @Nullable String text(JsonNode node) {
        if (!node.isString() && !node.isNumber()) {
            return null;
        }
        String text = node.asString().replace("\0", "");
        return text.isBlank() ? null : text;
    }

    /** Plain text; of a rich document (API version 3) what it says. */
    private static @Nullable String description(JsonNode node) {
        return node.isObject() ? RichText.plain(node) : text(node);
    }

    private static @Nullable List<String> labels(JsonNode node) {
        if (node.valueStream().anyMatch(JsonNode::isContainer)) {
            throw SiteRefusal.badRequest("The labels of an issue are texts");
        }
        return node.isArray()
                ? node.valueStream()
                        .flatMap(label -> Optional.ofNullable(text(label)).stream())
                        .distinct()
                        .toList()
                : null;
    }
}
