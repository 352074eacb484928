package dev.lightbox.server.web.pages;

import dev.lightbox.server.operations.RepositoryOperation.SnapshotSummary;

/** A snapshot with what it says about itself. */
public record SnapshotRow(SnapshotSummary summary, SnapshotFacts facts) {
    private static final int SHORT = 12;

    static SnapshotRow of(SnapshotSummary summary) {
        return new SnapshotRow(summary, SnapshotFacts.parse(summary.info()));
    }

    /** The beginning of the id, which is enough to name the snapshot. */
    public String shortId() {
        return summary.id().substring(0, Math.min(SHORT, summary.id().length()));
    }
}
