package dev.lightbox.repository;

import dev.lightbox.repository.internal.tree.TreeReader;
import java.util.Optional;
import java.util.stream.Stream;

/** One snapshot, open for reading as long as its repository is. Thread-safe. */
public final class Snapshot {
    private final Repository repository;
    private final SnapshotManifest manifest;
    private final TreeReader tree;

    Snapshot(Repository repository, SnapshotManifest manifest, TreeReader tree) {
        this.repository = repository;
        this.manifest = manifest;
        this.tree = tree;
    }

    public SnapshotManifest manifest() {
        return manifest;
    }

    /** All entries, by path; pages are read as the stream goes on. */
    public Stream<SnapshotEntry> entries() {
        return tree.entries();
    }

    /** The entries whose path begins with {@code prefix}, by path; only the pages that hold them are read. */
    public Stream<SnapshotEntry> entries(String prefix) {
        return tree.entries(prefix);
    }

    public Optional<SnapshotEntry> find(String path) {
        return tree.find(path);
    }

    /** The content of an entry, verified. */
    public byte[] read(SnapshotEntry entry) {
        return repository.read(entry.blob());
    }
}
