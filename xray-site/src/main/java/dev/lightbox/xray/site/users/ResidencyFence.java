package dev.lightbox.xray.site.users;

import dev.lightbox.persistence.Dialect;
import dev.lightbox.xray.api.Region;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps apart those who write a tenant's content and the beginning of a move. A transaction that has passed the fence ends
 * before a move begins; one that comes later sees that it has begun.
 *
 * <p>SQLite knows one writing transaction at a time, so there it is enough to look. On PostgreSQL a lock that belongs to no
 * row comes first: writers share it, and who waits for it alone is served before writers that come later, which row locks
 * do not promise.
 */
public final class ResidencyFence {
    /** What the advisory locks of this class are numbered with; the tenant's id is their second number. */
    private static final int NUMBER = 0x4C42_0001;

    private ResidencyFence() {}

    /**
     * Passes the fence, for the transaction that runs.
     *
     * @return false when the content is not in this region, or on its way from it
     */
    public static boolean pass(JdbcClient sql, Dialect dialect, long tenantId, Region region) {
        lock(sql, dialect, "pg_advisory_xact_lock_shared", tenantId);
        return sql.sql("SELECT count(*) FROM site_tenant WHERE id = ? AND region = ? AND residency <> 'MOVING'")
                        .params(tenantId, region.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Waits until all who have passed have ended their transactions; the others wait for the end of this one. */
    static void close(JdbcClient sql, Dialect dialect, long tenantId) {
        lock(sql, dialect, "pg_advisory_xact_lock", tenantId);
    }

    private static void lock(JdbcClient sql, Dialect dialect, String function, long tenantId) {
        if (dialect == Dialect.POSTGRESQL) {
            var _ = sql.sql("SELECT " + function + "(?, ?)")
                    .params(NUMBER, (int) tenantId)
                    .query((_, _) -> true)
                    .single();
        }
    }
}
