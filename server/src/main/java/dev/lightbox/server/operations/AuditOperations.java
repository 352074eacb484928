package dev.lightbox.server.operations;

import dev.lightbox.persistence.AuditPage;
import dev.lightbox.persistence.AuditVerification;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Reads the audit trail. Thread-safe. */
public final class AuditOperations {
    private final JdbcAuditTrail trail;

    public AuditOperations(JdbcAuditTrail trail) {
        this.trail = trail;
    }

    Object run(AuditOperation<?> operation) {
        return switch (operation) {
            case AuditOperation.ListAudit list -> list(list);
            case AuditOperation.ExportAudit export -> export(export);
            case AuditOperation.VerifyAudit _ -> verify();
        };
    }

    private AuditOperation.AuditEntries list(AuditOperation.ListAudit list) {
        AuditPage page = trail.before(
                Objects.requireNonNullElse(list.before(), Long.MAX_VALUE), list.search(), size(list.size()));
        return new AuditOperation.AuditEntries(
                page.rows().stream().map(AuditOperations::shown).toList(),
                page.before().isPresent() ? page.before().getAsLong() : null);
    }

    private AuditOperation.AuditEntries export(AuditOperation.ExportAudit export) {
        int size = size(export.size());
        List<AuditPage.Row> rows = trail.after(export.after(), export.search(), size);
        return new AuditOperation.AuditEntries(
                rows.stream().map(AuditOperations::shown).toList(),
                rows.size() < size ? null : rows.getLast().id());
    }

    private AuditOperation.AuditProof verify() {
        AuditVerification verification = trail.verify();
        return new AuditOperation.AuditProof(
                verification.intact(),
                verification.entries(),
                verification.head(),
                verification.brokenAt().isPresent() ? verification.brokenAt().getAsLong() : null);
    }

    private static int size(int asked) {
        return Math.clamp(asked, 1, AuditOperation.LARGEST);
    }

    private static AuditOperation.AuditEntry shown(AuditPage.Row row) {
        return new AuditOperation.AuditEntry(
                row.id(),
                row.entry().at(),
                row.entry().actor(),
                row.entry().action(),
                row.entry().subject(),
                row.entry().origin(),
                new TreeMap<>(row.entry().details()),
                row.hash());
    }
}
