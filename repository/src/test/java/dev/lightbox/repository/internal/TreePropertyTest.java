package dev.lightbox.repository.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.SnapshotId;
import dev.lightbox.repository.SnapshotManifest;
import dev.lightbox.repository.TestSettings;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.index.BlobTable;
import dev.lightbox.repository.internal.pack.PackDirectory;
import dev.lightbox.repository.internal.pack.PackedBlob;
import dev.lightbox.repository.internal.tree.MerkleRoot;
import dev.lightbox.repository.internal.tree.TreePage;
import dev.lightbox.repository.internal.tree.TreeReader;
import dev.lightbox.repository.internal.tree.TreeWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The tree of a snapshot, its Merkle root, its order, and the table of blobs, each against a plain model. */
class TreePropertyTest {
    private final Map<BlobId, byte[]> pages = new HashMap<>();

    @Property(tries = 30)
    void everyEntryIsFoundAgainAndNoOther(@ForAll @IntRange(max = 3_000) int count) {
        List<SnapshotEntry> entries = entries(count);

        TreeReader reader = reader(write(entries));

        assertThat(reader.entries()).containsExactlyElementsOf(entries);
        entries.stream()
                .filter(entry -> entry.size() % 97 == 0)
                .forEach(entry -> assertThat(reader.find(entry.path())).contains(entry));
        assertThat(reader.find("item/")).isEmpty();
        assertThat(reader.entries("item/0000")).hasSize(Math.min(count, 100));
    }

    @Property(tries = 20)
    void anEntryThatGoesOrChangesAltersFewPages(@ForAll @IntRange(max = 9_999) int victim) {
        List<SnapshotEntry> entries = entries(10_000);
        write(entries);
        Set<BlobId> before = new HashSet<>(pages.keySet());

        List<SnapshotEntry> without = new ArrayList<>(entries);
        without.remove(victim);
        write(without);
        List<SnapshotEntry> changed = new ArrayList<>(entries);
        changed.set(victim, SnapshotEntry.of(entries.get(victim).path(), blob(-1), new byte[1]));
        write(changed);

        assertThat(pages.keySet().stream().filter(page -> !before.contains(page)))
                .hasSizeLessThanOrEqualTo(12);
    }

    @Property(tries = 200)
    void theMerkleRootIsThatOfRfc6962(@ForAll @IntRange(max = 300) int count) {
        List<SnapshotEntry> entries = entries(count);
        MerkleRoot root = new MerkleRoot();
        entries.forEach(root::add);

        assertThat(root.root()).isEqualTo(treeHash(entries));
    }

    @Example
    void theMerkleRootOfNothingIsTheHashOfNothing() {
        assertThat(new MerkleRoot().root().toString())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    /** The definition of RFC 6962, section 2.1, word for word. */
    private static Hash256 treeHash(List<SnapshotEntry> entries) {
        if (entries.isEmpty()) {
            return Hash256.sha256();
        }
        if (entries.size() == 1) {
            SnapshotEntry entry = entries.getFirst();
            byte[] path = entry.path().getBytes(StandardCharsets.UTF_8);
            return Hash256.sha256(new ByteWriter()
                    .u8(0)
                    .i32(path.length)
                    .raw(path)
                    .i64(entry.size())
                    .hash(entry.contentHash())
                    .toBytes());
        }
        int split = Integer.highestOneBit(entries.size() - 1);
        return Hash256.sha256(
                new byte[] {1},
                treeHash(entries.subList(0, split)).bytes(),
                treeHash(entries.subList(split, entries.size())).bytes());
    }

    @Property(tries = 1_000)
    void pathsAreOrderedAsTheirUtf8BytesAre(@ForAll("texts") String left, @ForAll("texts") String right) {
        int expected =
                Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(SnapshotEntry.PATH_ORDER.compare(left, right)))
                .isEqualTo(Integer.signum(expected));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "é", "\uE000", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE01", "\u4E00")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 50)
    void theTableOfBlobsKnowsWhatAMapKnows(@ForAll @IntRange(max = 2_000) int count) {
        BlobTable table = new BlobTable();
        Map<BlobId, PackedBlob> model = new HashMap<>();
        for (int pack = 0; pack * 100 < count; pack++) {
            List<PackedBlob> blobs = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                // Every seventh blob is in an earlier pack already.
                int number = i % 7 == 0 ? i : pack * 100 + i;
                PackedBlob blob = new PackedBlob(blob(number), BlobKind.of(i % 2), i % 3 == 0, i, 37 + i, 20 + i, i);
                blobs.add(blob);
                model.putIfAbsent(blob.id(), blob);
            }
            table.add(new PackDirectory(
                    Hash256.sha256(new byte[] {(byte) pack}), blob(pack).value(), blobs));
        }

        assertThat(table.size()).isEqualTo(model.size());
        model.forEach(
                (id, blob) -> assertThat(table.find(id).orElseThrow().blob()).isEqualTo(blob));
        assertThat(table.find(blob(-5))).isEmpty();
    }

    private BlobId write(List<SnapshotEntry> entries) {
        return new TreeWriter(page -> {
                    BlobId id = new BlobId(Hash256.sha256(page));
                    pages.put(id, page);
                    return id;
                })
                .write(entries);
    }

    private TreeReader reader(BlobId top) {
        SnapshotId id = new SnapshotId(Hash256.sha256());
        return new TreeReader(
                page -> TreePage.parse(pages.get(page)),
                new SnapshotManifest(id, TestSettings.NOW, Optional.empty(), Hash256.sha256(), 0, 0, top, "{}"));
    }

    private static List<SnapshotEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SnapshotEntry(
                        "item/%06d".formatted(i), blob(i), i, blob(i + 7).value()))
                .toList();
    }

    private static BlobId blob(int number) {
        return new BlobId(Hash256.sha256(new ByteWriter().i32(number).toBytes()));
    }
}
