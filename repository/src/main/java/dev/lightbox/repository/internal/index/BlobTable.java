package dev.lightbox.repository.internal.index;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.pack.PackDirectory;
import dev.lightbox.repository.internal.pack.PackedBlob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where each blob lies, in memory: an open-addressing table over plain arrays, about 70 bytes a blob, so that a million
 * blobs fit into a small heap. Ids are as good as random, so their first bits are the hash. Each blob has a slot, a
 * number from 0 in the order of arrival, by which callers keep facts of their own. Not thread-safe.
 */
public final class BlobTable {
    private static final int ID_LONGS = 4;
    private static final int FREE = -1;

    private final List<PackRef> packs = new ArrayList<>();
    private long[] ids = new long[ID_LONGS * 64];
    private int[] packOf = new int[64];
    private int[] numberAndKind = new int[64];
    private int[] offsets = new int[64];
    private int[] storedLengths = new int[64];
    private int[] plainLengths = new int[64];
    private int[] table = freeTable(256);
    private int count;

    private record PackRef(BlobName file, Hash256 salt) {}

    /** A blob and the pack that holds it. */
    public record Located(BlobName pack, Hash256 salt, PackedBlob blob) {}

    /** Adds what a pack holds; of a blob that is known already the first place stays. */
    public void add(PackDirectory directory) {
        packs.add(new PackRef(directory.file(), directory.salt()));
        for (PackedBlob blob : directory.blobs()) {
            if (slot(blob.id()) < 0) {
                append(blob);
            }
        }
    }

    /** The blob's slot, or -1 when it is unknown. */
    public int slot(BlobId id) {
        return table[position(id.value())];
    }

    public Optional<Located> find(BlobId id) {
        int slot = slot(id);
        return slot < 0 ? Optional.empty() : Optional.of(at(id, slot));
    }

    /** How many blobs there are; slots are smaller than this. */
    public int size() {
        return count;
    }

    private Located at(BlobId id, int slot) {
        PackRef pack = packs.get(packOf[slot]);
        int bits = numberAndKind[slot];
        PackedBlob blob = new PackedBlob(
                id,
                BlobKind.of(bits & 1),
                (bits & 2) != 0,
                bits >>> 2,
                offsets[slot],
                storedLengths[slot],
                plainLengths[slot]);
        return new Located(pack.file(), pack.salt(), blob);
    }

    private void append(PackedBlob blob) {
        if (count == packOf.length) {
            grow();
        }
        int slot = count++;
        Hash256 id = blob.id().value();
        ids[ID_LONGS * slot] = id.first();
        ids[ID_LONGS * slot + 1] = id.second();
        ids[ID_LONGS * slot + 2] = id.third();
        ids[ID_LONGS * slot + 3] = id.fourth();
        packOf[slot] = packs.size() - 1;
        numberAndKind[slot] =
                blob.number() << 2 | (blob.compressed() ? 2 : 0) | blob.kind().number();
        offsets[slot] = blob.offset();
        storedLengths[slot] = blob.storedLength();
        plainLengths[slot] = blob.plainLength();
        table[position(id)] = slot;
    }

    /** Where in the table this id is, or where it would go. */
    private int position(Hash256 id) {
        int mask = table.length - 1;
        int position = (int) id.first() & mask;
        while (table[position] != FREE && !isAt(table[position], id)) {
            position = position + 1 & mask;
        }
        return position;
    }

    private boolean isAt(int slot, Hash256 id) {
        int at = ID_LONGS * slot;
        return ids[at] == id.first()
                && ids[at + 1] == id.second()
                && ids[at + 2] == id.third()
                && ids[at + 3] == id.fourth();
    }

    /** Doubles all arrays; the table keeps four places for each blob, so that a look-up is short. */
    private void grow() {
        int capacity = 2 * packOf.length;
        ids = Arrays.copyOf(ids, ID_LONGS * capacity);
        packOf = Arrays.copyOf(packOf, capacity);
        numberAndKind = Arrays.copyOf(numberAndKind, capacity);
        offsets = Arrays.copyOf(offsets, capacity);
        storedLengths = Arrays.copyOf(storedLengths, capacity);
        plainLengths = Arrays.copyOf(plainLengths, capacity);
        table = freeTable(4 * capacity);
        for (int slot = 0; slot < count; slot++) {
            int at = ID_LONGS * slot;
            table[position(new Hash256(ids[at], ids[at + 1], ids[at + 2], ids[at + 3]))] = slot;
        }
    }

    private static int[] freeTable(int length) {
        int[] table = new int[length];
        Arrays.fill(table, FREE);
        return table;
    }
}
