package dev.lightbox.xray.site.content.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The values of those Jira fields that queries search and that have no column, in rows of their own: fix versions,
 * components, priority, parent. Values are in lower case.
 */
public final class IssueValues {
    private static final List<String> FIELDS = List.of("fixVersions", "components", "priority", "parent");
    private static final String INSERT = "INSERT INTO site_issue_value (issue_id, field, value) VALUES (?, ?, ?)";

    private IssueValues() {}

    static void insertAll(SiteStore store, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            store.database().batch(INSERT, rows);
        }
    }

    /** The rows of one issue. */
    static List<@Nullable Object[]> rows(long issue, Map<String, JsonNode> fields) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String field : FIELDS) {
            JsonNode node = fields.get(field);
            if (node != null) {
                values(node).forEach(value -> rows.add(new @Nullable Object[] {issue, field, value}));
            }
        }
        return rows;
    }

    /** Puts these in the place of what the issue had. */
    public static void replace(SiteStore store, JdbcClient sql, long issue, Map<String, JsonNode> fields) {
        sql.sql("DELETE FROM site_issue_value WHERE issue_id = ?").params(issue).update();
        insertAll(store, rows(issue, fields));
    }

    /** Names, or keys or ids where the field was given these: of one value or of a list. */
    private static Set<String> values(JsonNode node) {
        Set<String> values = new TreeSet<>();
        if (node.isArray()) {
            node.forEach(entry -> values.addAll(values(entry)));
        } else if (node.isObject()) {
            for (String member : List.of("name", "key", "id")) {
                if (node.path(member).isValueNode() && values.isEmpty()) {
                    values.addAll(values(node.path(member)));
                }
            }
        } else if (node.isString() || node.isNumber()) {
            values.add(node.asString().replace("\0", "").toLowerCase(Locale.ROOT));
        }
        return values;
    }
}
