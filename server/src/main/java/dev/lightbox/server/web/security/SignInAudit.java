package dev.lightbox.server.web.security;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.server.web.accounts.Accounts;
import java.time.InstantSource;
import java.util.Map;

/** Writes down who came in, who was turned away and who left. Thread-safe. */
final class SignInAudit {
    private static final String NOBODY = "(unknown)";

    private final AuditTrail audit;
    private final Accounts accounts;
    private final InstantSource clock;

    SignInAudit(AuditTrail audit, Accounts accounts, InstantSource clock) {
        this.audit = audit;
        this.accounts = accounts;
        this.clock = clock;
    }

    void signedIn(String name, String address) {
        record(name, "account.sign-in", address);
    }

    /** A name that no account has is not kept: people type their password into the wrong field. */
    void refused(String name, String address) {
        record(accounts.find(name).isPresent() ? name : NOBODY, "account.sign-in-refused", address);
    }

    void signedOut(String name, String address) {
        record(name, "account.sign-out", address);
    }

    private void record(String name, String action, String address) {
        audit.record(new AuditTrail.Entry(clock.instant(), name, action, name, address, Map.of()));
    }
}
