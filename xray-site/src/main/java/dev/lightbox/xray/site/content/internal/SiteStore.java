package dev.lightbox.xray.site.content.internal;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** What every service writes with: the database, ids, the time and the audit trail. */
public record SiteStore(Database database, RandomIds random, InstantSource clock, AuditTrail audit) {

    public long now() {
        return clock.millis();
    }

    /** The same with the time standing still at {@code instant}. */
    public SiteStore at(Instant instant) {
        return new SiteStore(database, random, InstantSource.fixed(instant), audit);
    }

    /** An id as runs, test types and statuses have: 24 hexadecimal digits. */
    public String objectId() {
        return random.hex(12);
    }

    /** An id as steps and attachments have. */
    public String uuid() {
        return random.uuid().toString();
    }

    public void recordAct(Caller caller, String action, String subject, Map<String, String> details) {
        audit.record(new AuditTrail.Entry(clock.instant(), caller.user().userKey(), action, subject, "site", details));
    }
}
