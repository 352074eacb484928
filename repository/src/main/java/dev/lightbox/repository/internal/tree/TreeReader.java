package dev.lightbox.repository.internal.tree;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.SnapshotManifest;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.store.Damage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Walks the pages of a snapshot. Pages are read when a walk reaches them. Thread-safe when its source is. */
public final class TreeReader {
    private final Function<BlobId, TreePage> pages;
    private final SnapshotManifest snapshot;

    /** @param pages reads a page by its id */
    public TreeReader(Function<BlobId, TreePage> pages, SnapshotManifest snapshot) {
        this.pages = pages;
        this.snapshot = snapshot;
    }

    /** All entries, by path. */
    public Stream<SnapshotEntry> entries() {
        return from("");
    }

    /** The entries whose path begins with {@code prefix}, by path; reads only the pages that hold them. */
    public Stream<SnapshotEntry> entries(String prefix) {
        return from(prefix).takeWhile(entry -> entry.path().startsWith(prefix));
    }

    public Optional<SnapshotEntry> find(String path) {
        return from(path).findFirst().filter(entry -> entry.path().equals(path));
    }

    private Stream<SnapshotEntry> from(String first) {
        return walk(pages.apply(snapshot.tree()), TreePage.MAX_LEVEL + 1, first);
    }

    private Stream<SnapshotEntry> walk(TreePage page, int below, String first) {
        return switch (page) {
            case TreePage.Leaf(List<SnapshotEntry> entries) ->
                entries.stream().dropWhile(entry -> SnapshotEntry.PATH_ORDER.compare(entry.path(), first) < 0);
            case TreePage.Node(int level, List<TreePage.Child> children) -> {
                // Levels must go down, or a forged page that refers to itself would be walked for ever.
                if (level >= below) {
                    throw Damage.of(
                            FileKind.SNAPSHOT.nameOf(snapshot.id().value()),
                            "leads to a page of level " + level + " under one of level " + below);
                }
                yield children.stream()
                        .dropWhile(child -> SnapshotEntry.PATH_ORDER.compare(child.lastPath(), first) < 0)
                        .flatMap(child -> walk(pages.apply(child.page()), level, first));
            }
        };
    }
}
