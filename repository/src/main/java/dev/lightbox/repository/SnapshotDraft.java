package dev.lightbox.repository;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot is to hold.
 *
 * @param parent the snapshot that this one continues, or null for the first of its line
 * @param info a JSON object that the caller defines (counts, gaps, state, site); at most 8 MiB of UTF-8
 * @param entries in any order; no two with the same path
 */
public record SnapshotDraft(@Nullable SnapshotId parent, String info, Collection<SnapshotEntry> entries) {}
