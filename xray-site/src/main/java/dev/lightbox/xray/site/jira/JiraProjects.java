package dev.lightbox.xray.site.jira;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.IssueTypes;
import dev.lightbox.xray.site.jira.internal.JiraShapes;
import dev.lightbox.xray.site.jira.internal.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code project} and {@code project/search}: the projects that the caller may browse. Thread-safe. */
public final class JiraProjects {
    record Found(long id, String key, String name) {}

    private final Database database;

    JiraProjects(Database database) {
        this.database = database;
    }

    public ArrayNode list(JiraRequest request) {
        return found(request).stream().map(project -> shown(request, project)).collect(Json.toArray());
    }

    /** @param query part of a key or a name; empty for all projects */
    public JsonNode search(JiraRequest request, String query, Slice slice) {
        String wanted = query.toLowerCase(Locale.ROOT);
        List<Found> matching = found(request).stream()
                .filter(project -> project.key.toLowerCase(Locale.ROOT).contains(wanted)
                        || project.name.toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        ArrayNode values = matching.stream()
                .skip(slice.start())
                .limit(slice.size())
                .map(project -> shown(request, project))
                .collect(Json.toArray());
        ObjectNode page = Json.object()
                .put("self", request.link("project/search"))
                .put("maxResults", slice.size())
                .put("startAt", slice.start())
                .put("total", matching.size())
                .put("isLast", (long) slice.start() + slice.size() >= matching.size());
        page.set("values", values);
        return page;
    }

    /** @throws JiraRefusal when the caller sees no such project */
    public JsonNode get(JiraRequest request, String idOrKey) {
        Found project = find(request, idOrKey)
                .orElseThrow(() -> JiraRefusal.notFound("No project could be found with key '" + idOrKey + "'."));
        ObjectNode json = shown(request, project).put("description", "").put("assigneeType", "UNASSIGNED");
        json.set("lead", JiraShapes.user(request, request.caller().user()));
        json.set(
                "issueTypes",
                IssueTypes.NAMES.stream()
                        .map(name -> (JsonNode) JiraShapes.issueType(request, name))
                        .collect(Json.toArray()));
        json.putArray("components");
        json.putArray("versions");
        json.putObject("roles");
        return json;
    }

    Optional<Found> find(JiraRequest request, String idOrKey) {
        return found(request).stream()
                .filter(project -> project.key.equalsIgnoreCase(idOrKey)
                        || Long.toString(project.id).equals(idOrKey))
                .findFirst();
    }

    private List<Found> found(JiraRequest request) {
        return database.read(sql -> sql
                .sql("SELECT id, project_key, name FROM site_project WHERE tenant_id = ? ORDER BY project_key")
                .params(request.caller().tenant().id())
                .query((row, _) -> new Found(row.getLong(1), row.getString(2), row.getString(3)))
                .list()
                .stream()
                .filter(project -> request.caller().readable().contains(project.id))
                .toList());
    }

    private static ObjectNode shown(JiraRequest request, Found project) {
        return JiraShapes.project(request, project.id, project.key, project.name)
                .put("style", "classic")
                .put("isPrivate", false);
    }
}
