package dev.lightbox.xray.site;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Draws the ids of everything on a site from one counter, inside the transaction that uses them: an id is given out once,
 * whatever it becomes the id of.
 */
public final class SiteIds {
    private SiteIds() {}

    /** One new id. */
    public static long next(JdbcClient sql) {
        return reserve(sql, 1);
    }

    /** The first of {@code count} new ids that follow each other. */
    public static long reserve(JdbcClient sql, int count) {
        return sql.sql("UPDATE site_counter SET next_value = next_value + ? WHERE name = 'id' RETURNING next_value")
                        .params(count)
                        .query(Long.class)
                        .single()
                - count;
    }
}
