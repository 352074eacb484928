package dev.lightbox.repository;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known about a snapshot without reading its entries.
 *
 * @param createdAt when it was committed, in milliseconds
 * @param parent the snapshot that it continues; that one may have been deleted since
 * @param merkleRoot root hash over all entries, as {@code docs/format/repository-v1.md} defines it
 * @param entryCount how many entries it has
 * @param totalBytes the sum of their sizes
 * @param tree where its entries begin
 * @param info the JSON object that the writer put there
 */
public record SnapshotManifest(
        SnapshotId id,
        Instant createdAt,
        Optional<SnapshotId> parent,
        Hash256 merkleRoot,
        long entryCount,
        long totalBytes,
        BlobId tree,
        String info) {}
