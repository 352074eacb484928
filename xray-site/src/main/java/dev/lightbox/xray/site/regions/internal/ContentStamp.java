package dev.lightbox.xray.site.regions.internal;

import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tells whether a tenant's content has changed since, without reading all of it: the numbers of rows and the times
 * of the last changes.
 *
 * @param rows in all tables
 */
public record ContentStamp(long rows, String text) {
    private static final String LAST_CHANGES =
            "SELECT (SELECT coalesce(max(modified_at), 0) FROM site_issue WHERE tenant_id = :t)"
                    + " || ' ' || (SELECT coalesce(max(updated_at), 0) FROM site_issue WHERE tenant_id = :t)"
                    + " || ' ' || (SELECT coalesce(max(modified_at), 0) FROM site_run WHERE tenant_id = :t)";

    /** In one transaction, or in the one that runs. */
    public static ContentStamp of(TenantRows content) {
        return content.store().read(sql -> {
            var counts = ContentTables.ALL.stream().map(content::count).toList();
            return new ContentStamp(
                    counts.stream().mapToLong(Long::longValue).sum(),
                    counts.stream().map(String::valueOf).collect(Collectors.joining(" ")) + " "
                            + lastChanges(sql, content.tenantId()));
        });
    }

    private static String lastChanges(JdbcClient sql, long tenantId) {
        return sql.sql(LAST_CHANGES).param("t", tenantId).query(String.class).single();
    }
}
