package dev.lightbox.repository.internal.tree;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.internal.tree.TreePage.Child;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts sorted entries into pages and stores them. Where a page ends depends on the path of its last entry alone, so an
 * entry that changes, comes or goes alters its own page (and the pages above) and no other.
 */
public final class TreeWriter {
    /** A page holds 128 entries on average. */
    private static final int CUT_MASK = 127;
    /** A page is cut here at the latest. */
    private static final int MAX_PER_PAGE = 1024;

    private final Function<byte[], BlobId> store;

    /** @param store takes the bytes of a page and returns its id */
    public TreeWriter(Function<byte[], BlobId> store) {
        this.store = store;
    }

    /** Stores the pages over {@code sorted} and returns the id of the topmost. */
    public BlobId write(List<SnapshotEntry> sorted) {
        List<Child> level = new ArrayList<>();
        for (List<SnapshotEntry> page : cut(sorted, SnapshotEntry::path, 0)) {
            level.add(new Child(page.getLast().path(), store.apply(new TreePage.Leaf(page).toBytes())));
        }
        if (level.isEmpty()) {
            return store.apply(new TreePage.Leaf(List.of()).toBytes());
        }
        for (int height = 1; level.size() > 1; height++) {
            List<Child> above = new ArrayList<>();
            for (List<Child> page : cut(level, Child::lastPath, height)) {
                above.add(new Child(page.getLast().lastPath(), store.apply(new TreePage.Node(height, page).toBytes())));
            }
            level = above;
        }
        return level.getFirst().page();
    }

    private static <T> List<List<T>> cut(List<T> items, Function<T, String> path, int height) {
        List<List<T>> pages = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < items.size(); i++) {
            int held = i - start + 1;
            // A page above level 0 holds two at least: else a level might have as many pages as the one below.
            boolean full = held >= MAX_PER_PAGE || (held >= 2 && endsPage(path.apply(items.get(i)), height));
            if (full || i == items.size() - 1) {
                pages.add(List.copyOf(items.subList(start, i + 1)));
                start = i + 1;
            }
        }
        return pages;
    }

    /** The SHA-256 of the path decides; each level looks at seven bits of its own. */
    private static boolean endsPage(String path, int height) {
        Hash256 hash = Hash256.sha256(path.getBytes(StandardCharsets.UTF_8));
        return ((hash.first() >>> (7 * (height % 9))) & CUT_MASK) == 0;
    }
}
