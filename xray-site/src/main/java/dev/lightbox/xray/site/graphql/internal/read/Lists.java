package dev.lightbox.xray.site.graphql.internal.read;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;

/** Reads a part of a root list: one statement counts, one reads the keys. */
final class Lists {
    private Lists() {}

    /**
     * @param from tables with their aliases
     * @param key what identifies an entry
     */
    static <K> Page<K> page(
            Request request, String from, Filter filter, String key, String order, Paging paging, RowMapper<K> keys) {
        String body = " FROM " + from + " WHERE " + filter.where();
        return request.read(sql -> {
            long total = filter.bind(request.statement(sql, "SELECT count(*)" + body))
                    .query(Long.class)
                    .single();
            List<K> page = filter.bind(request.statement(
                            sql, "SELECT " + key + body + " ORDER BY " + order + " LIMIT :limit OFFSET :start"))
                    .param("limit", paging.limit())
                    .param("start", paging.start())
                    .query(keys)
                    .list();
            return new Page<>(paging, total, page);
        });
    }
}
