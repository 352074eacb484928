package dev.lightbox.xray.site.jira;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueTypes;
import dev.lightbox.xray.site.content.Issues;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.jira.internal.FieldSelection;
import dev.lightbox.xray.site.jira.internal.IssueJson;
import dev.lightbox.xray.site.jira.internal.JiraShapes;
import dev.lightbox.xray.site.jira.internal.Json;
import dev.lightbox.xray.site.jira.internal.UpdateVerbs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code issue}: what is created here as a Test is one in Xray's API too. Thread-safe. */
public final class JiraIssues {
    private final Database database;
    private final Issues issues;
    private final JiraProjects projects;

    JiraIssues(Database database, Issues issues, JiraProjects projects) {
        this.database = database;
        this.issues = issues;
        this.projects = projects;
    }

    static JiraRefusal unknown() {
        return JiraRefusal.notFound("Issue does not exist or you do not have permission to see it.");
    }

    static void requireEditable(JiraRequest request, Issue issue) {
        if (!request.caller().writable().contains(issue.projectId())) {
            throw JiraRefusal.forbidden("You do not have permission to edit issues in this project.");
        }
    }

    /** @param fields names of fields; none for all */
    public JsonNode get(JiraRequest request, String idOrKey, List<String> fields) {
        Issue issue = find(request, idOrKey);
        FieldSelection shown = FieldSelection.of(fields, FieldSelection.everything());
        ArrayNode found = IssueJson.of(database, request, List.of(issue.id()), shown);
        if (found.isEmpty()) {
            throw unknown();
        }
        return found.get(0);
    }

    /** @param body {@code {"fields": {…}}} */
    public JsonNode create(JiraRequest request, JsonNode body) {
        ObjectNode fields = fields(body);
        requireProject(request, fields.path("project"));
        String typeName = typeName(fields.path("issuetype"));
        fields.putObject("issuetype").put("name", typeName);
        Issue issue = issues.create(request.caller(), JiraFields.parse(fields));
        return Json.object()
                .put("id", Long.toString(issue.id()))
                .put("key", issue.key())
                .put("self", request.link("issue/" + issue.id()));
    }

    private void requireProject(JiraRequest request, JsonNode project) {
        String given = project.path("key").asString(project.path("id").asString(""));
        if (given.isEmpty()) {
            throw JiraRefusal.field("project", "Specify a valid project ID or key");
        }
        boolean mayCreate = projects.find(request, given)
                .filter(found -> request.caller().writable().contains(found.id()))
                .isPresent();
        if (!mayCreate) {
            throw JiraRefusal.field("project", "valid project is required");
        }
    }

    private static String typeName(JsonNode type) {
        String name = type.path("name").asString("");
        if (!name.isBlank()) {
            return name;
        }
        String id = type.path("id").asString("");
        if (id.isEmpty()) {
            throw JiraRefusal.field("issuetype", "Specify an issue type");
        }
        return IssueTypes.nameOf(id).orElseThrow(() -> JiraRefusal.field("issuetype", "Specify a valid issue type"));
    }

    /** @param body {@code fields} to set, a null empties one; {@code update} with the verbs set, add and remove */
    public void edit(JiraRequest request, String idOrKey, JsonNode body) {
        ObjectNode fields = fields(body);
        database.update(_ -> {
            Issue issue = find(request, idOrKey);
            requireEditable(request, issue);
            JsonNode verbs = body.path("update");
            if (verbs.isObject() && !verbs.isEmpty()) {
                UpdateVerbs.apply(
                        fields, verbs, get(request, idOrKey, List.of()).path("fields"));
            }
            fields.remove(List.of("issuetype", "project"));
            issues.edit(
                    request.caller(),
                    Long.toString(issue.id()),
                    fields.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        });
    }

    public void delete(JiraRequest request, String idOrKey) {
        Issue issue = find(request, idOrKey);
        requireEditable(request, issue);
        issues.delete(request.caller(), issue.kind(), Long.toString(issue.id()));
    }

    /** Every issue may be moved to every status. */
    public JsonNode transitions(JiraRequest request, String idOrKey) {
        find(request, idOrKey);
        ObjectNode json = Json.object().put("expand", "transitions");
        ArrayNode transitions = json.putArray("transitions");
        for (int place = 0; place < JiraShapes.statuses().size(); place++) {
            String status = JiraShapes.statuses().get(place);
            transitions
                    .addObject()
                    .put("id", transitionId(place))
                    .put("name", status)
                    .put("isAvailable", true)
                    .set("to", JiraShapes.status(request, status));
        }
        return json;
    }

    private static String transitionId(int place) {
        return Integer.toString(place * 10 + 11);
    }

    /** @param body {@code {"transition": {"id": …}}} */
    public void transition(JiraRequest request, String idOrKey, JsonNode body) {
        Issue issue = find(request, idOrKey);
        requireEditable(request, issue);
        String wanted = body.path("transition").path("id").asString("");
        List<String> statuses = JiraShapes.statuses();
        for (int place = 0; place < statuses.size(); place++) {
            if (transitionId(place).equals(wanted)) {
                issues.setStatus(request.caller(), Long.toString(issue.id()), statuses.get(place));
                return;
            }
        }
        throw JiraRefusal.badRequest("The transition identifier specified is not valid: '" + wanted + "'");
    }

    Issue find(JiraRequest request, String idOrKey) {
        return issues.find(request.caller(), idOrKey.toUpperCase(Locale.ROOT)).orElseThrow(JiraIssues::unknown);
    }

    private static ObjectNode fields(JsonNode body) {
        if (!body.isObject()) {
            throw JiraRefusal.badRequest("The body must be a JSON object with \"fields\".");
        }
        JsonNode fields = body.path("fields");
        return fields instanceof ObjectNode object ? object.deepCopy() : Json.object();
    }
}
