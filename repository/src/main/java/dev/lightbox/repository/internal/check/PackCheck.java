package dev.lightbox.repository.internal.check;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.index.IndexFile;
import dev.lightbox.repository.internal.pack.PackDirectory;
import dev.lightbox.repository.internal.pack.PackReader;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the directories of all packs, which are the truth, and compares the index with them. Of each directory only its
 * hash is kept, and the places of its blobs.
 */
final class PackCheck {
    private final SealedStore store;
    private final PackReader reader;
    private final Findings findings;
    private final BlobFacts facts;
    private final Map<BlobName, Hash256> directories = new HashMap<>();
    private final Set<BlobName> unreadable = new HashSet<>();
    private final Set<BlobName> indexed = new HashSet<>();

    PackCheck(SealedStore store, PackReader reader, Findings findings, BlobFacts facts) {
        this.store = store;
        this.reader = reader;
        this.findings = findings;
        this.facts = facts;
    }

    /**
     * Reads the directories. Packs that the index lists come first: a blob that a killed run had packed and a later run
     * packed again is then looked up where the index says, too.
     */
    void readDirectories(List<StoredBlob> packs, List<StoredBlob> indexes, Progress progress) {
        indexes.forEach(file -> noteIndexed(file.name()));
        List<StoredBlob> indexedFirst = packs.stream()
                .sorted(Comparator.comparing(pack -> !indexed.contains(pack.name())))
                .toList();
        long done = 0;
        for (StoredBlob pack : indexedFirst) {
            progress.checkpoint();
            readDirectory(pack);
            progress.report(new Progress.Step("Reading the directories of packs", ++done, packs.size()));
        }
    }

    private void noteIndexed(BlobName index) {
        try {
            store.read(FileKind.INDEX, index, IndexFile::parse).forEach(pack -> indexed.add(pack.file()));
        } catch (LightboxException e) {
            // It is read once more when it is compared, and told there.
        }
    }

    private void readDirectory(StoredBlob pack) {
        boolean read = findings.attempt("repository-pack", () -> {
            PackDirectory directory = reader.directory(pack.name(), pack.size());
            directories.put(pack.name(), fingerprint(directory));
            facts.add(directory);
        });
        if (!read) {
            unreadable.add(pack.name());
        }
    }

    void compareIndex(List<StoredBlob> files) {
        for (StoredBlob file : files) {
            findings.attempt(
                    "repository-index",
                    () -> store.read(FileKind.INDEX, file.name(), IndexFile::parse)
                            .forEach(pack -> compare(file.name(), pack)));
        }
    }

    private void compare(BlobName index, PackDirectory pack) {
        Hash256 actual = directories.get(pack.file());
        if (actual != null) {
            if (!actual.equals(fingerprint(pack))) {
                findings.problem(
                        "repository-index",
                        "The repository's file " + index + " tells of " + pack.file()
                                + " otherwise than that pack does itself.");
            }
        } else if (unreadable.contains(pack.file())) {
            facts.add(pack); // The index still knows where its blobs are.
        } else {
            findings.problem(
                    "repository-pack",
                    "The repository's file " + pack.file() + " is missing; the index file " + index + " counts "
                            + pack.blobs().size() + " blobs in it.");
        }
    }

    /** Packs that no index file lists. */
    void judgeUnindexed() {
        directories.keySet().stream()
                .filter(pack -> !indexed.contains(pack))
                .sorted()
                .forEach(pack -> {
                    int snapshots = facts.snapshotsUsing(pack);
                    if (snapshots > 0) {
                        findings.problem(
                                "repository-index",
                                "The pack " + pack + " is in no index file, and " + snapshots
                                        + " snapshot(s) need it: an index file is missing.");
                    } else {
                        findings.note(
                                "repository-leftover",
                                "The pack " + pack
                                        + " is in no index file and no snapshot needs it: a run was killed before it was done.");
                    }
                });
    }

    private static Hash256 fingerprint(PackDirectory directory) {
        return Hash256.sha256(directory.salt().bytes(), directory.toBytes());
    }
}
