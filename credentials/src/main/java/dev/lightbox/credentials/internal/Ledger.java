package dev.lightbox.credentials.internal;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Writes down what is done to connections, within the transaction that does it. */
public record Ledger(AuditTrail audit, InstantSource clock) {

    /** @param details nothing secret */
    public void record(String verb, UUID connection, Actor actor, Map<String, String> details) {
        audit.record(new AuditTrail.Entry(
                now(), actor.name(), "connection." + verb, connection.toString(), actor.origin(), details));
    }

    public Instant now() {
        return clock.instant();
    }
}
