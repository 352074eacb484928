package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.IssueKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds issues of one kind. */
public final class IssueLists {
    /** What is joined to the issue, by the name that conditions call it. */
    private static final Map<String, String> JOINS = Map.of(
            "p", " JOIN site_project p ON p.id = i.project_id",
            "t", " LEFT JOIN site_test t ON t.issue_id = i.id",
            "c", " LEFT JOIN site_precondition c ON c.issue_id = i.id");

    /** The columns of {@code site_issue_count} that {@code site_issue} has as well. */
    private static final Set<String> COUNTED_BY = Set.of("tenant_id", "project_id", "kind");

    private static final Pattern COLUMN = Pattern.compile("\\b([iptc])\\.(\\w+)");

    private IssueLists() {}

    /** Conditions on {@code i} (issue), {@code p} (project), {@code t} (test) and {@code c} (precondition). */
    public static Filter of(IssueKind kind) {
        return ofAny().and("i.kind = :kind", "kind", kind.name());
    }

    /** The same for issues of every kind. */
    public static Filter ofAny() {
        return Filter.visible();
    }

    /** Ids of issues in order of creation, unless {@code order} says otherwise. */
    public static Page<Long> page(Request request, Filter filter, Paging paging, Optional<String> order) {
        return request.read(sql -> {
            long total = Lists.total(request, sql, counted(filter), filter);
            if (order.isPresent()) {
                return new Page<>(paging, total, ids(request, sql, filter, order.get() + ", i.id", paging));
            }
            long rest = total - paging.start();
            boolean nearTheEnd = rest > 0 && rest < paging.start();
            List<Long> page = nearTheEnd
                    ? ids(request, sql, filter, "i.id DESC", paging.fromTheEnd((int) rest))
                            .reversed()
                    : ids(request, sql, filter, "i.id", paging);
            return new Page<>(paging, total, page);
        });
    }

    private static List<Long> ids(Request request, JdbcClient sql, Filter filter, String order, Paging paging) {
        String from = from(filter.where() + " " + order);
        return Lists.keys(request, sql, "i.id FROM " + from, filter, order, paging, (row, _) -> row.getLong(1));
    }

    /** What a list of whole projects holds is kept; anything narrower is counted. */
    private static String counted(Filter filter) {
        boolean whole = COLUMN.matcher(filter.where())
                .results()
                .allMatch(found -> found.group(1).equals("i") && COUNTED_BY.contains(found.group(2)));
        return whole ? "coalesce(sum(i.issues), 0) FROM site_issue_count i" : "count(*) FROM " + from(filter.where());
    }

    /** Joins only what the text mentions: a database counts a hundred thousand issues from an index, but not through joins. */
    private static String from(String text) {
        StringBuilder from = new StringBuilder("site_issue i");
        JOINS.forEach((alias, join) -> {
            if (Pattern.compile("\\b" + alias + "\\.").matcher(text).find()) {
                from.append(join);
            }
        });
        return from.toString();
    }

    /** The ids of the visible tests among these, by the id or key that asked for each. */
    public static Map<String, Long> ids(Request request, List<String> idsOrKeys) {
        Map<String, Long> ids = new HashMap<>();
        Filter filter = of(IssueKind.TEST).andIssues("i.id", "wanted", idsOrKeys);
        request.read(sql -> {
            filter.bind(request.statement(sql, "SELECT i.id, i.issue_key FROM site_issue i WHERE " + filter.where()))
                    .query(row -> {
                        ids.put(row.getString("id"), row.getLong("id"));
                        ids.put(row.getString("issue_key"), row.getLong("id"));
                    });
            return ids;
        });
        return ids;
    }

    /** The id of the issue of that kind, named by id or key; empty when the caller sees none. */
    public static Optional<Long> find(Request request, IssueKind kind, String idOrKey) {
        Filter filter = of(kind).andIssues("i.id", "wanted", List.of(idOrKey));
        request.caller()
                .indexedUntil()
                .ifPresent(until -> filter.and("i.created_at <= :indexed", "indexed", until.toEpochMilli()));
        return request.read(
                sql -> filter.bind(request.statement(sql, "SELECT i.id FROM site_issue i WHERE " + filter.where()))
                        .query(Long.class)
                        .optional());
    }
}
