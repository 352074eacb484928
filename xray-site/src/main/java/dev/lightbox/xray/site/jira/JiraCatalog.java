package dev.lightbox.xray.site.jira;

import dev.lightbox.xray.site.content.IssueTypes;
import dev.lightbox.xray.site.content.LinkType;
import dev.lightbox.xray.site.jira.internal.JiraShapes;
import dev.lightbox.xray.site.jira.internal.Json;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a Jira site knows of itself: fields, issue types, priorities, statuses, link types, version. Thread-safe. */
public final class JiraCatalog {
    private record Field(String id, String name, String type, String clause) {}

    private static final List<Field> FIELDS = List.of(
            new Field("issuetype", "Issue Type", "issuetype", "issuetype"),
            new Field("project", "Project", "project", "project"),
            new Field("summary", "Summary", "string", "summary"),
            new Field("description", "Description", "string", "description"),
            new Field("status", "Status", "status", "status"),
            new Field("priority", "Priority", "priority", "priority"),
            new Field("labels", "Labels", "array", "labels"),
            new Field("components", "Components", "array", "component"),
            new Field("fixVersions", "Fix versions", "array", "fixVersion"),
            new Field("assignee", "Assignee", "user", "assignee"),
            new Field("reporter", "Reporter", "user", "reporter"),
            new Field("creator", "Creator", "user", "reporter"),
            new Field("created", "Created", "datetime", "created"),
            new Field("updated", "Updated", "datetime", "updated"),
            new Field("parent", "Parent", "issuelink", "parent"),
            new Field("issuelinks", "Linked Issues", "array", "issuelinks"),
            new Field("attachment", "Attachment", "array", "attachment"));
    private static final List<String> PRIORITIES = List.of("Highest", "High", "Medium", "Low", "Lowest");

    private final InstantSource clock;

    JiraCatalog(InstantSource clock) {
        this.clock = clock;
    }

    public ArrayNode fields() {
        return FIELDS.stream().map(JiraCatalog::field).collect(Json.toArray());
    }

    private static JsonNode field(Field field) {
        ObjectNode json = Json.object()
                .put("id", field.id)
                .put("key", field.id)
                .put("name", field.name)
                .put("custom", false)
                .put("orderable", true)
                .put("navigable", true)
                .put("searchable", true);
        json.putArray("clauseNames").add(field.clause);
        json.putObject("schema").put("type", field.type).put("system", field.id);
        return json;
    }

    public ArrayNode issueTypes(JiraRequest request) {
        return IssueTypes.NAMES.stream()
                .map(name -> (JsonNode) JiraShapes.issueType(request, name))
                .collect(Json.toArray());
    }

    public ArrayNode priorities(JiraRequest request) {
        ArrayNode all = Json.array();
        for (int place = 0; place < PRIORITIES.size(); place++) {
            all.addObject()
                    .put("self", request.link("priority/" + (place + 1)))
                    .put("name", PRIORITIES.get(place))
                    .put("id", Integer.toString(place + 1));
        }
        return all;
    }

    public ArrayNode statuses(JiraRequest request) {
        return JiraShapes.statuses().stream()
                .map(name -> (JsonNode) JiraShapes.status(request, name))
                .collect(Json.toArray());
    }

    public JsonNode linkTypes(JiraRequest request) {
        ObjectNode json = Json.object();
        json.set(
                "issueLinkTypes",
                LinkType.ALL.stream()
                        .map(type -> (JsonNode) JiraShapes.linkType(request, type))
                        .collect(Json.toArray()));
        return json;
    }

    public JsonNode linkType(JiraRequest request, String id) {
        return LinkType.ALL.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .map(type -> JiraShapes.linkType(request, type))
                .orElseThrow(() -> JiraRefusal.notFound("No issue link type with id '" + id + "' found."));
    }

    /** Anybody may ask this, as at Jira. */
    public JsonNode serverInfo(URI baseUrl) {
        ObjectNode json = Json.object()
                .put("baseUrl", baseUrl.toString())
                .put("version", "1001.0.0-SNAPSHOT")
                .put("deploymentType", "Cloud")
                .put("buildNumber", 100_000)
                .put("serverTime", Json.time(clock.instant()))
                .put("serverTitle", "Lightbox");
        json.putArray("versionNumbers").add(1001).add(0).add(0);
        return json;
    }
}
