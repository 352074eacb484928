package dev.lightbox.repository.internal.check;

import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.CheckDepth;
import dev.lightbox.repository.CheckReport;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.pack.PackReader;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.List;

/**
 * Reads a repository back. The packs' own directories are taken for the truth and the index is compared with them, so one
 * damaged index file shows as that and not as a thousand missing blobs. The caller holds a lock where it can.
 */
public final class RepositoryCheck {
    private final CountingStore counting;
    private final SealedStore store;
    private final RepositorySettings settings;
    private final Progress progress;
    private final Findings findings = new Findings();
    private final BlobFacts facts = new BlobFacts();

    public RepositoryCheck(SealedStore opened, RepositorySettings settings, Progress progress) {
        this.counting = new CountingStore(opened.raw());
        this.store = new SealedStore(counting, opened.keys(), settings.random());
        this.settings = settings;
        this.progress = progress;
    }

    public CheckReport run(CheckDepth depth) {
        // What needs is listed before what is needed: a writer adds in the other order, so nothing seems missing.
        List<StoredBlob> snapshots = store.raw().list(FileKind.SNAPSHOT.prefix());
        List<StoredBlob> indexes = store.raw().list(FileKind.INDEX.prefix());
        List<StoredBlob> packs = store.raw().list(FileKind.PACK.prefix());
        new SmallFilesCheck(store, settings, findings).run();
        PackReader reader = new PackReader(store.raw(), store.keys());
        PackCheck packCheck = new PackCheck(store, reader, findings, facts);
        packCheck.readDirectories(packs, indexes, progress);
        packCheck.compareIndex(indexes);
        long blobs = walk(snapshots, reader);
        packCheck.judgeUnindexed();
        noteUnneeded();
        if (depth == CheckDepth.ALL_DATA) {
            blobs += new DataCheck(store, reader, facts, findings).run(packs, progress);
        }
        return report(depth, blobs, snapshots.size());
    }

    private long walk(List<StoredBlob> snapshots, PackReader reader) {
        long blobs = 0;
        long done = 0;
        for (StoredBlob snapshot : snapshots) {
            progress.checkpoint();
            blobs += new SnapshotCheck(reader, facts, findings, snapshot.name()).run(store);
            progress.report(new Progress.Step("Walking snapshots", ++done, snapshots.size()));
        }
        return blobs;
    }

    private void noteUnneeded() {
        if (facts.unneeded() > 0) {
            findings.note(
                    "repository-leftover",
                    facts.unneeded()
                            + " blob(s) are in no snapshot: left by a run that did not end, ready to be reused by the next.");
        }
    }

    private CheckReport report(CheckDepth depth, long blobs, long snapshots) {
        String whenWell = counting.files() + " files, " + counting.bytes() + " bytes and " + snapshots
                + " snapshot(s) were read; nothing is damaged or missing.";
        return new CheckReport(depth, findings.sorted(whenWell), counting.files(), counting.bytes(), blobs, snapshots);
    }
}
