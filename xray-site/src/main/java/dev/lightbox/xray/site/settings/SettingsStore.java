package dev.lightbox.xray.site.settings;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every list of settings writes with. */
record SettingsStore(Database database, RandomIds random, AuditTrail audit, InstantSource clock) {
    static final int LONGEST_NAME = 100;

    void record(AuditTrail.Actor actor, String action, long tenantId, String subject) {
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                actor.name(),
                action,
                subject,
                actor.origin(),
                Map.of("tenant", Long.toString(tenantId))));
    }

    /** Puts a setting in the place of the one before. */
    void write(JdbcClient sql, long tenantId, String name, String value) {
        sql.sql("INSERT INTO site_setting (tenant_id, name, value) VALUES (?, ?, ?)"
                        + " ON CONFLICT (tenant_id, name) DO UPDATE SET value = excluded.value")
                .params(tenantId, name, value)
                .update();
    }

    /** @param uses how many there are of what, such as {@code 3 tests} */
    static LightboxException inUse(String what, String name, String uses) {
        return new LightboxException(
                ErrorCode.ALREADY_EXISTS,
                "The " + what + " \"" + name + "\" cannot be deleted: it is used by " + uses + ".",
                "Change those first, or keep it.");
    }

    static LightboxException taken(String what, String name) {
        return new LightboxException(
                ErrorCode.ALREADY_EXISTS,
                "There already is a " + what + " \"" + name + "\".",
                "Choose another name; blanks and case do not make a difference.");
    }

    static LightboxException unknown(String what, String id) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "There is no " + what + " \"" + id + "\" on this site.",
                "It may have been deleted; look at the list.");
    }

    static String counted(long count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }
}
