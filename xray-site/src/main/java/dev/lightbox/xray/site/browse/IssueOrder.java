package dev.lightbox.xray.site.browse;

import java.util.Locale;

/** What lists of issues can be sorted by. */
public enum IssueOrder {
    KEY("p.project_key %1$s, i.issue_number %1$s"),
    SUMMARY("lower(i.summary) %1$s"),
    STATUS("i.status %1$s"),
    UPDATED("i.updated_at %1$s");

    private final String sql;

    IssueOrder(String sql) {
        this.sql = sql;
    }

    /** The columns for a name such as {@code summary} or, from the largest, {@code -updated}; by key for any other. */
    static String sql(String name) {
        boolean descending = name.startsWith("-");
        String bare = descending ? name.substring(1) : name;
        for (IssueOrder order : values()) {
            if (order.name().toLowerCase(Locale.ROOT).equals(bare)) {
                return order.sql.formatted(descending ? "DESC" : "ASC");
            }
        }
        return KEY.sql.formatted("ASC");
    }
}
