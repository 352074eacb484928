package dev.lightbox.repository.internal.tree;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.FormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of the tree that holds a snapshot's entries: on level 0 entries, above that references to pages. A page is
 * stored as a blob, so equal pages of several snapshots are one blob.
 */
public sealed interface TreePage {
    /** Pages stand on levels 0 to this; 16 levels of two would hold any snapshot. */
    int MAX_LEVEL = 15;

    /** Level 0. */
    record Leaf(List<SnapshotEntry> entries) implements TreePage {}

    /** A higher level. */
    record Node(int level, List<Child> children) implements TreePage {}

    /** A page below, and the path of the last entry under it. */
    record Child(String lastPath, BlobId page) {}

    default byte[] toBytes() {
        ByteWriter writer = new ByteWriter();
        switch (this) {
            case Leaf(List<SnapshotEntry> entries) -> {
                writer.u8(0).i32(entries.size());
                entries.forEach(entry -> writer.text(entry.path())
                        .hash(entry.blob().value())
                        .i64(entry.size())
                        .hash(entry.contentHash()));
            }
            case Node(int level, List<Child> children) -> {
                writer.u8(level).i32(children.size());
                children.forEach(
                        child -> writer.text(child.lastPath()).hash(child.page().value()));
            }
        }
        return writer.toBytes();
    }

    static TreePage parse(byte[] content) {
        ByteReader reader = new ByteReader(content);
        int level = reader.u8();
        if (level > MAX_LEVEL) {
            throw new FormatException("holds a page on level " + level + ", more than " + MAX_LEVEL);
        }
        TreePage page = level == 0 ? leaf(reader) : node(level, reader);
        reader.end();
        return page;
    }

    private static Leaf leaf(ByteReader reader) {
        int count = reader.count(2 + 32 + 8 + 32, "the number of its entries");
        List<SnapshotEntry> entries = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                entries.add(new SnapshotEntry(reader.text(), new BlobId(reader.hash()), reader.i64(), reader.hash()));
            }
        } catch (IllegalArgumentException e) {
            throw new FormatException("holds an entry that cannot be. " + e.getMessage());
        }
        return new Leaf(entries);
    }

    private static Node node(int level, ByteReader reader) {
        int count = reader.count(2 + 32, "the number of its pages");
        List<Child> children = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            children.add(new Child(reader.text(), new BlobId(reader.hash())));
        }
        return new Node(level, children);
    }
}
