package dev.lightbox.xray.site.jira.internal;

import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.content.IssueTypes;
import dev.lightbox.xray.site.content.LinkType;
import dev.lightbox.xray.site.content.StatusCategory;
import dev.lightbox.xray.site.jira.JiraRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The small objects that answers are made of, as Jira shows them. */
public final class JiraShapes {
    private static final List<String> STATUSES = List.of("To Do", "In Progress", "Done");
    private static final int FIRST_STATUS = 10_000;
    private static final int FIRST_OTHER_STATUS = 20_000;
    private static final int OTHER_STATUSES = 50_000;

    private JiraShapes() {}

    public static ObjectNode user(JiraRequest request, SiteUser user) {
        ObjectNode json = person(request, user.accountId(), user.displayName(), user.email());
        json.put("accountType", user.kind() == SiteUser.Kind.APP ? "app" : "atlassian");
        return json.put("active", user.active());
    }

    /** A user of whom no more is at hand; most are people who may sign in. */
    public static ObjectNode person(JiraRequest request, String accountId, String displayName, String email) {
        ObjectNode json = Json.object()
                .put("self", request.link("user?accountId=" + encoded(accountId)))
                .put("accountId", accountId)
                .put("accountType", "atlassian")
                .put("emailAddress", email)
                .put("displayName", displayName)
                .put("active", true)
                .put("timeZone", "Etc/UTC");
        json.putObject("avatarUrls");
        return json;
    }

    public static ObjectNode project(JiraRequest request, long id, String key, String name) {
        ObjectNode json = Json.object()
                .put("self", request.link("project/" + id))
                .put("id", Long.toString(id))
                .put("key", key)
                .put("name", name)
                .put("projectTypeKey", "software")
                .put("simplified", false);
        json.putObject("avatarUrls");
        return json;
    }

    public static ObjectNode issueType(JiraRequest request, String name) {
        boolean subtask = name.equalsIgnoreCase("Sub-task");
        int level = subtask ? -1 : name.equalsIgnoreCase("Epic") ? 1 : 0;
        return Json.object()
                .put("self", request.link("issuetype/" + IssueTypes.idOf(name)))
                .put("id", IssueTypes.idOf(name))
                .put("description", "")
                .put("iconUrl", "")
                .put("name", name)
                .put("subtask", subtask)
                .put("hierarchyLevel", level);
    }

    public static ObjectNode status(JiraRequest request, String name) {
        StatusCategory category = StatusCategory.of(name);
        ObjectNode json = Json.object()
                .put("self", request.link("status/" + statusId(name)))
                .put("description", "")
                .put("iconUrl", "")
                .put("name", name)
                .put("id", statusId(name));
        json.putObject("statusCategory")
                .put("self", request.link("statuscategory/" + category.id()))
                .put("id", category.id())
                .put("key", category.key())
                .put("colorName", category.color())
                .put("name", category.title());
        return json;
    }

    /** The statuses that an issue can be moved to. */
    public static List<String> statuses() {
        return STATUSES;
    }

    private static String statusId(String name) {
        int place = STATUSES.indexOf(name);
        return Integer.toString(
                place >= 0
                        ? FIRST_STATUS + place
                        : FIRST_OTHER_STATUS
                                + Math.floorMod(name.toLowerCase(Locale.ROOT).hashCode(), OTHER_STATUSES));
    }

    public static ObjectNode linkType(JiraRequest request, LinkType type) {
        return Json.object()
                .put("id", type.id())
                .put("name", type.name())
                .put("inward", type.inward())
                .put("outward", type.outward())
                .put("self", request.link("issueLinkType/" + type.id()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
