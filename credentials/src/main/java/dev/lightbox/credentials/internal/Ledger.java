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

    /** Everything was sealed anew under the master key with this fingerprint. */
    public void rotated(String masterKey, int dataKeys, Actor actor) {
        audit.record(new AuditTrail.Entry(
                now(),
                actor.name(),
                "master-key.rotate",
                masterKey,
                actor.origin(),
                Map.of("dataKeys", String.valueOf(dataKeys))));
    }

    public Instant now() {
        return clock.instant();
    }
}
