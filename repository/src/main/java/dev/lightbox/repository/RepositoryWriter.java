package dev.lightbox.repository;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.pack.PackWriter;
import dev.lightbox.repository.internal.snapshot.ManifestFile;
import dev.lightbox.repository.internal.store.SealedStore;
import dev.lightbox.repository.internal.tree.MerkleRoot;
import dev.lightbox.repository.internal.tree.TreeWriter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Adds to a repository: first contents, then the snapshot that names them. Thread-safe: several threads may put at once.
 * Nothing is part of a snapshot before {@link #commit} has returned; contents that were put and flushed are found again
 * by the next writer, also after a kill.
 *
 * <p>When contents could not be written, a writer refuses all further work with the same error code: close it, mend the cause, take a
 * new one.
 */
public final class RepositoryWriter implements AutoCloseable {
    /** The longest content of one blob: 64 MiB. */
    public static final int MAX_BLOB_BYTES = 64 * 1024 * 1024;

    private final SealedStore store;
    private final PackWriter packs;
    private final RepositoryLock lock;
    private final InstantSource clock;

    RepositoryWriter(SealedStore store, PackWriter packs, RepositoryLock lock, InstantSource clock) {
        this.store = store;
        this.packs = packs;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * Stores a content unless it is stored already. It is on disk after the next {@link #flush} or {@link #commit}, and
     * can be read from then on.
     */
    public BlobId put(byte[] content) {
        lock.renew();
        return packs.put(BlobKind.DATA, content);
    }

    /** Stores a content and describes it as the entry {@code path} of a snapshot to come. */
    public SnapshotEntry put(String path, byte[] content) {
        return SnapshotEntry.of(path, put(content), content);
    }

    /** Whether a content with this id is stored or waits for the next flush. */
    public boolean contains(BlobId id) {
        return packs.contains(id);
    }

    /** Writes out everything that was put, so that a kill cannot take it away. Renews the writer's lock. */
    public void flush() {
        packs.flush();
        lock.ensureHeld();
    }

    /**
     * Writes a snapshot. Its manifest is the last file written: before that there is no snapshot, afterwards it is whole.
     *
     * @throws LightboxException {@code INVALID_INPUT} when two entries have one path, a blob is not stored or the info is
     *     not a JSON object; {@code REPOSITORY_LOCKED} when this writer's lock was removed meanwhile
     */
    public SnapshotManifest commit(SnapshotDraft draft) {
        ManifestFile.requireObject(draft.info());
        List<SnapshotEntry> entries = sorted(draft.entries());
        entries.forEach(this::requireStored);
        BlobId tree = new TreeWriter(page -> packs.put(BlobKind.TREE, page)).write(entries);
        flush();
        return write(draft, entries, tree);
    }

    private SnapshotManifest write(SnapshotDraft draft, List<SnapshotEntry> entries, BlobId tree) {
        MerkleRoot merkle = new MerkleRoot();
        entries.forEach(merkle::add);
        SnapshotManifest unnamed = new SnapshotManifest(
                new SnapshotId(Hash256.sha256()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Optional.ofNullable(draft.parent()),
                merkle.root(),
                entries.size(),
                entries.stream().mapToLong(SnapshotEntry::size).sum(),
                tree,
                draft.info());
        byte[] content = ManifestFile.toBytes(unnamed);
        SnapshotId id = new SnapshotId(store.write(FileKind.SNAPSHOT, content));
        return ManifestFile.parse(id, content);
    }

    private static List<SnapshotEntry> sorted(Collection<SnapshotEntry> entries) {
        List<SnapshotEntry> sorted = entries.stream()
                .sorted(Comparator.comparing(SnapshotEntry::path, SnapshotEntry.PATH_ORDER))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).path().equals(sorted.get(i - 1).path())) {
                throw refused("has two entries with the path '" + sorted.get(i).path() + "'");
            }
        }
        return sorted;
    }

    private void requireStored(SnapshotEntry entry) {
        if (!packs.contains(entry.blob())) {
            throw refused("names the blob " + entry.blob() + " for '" + entry.path() + "', which is not stored");
        }
    }

    private static LightboxException refused(String reason) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT, "The snapshot was not written: its draft " + reason + ".", "Mend the draft.");
    }

    /** Gives the lock back. What was put since the last flush is dropped. */
    @Override
    public void close() {
        lock.close();
    }
}
