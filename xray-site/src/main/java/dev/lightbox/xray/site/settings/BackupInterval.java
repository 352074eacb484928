package dev.lightbox.xray.site.settings;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long after a site's own backup the next one may be started (contract section 11.1). The real service asks for six
 * hours; a new site of ours for none, since nobody wants to wait in a sandbox. Thread-safe.
 */
public final class BackupInterval {
    /** The real service's. */
    public static final int USUAL_HOURS = 6;

    private static final int MOST_HOURS = 168;
    private static final String NAME = "backup.interval-hours";

    private final SettingsStore store;

    BackupInterval(SettingsStore store) {
        this.store = store;
    }

    /** In hours; 0 for no limit. */
    public int hours(long tenantId) {
        return (int) store.database().read(sql -> read(sql, tenantId)).toHours();
    }

    /** Reads it in a transaction that is open; zero for no limit. */
    public static Duration read(JdbcClient sql, long tenantId) {
        return sql.sql("SELECT value FROM site_setting WHERE tenant_id = ? AND name = ?")
                .params(tenantId, NAME)
                .query(String.class)
                .optional()
                .map(hours -> Duration.ofHours(Long.parseLong(hours)))
                .orElse(Duration.ZERO);
    }

    /** @throws LightboxException {@code INVALID_INPUT} for less than 0 and more than 168 hours */
    public void set(long tenantId, int hours, AuditTrail.Actor actor) {
        if (hours < 0 || hours > MOST_HOURS) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "There cannot be " + hours + " hours between two backups.",
                    "Choose 0 for no limit, " + USUAL_HOURS + " as the real service does, or up to " + MOST_HOURS
                            + ".");
        }
        store.database().update(sql -> {
            store.write(sql, tenantId, NAME, Integer.toString(hours));
            store.record(actor, "backup-interval.edit", tenantId, hours + " hours");
        });
    }
}
