package dev.lightbox.xray.site.jira;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.graphql.internal.read.Filter;
import dev.lightbox.xray.site.graphql.internal.read.IssueLists;
import dev.lightbox.xray.site.graphql.internal.read.Page;
import dev.lightbox.xray.site.graphql.internal.read.Paging;
import dev.lightbox.xray.site.graphql.internal.read.Request;
import dev.lightbox.xray.site.jira.internal.FieldSelection;
import dev.lightbox.xray.site.jira.internal.IssueJson;
import dev.lightbox.xray.site.jira.internal.Json;
import dev.lightbox.xray.site.jira.internal.PageToken;
import dev.lightbox.xray.site.jql.Jql;
import dev.lightbox.xray.site.jql.JqlCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code search}, {@code search/jql} and {@code search/approximate-count}. Thread-safe. */
public final class JiraSearch {
    private final Database database;
    private final Jql jql;

    JiraSearch(Database database, Jql jql) {
        this.database = database;
        this.jql = jql;
    }

    /**
     * The search with numbered pages, which tells how many there are.
     *
     * @param fields names of fields; none for all
     */
    public JsonNode search(JiraRequest request, String query, Slice slice, List<String> fields) {
        Page<Long> page = page(request, condition(request, query), slice);
        ObjectNode json = Json.object()
                .put("expand", "schema,names")
                .put("startAt", slice.start())
                .put("maxResults", slice.size())
                .put("total", page.total());
        json.set("issues", issues(request, page, FieldSelection.of(fields, FieldSelection.everything())));
        return json;
    }

    /**
     * The search with tokens for the next page. A query must restrict something, as at Jira.
     *
     * @param token of the page before; null for the first page
     * @param fields names of fields; none for ids only
     */
    public JsonNode tokenSearch(
            JiraRequest request, String query, @Nullable String token, int size, List<String> fields) {
        JqlCondition condition = condition(request, query);
        if (condition.unrestricted()) {
            throw JiraRefusal.badRequest(
                    "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
        Slice slice = new Slice(token == null ? 0 : PageToken.start(token, query), Math.max(1, size));
        Page<Long> page = page(request, condition, slice);
        int next = slice.start() + page.keys().size();
        ObjectNode json = Json.object();
        json.set("issues", issues(request, page, FieldSelection.of(fields, FieldSelection.nothing())));
        if (next < page.total()) {
            json.put("nextPageToken", PageToken.of(next, query));
        }
        return json.put("isLast", next >= page.total());
    }

    public JsonNode count(JiraRequest request, String query) {
        return Json.object()
                .put(
                        "count",
                        page(request, condition(request, query), new Slice(0, 0))
                                .total());
    }

    private JqlCondition condition(JiraRequest request, String query) {
        return jql.compile(query, request.caller());
    }

    private Page<Long> page(JiraRequest request, JqlCondition condition, Slice slice) {
        Filter filter = IssueLists.ofAny().and(condition);
        return IssueLists.page(
                new Request(request.caller(), database, request.baseUrl()),
                filter,
                new Paging(slice.start(), slice.size()),
                condition.order());
    }

    private JsonNode issues(JiraRequest request, Page<Long> page, FieldSelection fields) {
        return IssueJson.of(database, request, page.keys(), fields);
    }
}
