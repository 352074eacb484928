package dev.lightbox.xray.site.graphql.internal.read;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a part of a root list: one statement counts, one reads the keys. */
final class Lists {
    private Lists() {}

    /**
     * @param from tables with their aliases
     * @param key what identifies an entry
     */
    static <K> Page<K> page(
            Request request, String from, Filter filter, String key, String order, Paging paging, RowMapper<K> keys) {
        return request.read(sql -> new Page<>(
                paging,
                total(request, sql, "count(*) FROM " + from, filter),
                keys(request, sql, key + " FROM " + from, filter, order, paging, keys)));
    }

    /** @param counted a number, and the tables that it is taken from */
    static long total(Request request, JdbcClient sql, String counted, Filter filter) {
        return filter.bind(request.statement(sql, "SELECT " + counted + " WHERE " + filter.where()))
                .query(Long.class)
                .single();
    }

    /** @param listed what identifies an entry, and the tables that it is taken from */
    static <K> List<K> keys(
            Request request,
            JdbcClient sql,
            String listed,
            Filter filter,
            String order,
            Paging paging,
            RowMapper<K> keys) {
        return filter.bind(request.statement(
                        sql,
                        "SELECT " + listed + " WHERE " + filter.where() + " ORDER BY " + order
                                + " LIMIT :limit OFFSET :start"))
                .param("limit", paging.limit())
                .param("start", paging.start())
                .query(keys)
                .list();
    }
}
