package dev.lightbox.persistence;

import dev.lightbox.kernel.AuditTrail;
import java.util.List;
import java.util.OptionalLong;

/**
 * A stretch of the audit trail, newest first.
 *
 * @param before what to ask for to see the next, older page; empty when this is the last
 */
public record AuditPage(List<Row> rows, OptionalLong before) {

    /**
     * An entry with its place in the trail; ids grow, with gaps.
     *
     * @param hash covers the entry and the hash before it
     */
    public record Row(long id, AuditTrail.Entry entry, String hash) {}

    public AuditPage {
        rows = List.copyOf(rows);
    }
}
