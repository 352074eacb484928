package dev.lightbox.repository.internal.check;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.SnapshotManifest;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.index.BlobTable;
import dev.lightbox.repository.internal.pack.PackReader;
import dev.lightbox.repository.internal.snapshot.Manifests;
import dev.lightbox.repository.internal.store.Damage;
import dev.lightbox.repository.internal.store.SealedStore;
import dev.lightbox.repository.internal.tree.MerkleRoot;
import dev.lightbox.repository.internal.tree.TreePage;
import dev.lightbox.repository.internal.tree.TreeReader;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Walks one snapshot: its manifest, its pages, the order, sizes and blobs of its entries, and its Merkle root. */
final class SnapshotCheck {
    private final PackReader reader;
    private final BlobFacts facts;
    private final Findings findings;
    private final BlobName file;
    private final Set<BlobName> packs = new HashSet<>();
    private final MerkleRoot merkle = new MerkleRoot();
    private String lastPath = "";
    private long entries;
    private long bytes;
    private long pages;
    private long broken;
    private String firstBroken = "";

    SnapshotCheck(PackReader reader, BlobFacts facts, Findings findings, BlobName file) {
        this.reader = reader;
        this.facts = facts;
        this.findings = findings;
        this.file = file;
    }

    /** Walks it and returns how many blobs were read. */
    long run(SealedStore store) {
        findings.attempt("repository-snapshot", () -> walk(Manifests.read(store, file)));
        facts.countSnapshot(packs);
        return pages;
    }

    private void walk(SnapshotManifest manifest) {
        try {
            new TreeReader(this::page, manifest).entries().forEach(this::check);
        } finally {
            if (broken > 0) {
                report(broken + " of its entries cannot be read, the first is " + firstBroken);
            }
        }
        if (entries != manifest.entryCount() || bytes != manifest.totalBytes()) {
            report("its manifest tells of " + manifest.entryCount() + " entries and " + manifest.totalBytes()
                    + " bytes, its tree holds " + entries + " and " + bytes);
        }
        if (!merkle.root().equals(manifest.merkleRoot())) {
            report("its entries have the Merkle root " + merkle.root() + ", its manifest says "
                    + manifest.merkleRoot());
        }
    }

    private TreePage page(BlobId id) {
        BlobTable.Located found = facts.find(id)
                .filter(located -> located.blob().kind() == BlobKind.TREE)
                .orElseThrow(() -> Damage.of(file, "needs the tree page " + id + ", which is in no pack"));
        packs.add(found.pack());
        facts.need(id);
        byte[] content = reader.read(found.pack(), found.salt(), found.blob());
        pages++;
        return SealedStore.named(found.pack(), () -> TreePage.parse(content));
    }

    private void check(SnapshotEntry entry) {
        if (entries > 0 && SnapshotEntry.PATH_ORDER.compare(lastPath, entry.path()) >= 0) {
            throw Damage.of(file, "has its entry '" + entry.path() + "' out of order");
        }
        lastPath = entry.path();
        entries++;
        bytes += entry.size();
        merkle.add(entry);
        Optional<BlobTable.Located> found = facts.find(entry.blob())
                .filter(located -> located.blob().kind() == BlobKind.DATA)
                .filter(located -> located.blob().plainLength() == entry.size());
        if (found.isPresent() && facts.need(entry.blob(), entry.contentHash())) {
            packs.add(found.get().pack());
        } else if (broken++ == 0) {
            firstBroken = "'" + entry.path() + "' (blob " + entry.blob() + ")";
        }
    }

    private void report(String what) {
        findings.problem("repository-snapshot", "The snapshot " + file + " is damaged: " + what + ".");
    }
}
