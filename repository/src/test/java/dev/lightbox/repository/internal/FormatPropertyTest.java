package dev.lightbox.repository.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.LockMode;
import dev.lightbox.repository.LockOwner;
import dev.lightbox.repository.MemoryBlobStore;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.SnapshotId;
import dev.lightbox.repository.SnapshotManifest;
import dev.lightbox.repository.TestSettings;
import dev.lightbox.repository.internal.bytes.FormatException;
import dev.lightbox.repository.internal.bytes.Payload;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.crypto.ConfigFile;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.crypto.KeyFile;
import dev.lightbox.repository.internal.crypto.RepositoryKeys;
import dev.lightbox.repository.internal.crypto.SealedFile;
import dev.lightbox.repository.internal.index.IndexFile;
import dev.lightbox.repository.internal.lock.LockFile;
import dev.lightbox.repository.internal.pack.PackBuilder;
import dev.lightbox.repository.internal.pack.PackDirectory;
import dev.lightbox.repository.internal.pack.PackReader;
import dev.lightbox.repository.internal.pack.PackedBlob;
import dev.lightbox.repository.internal.snapshot.ManifestFile;
import dev.lightbox.repository.internal.tree.TreePage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Each codec gives back what it was given; each parser refuses a stranger's bytes in words and in bounds. */
class FormatPropertyTest {
    private static final RepositoryKeys KEYS = new RepositoryKeys(new byte[32], new byte[16]);
    private static final RandomIds RANDOM = new RandomIds(new Random(1));

    // --- there and back ---

    @Property(tries = 200)
    void aPayloadGivesItsContentBack(@ForAll byte[] content, @ForAll @IntRange(min = 1, max = 50) int times) {
        byte[] repeated = new byte[content.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(content, 0, repeated, i * content.length, content.length);
        }

        Payload payload = Payload.of(repeated);

        assertThat(payload.content()).isEqualTo(repeated);
        assertThat(payload.stored().length).isLessThanOrEqualTo(repeated.length);
        assertThat(Payload.parse(payload.toBytes()).content()).isEqualTo(repeated);
    }

    @Property(tries = 100)
    void aSealedFileGivesItsContentBackToTheSameKindOnly(@ForAll byte[] content, @ForAll FileKind kind) {
        byte[] file = SealedFile.seal(KEYS, kind, salt(), content);

        assertThat(SealedFile.open(KEYS, kind, file)).isEqualTo(content);
        for (FileKind other : FileKind.values()) {
            if (other != kind) {
                assertThatThrownBy(() -> SealedFile.open(KEYS, other, file)).isInstanceOf(FormatException.class);
                byte[] renamed = file.clone();
                System.arraycopy(other.header(salt()), 0, renamed, 0, 5);
                assertThatThrownBy(() -> SealedFile.open(KEYS, other, renamed)).isInstanceOf(FormatException.class);
            }
        }
    }

    @Property(tries = 100)
    void aPackGivesItsBlobsBack(@ForAll @Size(max = 20) List<byte[]> contents) {
        PackBuilder.Finished pack = pack(contents);
        BlobName name = pack.directory().file();
        MemoryBlobStore store = new MemoryBlobStore();
        store.write(name, pack.file());
        PackReader reader = new PackReader(store, KEYS);

        PackDirectory directory = reader.directory(name, pack.file().length);

        assertThat(directory).isEqualTo(pack.directory());
        for (PackedBlob blob : directory.blobs()) {
            assertThat(reader.read(name, directory.salt(), blob)).isEqualTo(contents.get(blob.number()));
        }
    }

    @Property(tries = 50)
    void anIndexFileGivesItsDirectoriesBack(@ForAll @Size(max = 5) List<@Size(max = 5) List<byte[]>> packs) {
        List<PackDirectory> directories =
                packs.stream().map(contents -> pack(contents).directory()).toList();

        assertThat(IndexFile.parse(IndexFile.toBytes(directories))).isEqualTo(directories);
    }

    @Property(tries = 200)
    void aTreePageGivesItsEntriesBack(@ForAll("entries") List<SnapshotEntry> entries) {
        TreePage leaf = new TreePage.Leaf(entries);
        TreePage node = new TreePage.Node(
                3,
                entries.stream()
                        .map(entry -> new TreePage.Child(entry.path(), entry.blob()))
                        .toList());

        assertThat(TreePage.parse(leaf.toBytes())).isEqualTo(leaf);
        assertThat(TreePage.parse(node.toBytes())).isEqualTo(node);
    }

    @Property(tries = 200)
    void aLockGivesItsOwnerBack(@ForAll String host, @ForAll long pid, @ForAll int started, @ForAll LockMode mode) {
        byte[] content = lock(host.replaceAll("\\p{Cs}", "?"), pid, started, mode);
        LockFile lock = LockFile.parse(content);

        assertThat(lock.owner().pid()).isEqualTo(pid);
        assertThat(lock.mode()).isEqualTo(mode);
        assertThat(lock.owner().startedAt()).isEqualTo(Instant.ofEpochMilli(started));
    }

    @Property(tries = 100)
    void aManifestGivesItsFactsBack(@ForAll("entries") List<SnapshotEntry> entries, @ForAll boolean hasParent) {
        SnapshotId id = new SnapshotId(salt());
        SnapshotManifest manifest = new SnapshotManifest(
                id,
                TestSettings.NOW,
                hasParent ? Optional.of(new SnapshotId(salt())) : Optional.empty(),
                salt(),
                entries.size(),
                7L * entries.size(),
                new BlobId(salt()),
                "{\"counts\":{\"tests\":1.50},\"gaps\":[]}");

        assertThat(ManifestFile.parse(id, ManifestFile.toBytes(manifest))).isEqualTo(manifest);
    }

    @Property(tries = 50)
    void aKeyFileOpensWithItsPasswordOnly(@ForAll byte[] master, @ForAll String password) {
        ConfigFile config = ConfigFile.fresh(RANDOM, TestSettings.NOW);
        byte[] key = Arrays.copyOf(master, 32);
        KeyFile file = KeyFile.parse(
                KeyFile.wrap(key, Secret.of(password), config, TestSettings.CHEAP, RANDOM, TestSettings.NOW)
                        .toBytes());

        assertThat(file.unwrap(Secret.of(password), config))
                .hasValueSatisfying(keys -> assertThat(keys.master()).isEqualTo(key));
        assertThat(file.unwrap(Secret.of(password + "x"), config)).isEmpty();
    }

    // --- a stranger's bytes ---

    @Property(tries = 2_000)
    void noParserTripsOverRandomBytes(@ForAll @Size(max = 300) byte[] bytes) {
        parsers().forEach(parser -> refusesOrReads(parser, bytes));
    }

    @Property(tries = 2_000)
    void noParserTripsOverAnAlteredFile(@ForAll("files") byte[] file, @ForAll("alterations") List<int[]> alterations) {
        byte[] altered = file;
        for (int[] alteration : alterations) {
            altered = alter(altered, alteration);
        }
        for (Consumer<byte[]> parser : parsers()) {
            refusesOrReads(parser, altered);
        }
    }

    private static void refusesOrReads(Consumer<byte[]> parser, byte[] bytes) {
        try {
            parser.accept(bytes);
        } catch (FormatException e) {
            assertThat(e.found()).isNotBlank();
        } catch (LightboxException e) {
            assertThat(e.remedy()).isNotBlank();
        }
    }

    private static List<Consumer<byte[]>> parsers() {
        return List.of(
                ConfigFile::parse,
                KeyFile::parse,
                LockFile::parse,
                IndexFile::parse,
                TreePage::parse,
                bytes -> ManifestFile.parse(new SnapshotId(salt()), bytes),
                bytes -> Payload.parse(bytes).content(),
                bytes -> SealedFile.open(KEYS, FileKind.INDEX, bytes),
                FormatPropertyTest::readPack);
    }

    private static void readPack(byte[] bytes) {
        BlobName name = FileKind.PACK.nameOf(Hash256.sha256(bytes));
        MemoryBlobStore store = new MemoryBlobStore();
        store.write(name, bytes);
        PackReader reader = new PackReader(store, KEYS);
        PackDirectory directory = reader.directory(name, bytes.length);
        directory.blobs().forEach(blob -> reader.read(name, directory.salt(), blob));
    }

    @Example
    void aFrameThatUnpacksToMoreThanIsRecordedIsRefusedWithoutUnpackingIt() {
        byte[] bomb = Zstd.compress(new byte[50 * 1024 * 1024], 19);
        assertThat(bomb.length).isLessThan(10_000);

        assertThatThrownBy(() -> new Payload(true, 1_000, bomb).content())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("1000");
        assertThatThrownBy(() -> new Payload(true, Integer.MAX_VALUE, bomb).content())
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> new Payload(true, 60 * 1024 * 1024, bomb).content())
                .isInstanceOf(FormatException.class);
    }

    @Example
    void aCountThatCannotFitIsRefusedBeforeMemoryIsTaken() {
        byte[] index = {0x7F, -1, -1, -1, 0, 0};

        assertThatThrownBy(() -> IndexFile.parse(index)).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> TreePage.parse(new byte[] {0, 0x7F, -1, -1, -1}))
                .isInstanceOf(FormatException.class);
    }

    @Property(tries = 100)
    void aBlobPutInTheOthersPlaceIsRefused(@ForAll @Size(64) byte[] first, @ForAll @Size(64) byte[] second) {
        Assume.that(!Arrays.equals(first, second));
        PackBuilder.Finished pack = pack(List.of(first, second));
        PackedBlob one = pack.directory().blobs().get(0);
        PackedBlob two = pack.directory().blobs().get(1);
        PackReader reader = new PackReader(new MemoryBlobStore(), KEYS);
        PackedBlob swapped = new PackedBlob(
                one.id(),
                one.kind(),
                two.compressed(),
                two.number(),
                two.offset(),
                two.storedLength(),
                two.plainLength());

        assertThatThrownBy(() ->
                        reader.open(reader.cipher(pack.directory().salt()), swapped, pack.file(), swapped.offset()))
                .isInstanceOf(FormatException.class);
    }

    // --- what is tried ---

    @Provide
    Arbitrary<List<SnapshotEntry>> entries() {
        Arbitrary<String> paths = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(40);
        return Combinators.combine(paths, Arbitraries.longs().between(0, Long.MAX_VALUE))
                .as((path, size) -> new SnapshotEntry(path, new BlobId(salt()), size, salt()))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<byte[]> files() {
        ConfigFile config = ConfigFile.fresh(RANDOM, TestSettings.NOW);
        PackBuilder.Finished pack = pack(List.of(new byte[300], new byte[] {1, 2, 3}));
        KeyFile key = KeyFile.wrap(new byte[32], Secret.of("p"), config, TestSettings.CHEAP, RANDOM, TestSettings.NOW);
        TreePage leaf = new TreePage.Leaf(List.of(SnapshotEntry.of("a/b", new BlobId(salt()), new byte[9])));
        return Arbitraries.of(
                config.toBytes(),
                key.toBytes(),
                pack.file(),
                IndexFile.toBytes(List.of(pack.directory())),
                leaf.toBytes(),
                lock("host", 1, 2, LockMode.SHARED),
                Payload.of(new byte[500]).toBytes(),
                SealedFile.seal(KEYS, FileKind.INDEX, salt(), new byte[200]));
    }

    /** Each: where (in thousandths), what to do (cut, flip, overwrite), with which byte. */
    @Provide
    Arbitrary<List<int[]>> alterations() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 999),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 255))
                .as((where, what, value) -> new int[] {where, what, value})
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static byte[] alter(byte[] file, int[] alteration) {
        if (file.length == 0) {
            return file;
        }
        int where = (int) ((long) file.length * alteration[0] / 1000);
        if (alteration[1] == 0) {
            return Arrays.copyOf(file, where);
        }
        byte[] altered = file.clone();
        altered[where] = (byte) (alteration[1] == 1 ? altered[where] ^ alteration[2] : alteration[2]);
        return altered;
    }

    private static PackBuilder.Finished pack(List<byte[]> contents) {
        PackBuilder builder = new PackBuilder(KEYS, salt());
        contents.forEach(content -> builder.add(KEYS.idOf(BlobKind.DATA, content), BlobKind.DATA, Payload.of(content)));
        return builder.finish();
    }

    private static byte[] lock(String host, long pid, int started, LockMode mode) {
        return new LockFile(mode, new LockOwner(host, pid, Instant.ofEpochMilli(started)), TestSettings.NOW).toBytes();
    }

    private static Hash256 salt() {
        return Hash256.of(RANDOM.bytes(32));
    }
}
