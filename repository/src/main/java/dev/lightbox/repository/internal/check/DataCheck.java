package dev.lightbox.repository.internal.check;

import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.bytes.FormatException;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.crypto.SegmentCipher;
import dev.lightbox.repository.internal.pack.PackDirectory;
import dev.lightbox.repository.internal.pack.PackReader;
import dev.lightbox.repository.internal.pack.PackedBlob;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.List;

/** Reads every pack whole: hash, tags, compression, ids, and the content hashes that snapshots expect. */
final class DataCheck {
    private final SealedStore store;
    private final PackReader reader;
    private final BlobFacts facts;
    private final Findings findings;
    private long blobs;

    DataCheck(SealedStore store, PackReader reader, BlobFacts facts, Findings findings) {
        this.store = store;
        this.reader = reader;
        this.facts = facts;
        this.findings = findings;
    }

    /** Reads the packs and returns how many blobs were verified. */
    long run(List<StoredBlob> packs, Progress progress) {
        long done = 0;
        for (StoredBlob pack : packs) {
            progress.checkpoint();
            if (!findings.attempt("repository-data", () -> read(pack.name()))) {
                tellWhoNeeds(pack.name());
            }
            progress.report(new Progress.Step("Reading the data of packs", ++done, packs.size()));
        }
        return blobs;
    }

    private void tellWhoNeeds(BlobName pack) {
        int snapshots = facts.snapshotsUsing(pack);
        findings.note("repository-data", snapshots + " snapshot(s) need the damaged pack " + pack + ".");
    }

    private void read(BlobName pack) {
        byte[] file = SealedStore.verified(store.raw(), pack, FileKind.PACK.maxBytes());
        SealedStore.named(pack, () -> {
            PackDirectory directory = reader.directory(pack, file);
            SegmentCipher cipher = reader.cipher(directory.salt());
            for (PackedBlob blob : directory.blobs()) {
                verify(blob, reader.open(cipher, blob, file, blob.offset()));
            }
            return directory;
        });
    }

    private void verify(PackedBlob blob, byte[] content) {
        if (blob.kind() == BlobKind.DATA && !facts.isExpected(blob.id(), content)) {
            throw new FormatException("holds the blob " + blob.id() + ", whose SHA-256 a snapshot tells otherwise");
        }
        blobs++;
    }
}
