package dev.lightbox.repository.internal.pack;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.internal.bytes.Payload;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.index.RepositoryIndex;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects blobs into packs and writes those that are full, and an index file after some packs, so that a killed run
 * loses little. Hashing and compression run in the threads of the callers; filling and writing packs one at a time.
 */
public final class PackWriter {
    /** Packs that a killed run may have to write again: this many, times the size of a pack. */
    private static final int PACKS_PER_INDEX = 8;

    private final SealedStore store;
    private final RepositoryIndex index;
    private final int packBytes;
    private final List<PackDirectory> unindexed = new ArrayList<>();

    /** Blobs of those packs. Nobody else may build on them before an index file on disk names their packs. */
    private final Set<BlobId> unindexedBlobs = new HashSet<>();

    private @Nullable PackBuilder open;
    private @Nullable RuntimeException failure;

    public PackWriter(SealedStore store, RepositoryIndex index, int packBytes) {
        this.store = store;
        this.index = index;
        this.packBytes = packBytes;
    }

    /** Stores a content unless it is there, and returns its id. */
    public BlobId put(BlobKind kind, byte[] content) {
        requireFits(content);
        BlobId id = store.keys().idOf(kind, content);
        if (!contains(id)) {
            add(id, kind, Payload.of(content));
        }
        return id;
    }

    private synchronized void add(BlobId id, BlobKind kind, Payload payload) {
        refuseAfterFailure();
        if (contains(id)) {
            return; // Another thread was faster.
        }
        PackBuilder pack = open;
        if (pack == null) {
            pack = new PackBuilder(store.keys(), store.freshSalt());
            open = pack;
        }
        pack.add(id, kind, payload);
        if (pack.size() >= packBytes) {
            guarded(() -> {
                writePack();
                if (unindexed.size() >= PACKS_PER_INDEX) {
                    writeIndex();
                }
            });
        }
    }

    /** Whether the blob is stored, or will be with the next flush. */
    public synchronized boolean contains(BlobId id) {
        return (open != null && open.contains(id)) || unindexedBlobs.contains(id) || index.contains(id);
    }

    /** Writes what is held back: afterwards everything that was put is stored and indexed. */
    public synchronized void flush() {
        refuseAfterFailure();
        guarded(() -> {
            writePack();
            writeIndex();
        });
    }

    private void writePack() {
        PackBuilder pack = open;
        if (pack == null || pack.isEmpty()) {
            return;
        }
        PackBuilder.Finished finished = pack.finish();
        store.raw().write(finished.directory().file(), finished.file());
        open = null;
        unindexed.add(finished.directory());
        finished.directory().blobs().forEach(blob -> unindexedBlobs.add(blob.id()));
    }

    private void writeIndex() {
        if (!unindexed.isEmpty()) {
            index.write(unindexed);
            unindexed.forEach(index::add);
            unindexed.clear();
            unindexedBlobs.clear();
        }
    }

    /** After a failed write the ids that were handed out mean nothing, so nothing more may be built on them. */
    private void guarded(Runnable writing) {
        try {
            writing.run();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private void refuseAfterFailure() {
        if (failure != null) {
            throw new LightboxException(
                    failure instanceof LightboxException known ? known.code() : ErrorCode.IO_FAILED,
                    "Nothing more can be written here after an earlier failure. " + failure.getMessage(),
                    failure instanceof LightboxException known ? known.remedy() : "Start the run again.",
                    failure);
        }
    }

    private static void requireFits(byte[] content) {
        if (content.length > Payload.MAX_PLAIN_BYTES) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A content of " + content.length + " bytes is too large; " + Payload.MAX_PLAIN_BYTES
                            + " is the most for one blob.",
                    "Store it in several parts.");
        }
    }
}
