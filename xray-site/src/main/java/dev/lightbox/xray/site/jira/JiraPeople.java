package dev.lightbox.xray.site.jira;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.jira.internal.JiraShapes;
import dev.lightbox.xray.site.jira.internal.Json;
import dev.lightbox.xray.site.users.SearchText;
import dev.lightbox.xray.site.users.Users;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code myself}, {@code user} and {@code user/search}. Thread-safe. */
public final class JiraPeople {
    private static final String MATCHING = """
            SELECT * FROM site_user WHERE tenant_id = :tenant AND active = 1
              AND (lower(display_name) LIKE lower(:search) ESCAPE '!' OR lower(email) LIKE lower(:search) ESCAPE '!')
            ORDER BY lower(display_name), id LIMIT :size OFFSET :start""";

    private final Database database;

    JiraPeople(Database database) {
        this.database = database;
    }

    public JsonNode myself(JiraRequest request) {
        ObjectNode me = JiraShapes.user(request, request.caller().user()).put("locale", "en_US");
        me.putObject("groups").put("size", 0).putArray("items");
        me.putObject("applicationRoles").put("size", 0).putArray("items");
        return me;
    }

    /** @throws JiraRefusal when there is no such user */
    public JsonNode user(JiraRequest request, @Nullable String accountId) {
        if (accountId == null || accountId.isBlank()) {
            throw JiraRefusal.badRequest("Either the 'accountId', 'username' or 'key' query parameter must be given.");
        }
        return database.read(sql -> sql.sql("SELECT * FROM site_user WHERE tenant_id = ? AND account_id = ?")
                        .params(request.caller().tenant().id(), accountId)
                        .query(Users::read)
                        .optional())
                .map(user -> (JsonNode) JiraShapes.user(request, user))
                .orElseThrow(() ->
                        JiraRefusal.notFound("Specified user does not exist or you do not have required permissions"));
    }

    /** Active users whose name or e-mail address contains {@code query}. */
    public ArrayNode search(JiraRequest request, String query, Slice slice) {
        return database
                .read(sql -> sql.sql(MATCHING)
                        .param("tenant", request.caller().tenant().id())
                        .param("search", SearchText.contains(query))
                        .param("size", slice.size())
                        .param("start", slice.start())
                        .query(Users::read)
                        .list())
                .stream()
                .map((SiteUser user) -> (JsonNode) JiraShapes.user(request, user))
                .collect(Json.toArray());
    }
}
