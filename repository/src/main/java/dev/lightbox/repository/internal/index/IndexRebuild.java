package dev.lightbox.repository.internal.index;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.pack.PackDirectory;
import dev.lightbox.repository.internal.pack.PackReader;
import dev.lightbox.repository.internal.store.Damage;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.ArrayList;
import java.util.List;

/** Writes the index anew from the packs themselves, then removes the old index files. The caller excludes others. */
public final class IndexRebuild {
    /** Keeps an index file far below what a reader accepts. */
    private static final int BLOBS_PER_FILE = 200_000;

    private final SealedStore store;
    private final PackReader reader;
    private final List<Finding> unreadable = new ArrayList<>();
    private final List<PackDirectory> batch = new ArrayList<>();
    private int blobs;

    public IndexRebuild(SealedStore store, PackReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** Rebuilds; the packs that could not be read are told and are in no index afterwards. */
    public List<Finding> run(Progress progress) {
        List<StoredBlob> old = store.raw().list(FileKind.INDEX.prefix());
        List<StoredBlob> packs = store.raw().list(FileKind.PACK.prefix());
        long done = 0;
        for (StoredBlob pack : packs) {
            progress.checkpoint();
            add(pack);
            progress.report(new Progress.Step("Reading the directories of packs", ++done, packs.size()));
        }
        writeBatch();
        old.forEach(file -> store.raw().delete(file.name()));
        return List.copyOf(unreadable);
    }

    private void add(StoredBlob pack) {
        try {
            PackDirectory directory = reader.directory(pack.name(), pack.size());
            batch.add(directory);
            blobs += directory.blobs().size();
        } catch (LightboxException e) {
            if (e.code() != ErrorCode.REPOSITORY_DAMAGED) {
                throw e;
            }
            unreadable.add(Finding.problem("repository-pack", String.valueOf(e.getMessage()), Damage.REMEDY));
        }
        if (blobs >= BLOBS_PER_FILE) {
            writeBatch();
        }
    }

    private void writeBatch() {
        if (!batch.isEmpty()) {
            store.write(FileKind.INDEX, IndexFile.toBytes(batch));
            batch.clear();
            blobs = 0;
        }
    }
}
