package dev.lightbox.persistence;

import java.util.OptionalLong;

/**
 * What came of going through the chain of the audit trail.
 *
 * @param entries how many were looked at
 * @param head the hash of the last one; noted elsewhere, it proves later that nothing before it was altered or removed
 * @param brokenAt the first entry that is not what was written, or that follows one which is missing; 0 when the last
 *     entries are missing; empty when all is well
 */
public record AuditVerification(long entries, String head, OptionalLong brokenAt) {
    public boolean intact() {
        return brokenAt.isEmpty();
    }
}
