package dev.lightbox.repository.internal.tree;

import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over the entries of a snapshot in their order. Leaves and nodes begin
 * with different bytes, so neither can pass for the other. Holds one hash for each level. Not thread-safe.
 */
public final class MerkleRoot {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final Deque<Subtree> complete = new ArrayDeque<>();

    private record Subtree(long leaves, Hash256 hash) {}

    /** Adds the next entry: hashed are its path, its size and the plain SHA-256 of its content. */
    public void add(SnapshotEntry entry) {
        byte[] path = entry.path().getBytes(StandardCharsets.UTF_8);
        byte[] leaf = new ByteWriter()
                .i32(path.length)
                .raw(path)
                .i64(entry.size())
                .hash(entry.contentHash())
                .toBytes();
        addLeaf(Hash256.sha256(LEAF, leaf));
    }

    private void addLeaf(Hash256 leaf) {
        Subtree subtree = new Subtree(1, leaf);
        while (!complete.isEmpty() && complete.peek().leaves == subtree.leaves) {
            subtree = new Subtree(2 * subtree.leaves, node(complete.pop().hash, subtree.hash));
        }
        complete.push(subtree);
    }

    /** The root over all entries so far. */
    public Hash256 root() {
        // The newest subtrees are the smallest and stand on the right.
        return complete.stream()
                .map(Subtree::hash)
                .reduce((right, left) -> node(left, right))
                .orElseGet(Hash256::sha256);
    }

    private static Hash256 node(Hash256 left, Hash256 right) {
        return Hash256.sha256(NODE, left.bytes(), right.bytes());
    }
}
