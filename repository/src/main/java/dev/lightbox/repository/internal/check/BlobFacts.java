package dev.lightbox.repository.internal.check;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.index.BlobTable;
import dev.lightbox.repository.internal.pack.PackDirectory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a check knows of all blobs: where they lie, which are needed, and the plain SHA-256 that snapshots expect of them.
 * Of those hashes 64 bits are kept: enough against a mistake, and a forger is stopped by the tags before.
 */
final class BlobFacts {
    private final BlobTable table = new BlobTable();
    private final BitSet needed = new BitSet();
    private final Map<BlobName, Integer> snapshotsByPack = new HashMap<>();
    private long[] expected = new long[0];

    void add(PackDirectory pack) {
        table.add(pack);
    }

    Optional<BlobTable.Located> find(BlobId id) {
        return table.find(id);
    }

    /** Remembers that a snapshot needs a page. */
    void need(BlobId id) {
        needed.set(table.slot(id));
    }

    /** Remembers that a snapshot needs a blob with this content; false when another one expects other content. */
    boolean need(BlobId id, Hash256 content) {
        int slot = table.slot(id);
        if (expected.length < table.size()) {
            expected = Arrays.copyOf(expected, table.size());
        }
        boolean first = !needed.get(slot);
        if (first) {
            needed.set(slot);
            expected[slot] = content.first();
        }
        return expected[slot] == content.first();
    }

    /** Whether a blob's content is what all snapshots expect; blobs that none needs may be anything. */
    boolean isExpected(BlobId id, byte[] content) {
        int slot = table.slot(id);
        return slot < 0
                || slot >= expected.length
                || !needed.get(slot)
                || expected[slot] == Hash256.sha256(content).first();
    }

    long unneeded() {
        return (long) table.size() - needed.cardinality();
    }

    void countSnapshot(Set<BlobName> packs) {
        packs.forEach(pack -> snapshotsByPack.merge(pack, 1, Integer::sum));
    }

    int snapshotsUsing(BlobName pack) {
        return snapshotsByPack.getOrDefault(pack, 0);
    }
}
