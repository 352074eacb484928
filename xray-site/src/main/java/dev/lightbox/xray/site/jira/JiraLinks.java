package dev.lightbox.xray.site.jira;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.Issues;
import dev.lightbox.xray.site.content.LinkType;
import dev.lightbox.xray.site.jira.internal.FieldSelection;
import dev.lightbox.xray.site.jira.internal.IssueJson;
import dev.lightbox.xray.site.jira.internal.Json;
import dev.lightbox.xray.site.jira.internal.LinkId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code issueLink}: links between issues of any kind, of which Xray reads those from a test to what it covers. Thread-safe. */
public final class JiraLinks {
    private final Database database;
    private final JiraIssues issues;
    private final Issues content;

    JiraLinks(Database database, JiraIssues issues, Issues content) {
        this.database = database;
        this.issues = issues;
        this.content = content;
    }

    /** @param body type, inwardIssue and outwardIssue; the link starts from the inward issue, as Jira has it */
    public void create(JiraRequest request, JsonNode body) {
        JsonNode given = body.path("type");
        String name = given.path("name").asString(given.path("id").asString(""));
        LinkType type = LinkType.find(name)
                .orElseThrow(() -> JiraRefusal.notFound("No issue link type with name '" + name + "' found."));
        Issue source = issues.find(request, reference(body, "inwardIssue"));
        Issue target = issues.find(request, reference(body, "outwardIssue"));
        JiraIssues.requireEditable(request, source);
        if (source.id() == target.id()) {
            throw JiraRefusal.badRequest("You cannot link an issue to itself.");
        }
        content.link(request.caller(), type, Long.toString(source.id()), Long.toString(target.id()));
    }

    private static String reference(JsonNode body, String member) {
        JsonNode issue = body.path(member);
        return issue.path("key").asString(issue.path("id").asString(""));
    }

    /** A link with both its ends. */
    public JsonNode get(JiraRequest request, String linkId) {
        LinkId id = LinkId.parse(linkId).orElseThrow(() -> unknown(linkId));
        JsonNode atSource = atEnd(request, id.source(), linkId).orElseThrow(() -> unknown(linkId));
        JsonNode atTarget = atEnd(request, id.target(), linkId).orElseThrow(() -> unknown(linkId));
        ObjectNode link = Json.object();
        for (String member : List.of("id", "self", "type")) {
            link.set(member, atSource.path(member));
        }
        link.set("inwardIssue", atTarget.path("inwardIssue"));
        link.set("outwardIssue", atSource.path("outwardIssue"));
        return link;
    }

    /** The link as one of its ends shows it, with the other end. */
    private Optional<JsonNode> atEnd(JiraRequest request, long issue, String linkId) {
        FieldSelection links = FieldSelection.of(List.of("issuelinks"), FieldSelection.everything());
        ArrayNode found = IssueJson.of(database, request, List.of(issue), links);
        return found.path(0)
                .path("fields")
                .path("issuelinks")
                .valueStream()
                .filter(link -> link.path("id").asString("").equals(linkId))
                .findFirst();
    }

    public void delete(JiraRequest request, String linkId) {
        boolean removed = LinkId.parse(linkId)
                .flatMap(id -> LinkType.find(id.typeId()).map(type -> {
                    JiraIssues.requireEditable(request, issues.find(request, Long.toString(id.source())));
                    return content.unlink(
                            request.caller(), type, Long.toString(id.source()), Long.toString(id.target()));
                }))
                .orElse(false);
        if (!removed) {
            throw unknown(linkId);
        }
    }

    private static JiraRefusal unknown(String linkId) {
        return JiraRefusal.notFound("No issue link with id '" + linkId + "' exists.");
    }
}
