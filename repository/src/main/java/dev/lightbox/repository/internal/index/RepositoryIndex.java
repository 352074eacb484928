package dev.lightbox.repository.internal.index;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.pack.PackDirectory;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The index of an open repository: read from its files at first use, and again for new files when a blob is missed,
 * because another process may have written meanwhile. A damaged file costs only what it alone lists: it is told when such
 * a blob is looked for. Thread-safe.
 */
public final class RepositoryIndex {
    private final SealedStore store;
    private BlobTable table = new BlobTable();
    private final Set<BlobName> loaded = new HashSet<>();
    private final Map<BlobName, LightboxException> damaged = new TreeMap<>();
    private boolean fresh;

    public RepositoryIndex(SealedStore store) {
        this.store = store;
    }

    /**
     * Where a blob lies; looks for new index files before it gives up.
     *
     * @throws LightboxException {@code REPOSITORY_DAMAGED} when it is unknown and an index file could not be read
     */
    public synchronized Optional<BlobTable.Located> find(BlobId id) {
        load();
        if (table.slot(id) < 0) {
            refresh();
            if (table.slot(id) < 0 && !damaged.isEmpty()) {
                throw damaged.values().iterator().next();
            }
        }
        return table.find(id);
    }

    /** Whether a blob is known to be stored; does not look for new files, so a no may be out of date. */
    public synchronized boolean contains(BlobId id) {
        load();
        return table.slot(id) >= 0;
    }

    /** Stores the directories of packs that have just been written. */
    public synchronized void write(List<PackDirectory> packs) {
        loaded.add(FileKind.INDEX.nameOf(store.write(FileKind.INDEX, IndexFile.toBytes(packs))));
    }

    /** Makes the blobs of a pack known to this process, once an index file on disk names it. */
    public synchronized void add(PackDirectory pack) {
        load();
        table.add(pack);
    }

    /** Reads index files that were written since the last time. */
    public synchronized void refresh() {
        damaged.clear();
        for (StoredBlob file : store.raw().list(FileKind.INDEX.prefix())) {
            if (!loaded.contains(file.name())) {
                load(file.name());
            }
        }
        fresh = true;
    }

    private void load(BlobName file) {
        try {
            store.read(FileKind.INDEX, file, IndexFile::parse).forEach(table::add);
            loaded.add(file);
        } catch (LightboxException e) {
            if (e.code() != ErrorCode.REPOSITORY_DAMAGED) {
                throw e;
            }
            damaged.put(file, e);
        }
    }

    /** Forgets what was read, because the files were written anew. */
    public synchronized void reset() {
        table = new BlobTable();
        loaded.clear();
        damaged.clear();
        fresh = false;
    }

    private void load() {
        if (!fresh) {
            refresh();
        }
    }
}
