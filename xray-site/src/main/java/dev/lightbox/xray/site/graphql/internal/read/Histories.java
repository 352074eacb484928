package dev.lightbox.xray.site.graphql.internal.read;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads entries of Xray's history. The ids must come from {@link RelatedPages}, which knows what the caller may see. */
public final class Histories {
    private static final String ENTRIES = """
            SELECT h.id, h.action, h.changes, h.changed_at, h.version, u.account_id
            FROM site_history h JOIN site_user u ON u.id = h.user_id WHERE h.id IN (:ids)""";

    /** @param user account id */
    public record Entry(
            String action,
            List<Map<String, Object>> changes,
            Instant date,
            String user,
            @Nullable String version) {}

    private Histories() {}

    public static Map<Long, Entry> byId(Request request, Collection<Long> ids) {
        Map<Long, Entry> entries = HashMap.newHashMap(ids.size());
        request.read(sql -> {
            request.statement(sql, ENTRIES).param("ids", ids).query(row -> {
                entries.put(
                        row.getLong("id"),
                        new Entry(
                                row.getString("action"),
                                Json.objects(row.getString("changes")),
                                Instant.ofEpochMilli(row.getLong("changed_at")),
                                row.getString("account_id"),
                                row.getString("version")));
            });
            return entries;
        });
        return entries;
    }
}
