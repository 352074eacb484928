package dev.lightbox.xray.site.jira.internal;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.LinkType;
import dev.lightbox.xray.site.content.internal.RichText;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow;
import dev.lightbox.xray.site.graphql.internal.read.IssueRow.Person;
import dev.lightbox.xray.site.graphql.internal.read.IssueRows;
import dev.lightbox.xray.site.graphql.internal.read.Request;
import dev.lightbox.xray.site.jira.JiraRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Issues as Jira shows them. */
public final class IssueJson {
    /** What Jira shows as null or empty where an issue has no value. */
    private static final List<String> EMPTY_LISTS = List.of("fixVersions", "versions", "components", "subtasks");

    private static final List<String> EMPTY_VALUES = List.of("priority", "resolution", "parent");

    private final JiraRequest request;
    private final FieldSelection fields;
    private final IssueExtras extras;

    private IssueJson(JiraRequest request, FieldSelection fields, IssueExtras extras) {
        this.request = request;
        this.fields = fields;
        this.extras = extras;
    }

    /** The issues with these ids that the caller may browse, in this order. */
    public static ArrayNode of(Database database, JiraRequest request, List<Long> ids, FieldSelection fields) {
        if (ids.isEmpty()) {
            return Json.array();
        }
        Map<Long, IssueRow> rows = IssueRows.byId(new Request(request.caller(), database, request.baseUrl()), ids);
        IssueJson json = new IssueJson(request, fields, IssueExtras.of(database, request.caller(), ids));
        return ids.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(json::issue)
                .collect(Json.toArray());
    }

    private JsonNode issue(IssueRow issue) {
        ObjectNode json = Json.object()
                .put("expand", "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations")
                .put("id", Long.toString(issue.id()))
                .put("self", request.link("issue/" + issue.id()))
                .put("key", issue.key());
        ObjectNode shown = fields(issue);
        if (!shown.isEmpty()) {
            json.set("fields", shown);
        }
        return json;
    }

    private ObjectNode fields(IssueRow issue) {
        IssueRow.Jira jira = issue.jira();
        ObjectNode json = Json.object();
        EMPTY_LISTS.forEach(name -> put(json, name, Json::array));
        EMPTY_VALUES.forEach(name -> put(json, name, NullNode::getInstance));
        jira.others().forEach((name, value) -> put(json, name, () -> Json.of(value)));
        put(json, "summary", () -> Json.of(jira.summary()));
        put(json, "description", () -> longText(jira.description()));
        put(json, "labels", () -> Json.of(jira.labels()));
        put(json, "issuetype", () -> JiraShapes.issueType(request, jira.typeName()));
        put(
                json,
                "project",
                () -> JiraShapes.project(
                        request,
                        issue.project().id(),
                        issue.project().key(),
                        issue.project().name()));
        put(json, "status", () -> JiraShapes.status(request, jira.status()));
        put(json, "assignee", () -> person(jira.assignee()));
        put(json, "reporter", () -> person(jira.reporter()));
        put(json, "creator", () -> person(jira.reporter()));
        put(json, "created", () -> Json.of(Json.time(jira.created())));
        put(json, "updated", () -> Json.of(Json.time(jira.updated())));
        put(json, "issuelinks", () -> links(issue.id()));
        put(json, "attachment", () -> files(issue.id()));
        return json;
    }

    private void put(ObjectNode json, String field, Supplier<JsonNode> value) {
        if (fields.shows(field)) {
            json.set(field, value.get());
        }
    }

    private JsonNode longText(@Nullable String text) {
        if (text == null) {
            return NullNode.getInstance();
        }
        return switch (request.version()) {
            case V2 -> Json.of(text);
            case V3 -> RichText.document(text);
        };
    }

    private JsonNode person(@Nullable Person person) {
        return person == null
                ? NullNode.getInstance()
                : JiraShapes.person(request, person.accountId(), person.displayName(), person.email());
    }

    private ArrayNode links(long issue) {
        return extras.links().getOrDefault(issue, List.of()).stream()
                .map(this::link)
                .collect(Json.toArray());
    }

    private JsonNode link(IssueExtras.Link link) {
        LinkType type = LinkType.find(link.type()).orElse(new LinkType("", link.type(), link.type(), link.type()));
        String id = LinkId.of(link, type).text();
        ObjectNode other = Json.object()
                .put("id", Long.toString(link.otherId()))
                .put("key", link.otherKey())
                .put("self", request.link("issue/" + link.otherId()));
        ObjectNode shown = other.putObject("fields").put("summary", link.otherSummary());
        shown.set("status", JiraShapes.status(request, link.otherStatus()));
        shown.set("issuetype", JiraShapes.issueType(request, link.otherType()));
        ObjectNode json = Json.object().put("id", id).put("self", request.link("issueLink/" + id));
        json.set("type", JiraShapes.linkType(request, type));
        json.set(link.outward() ? "outwardIssue" : "inwardIssue", other);
        return json;
    }

    private ArrayNode files(long issue) {
        return extras.files().getOrDefault(issue, List.of()).stream()
                .map(file -> file(request, file))
                .collect(Json.toArray());
    }

    /** One attachment. */
    public static JsonNode file(JiraRequest request, IssueExtras.File file) {
        ObjectNode json = Json.object()
                .put("self", request.link("attachment/" + file.id()))
                .put("id", file.id())
                .put("filename", file.filename());
        json.set("author", JiraShapes.person(request, file.authorId(), file.authorName(), file.authorEmail()));
        return json.put("created", Json.time(file.created()))
                .put("size", file.size())
                .put("mimeType", file.mimeType())
                .put("content", request.link("attachment/content/" + file.id()));
    }
}
