package dev.lightbox.server.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of the audit trail. Nothing can be changed in it. */
public sealed interface AuditOperation<R> extends Operation<R> {
    /** More would not fit a page. */
    int LARGEST = 1000;

    /**
     * Entries that hold a text, newest first.
     *
     * @param search part of actor, action, subject, origin or details, in any case; empty for all
     * @param before only what is older than the entry with this id; null from the newest on
     * @param size at most 1000
     */
    record ListAudit(String search, @Nullable Long before, int size) implements AuditOperation<AuditEntries> {
        @Override
        public Class<AuditEntries> resultType() {
            return AuditEntries.class;
        }
    }

    /**
     * Entries that hold a text, oldest first: what an export reads, stretch after stretch.
     *
     * @param after only what is newer than the entry with this id; 0 from the oldest on
     */
    record ExportAudit(String search, long after, int size) implements AuditOperation<AuditEntries> {
        @Override
        public Class<AuditEntries> resultType() {
            return AuditEntries.class;
        }
    }

    /** Goes through the chain of hashes. */
    record VerifyAudit() implements AuditOperation<AuditProof> {
        @Override
        public Class<AuditProof> resultType() {
            return AuditProof.class;
        }
    }

    /**
     * One entry.
     *
     * @param origin where it came from: an address, {@code cli}, {@code system}
     * @param hash covers the entry and the hash of the one before
     */
    record AuditEntry(
            long id,
            Instant at,
            String actor,
            String action,
            String subject,
            String origin,
            Map<String, String> details,
            String hash) {}

    /** @param next what to ask for to see what follows; null when this is the end */
    record AuditEntries(List<AuditEntry> entries, @Nullable Long next) {}

    /**
     * Whether the trail is as it was written.
     *
     * @param head the hash of the last entry; noted elsewhere, it proves later that nothing before it was altered
     * @param brokenAt the id of the first entry that does not fit; 0 when entries at the end are missing; null when all fit
     */
    record AuditProof(
            boolean intact,
            long entries,
            String head,
            @Nullable Long brokenAt) {}
}
