package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTest {
    private final MemoryBlobStore store = new MemoryBlobStore();
    private final Repository repository = Repository.create(store, PASSWORD, TestSettings.seeded(1));

    @Test
    void whatASnapshotHoldsIsReadBackAfterTheRepositoryWasOpenedAgain() {
        SnapshotManifest written;
        try (RepositoryWriter writer = repository.writer()) {
            List<SnapshotEntry> entries =
                    List.of(writer.put("tests/CALC-2", bytes("two")), writer.put("tests/CALC-1", bytes("one")));
            written = writer.commit(new SnapshotDraft(null, "{\"state\":\"COMPLETE\"}", entries));
        }

        Repository again = Repository.open(store, PASSWORD, TestSettings.seeded(2));

        assertThat(again.snapshots()).containsExactly(written);
        Snapshot snapshot = again.snapshot(written.id());
        assertThat(snapshot.entries()).extracting(SnapshotEntry::path).containsExactly("tests/CALC-1", "tests/CALC-2");
        assertThat(snapshot.read(snapshot.find("tests/CALC-2").orElseThrow())).isEqualTo(bytes("two"));
        assertThat(written.info()).isEqualTo("{\"state\":\"COMPLETE\"}");
        assertThat(written.totalBytes()).isEqualTo(6);
        assertThat(written.entryCount()).isEqualTo(2);
    }

    @Test
    void aSnapshotWithoutEntriesIsASnapshot() {
        SnapshotManifest empty = commit(null, List.of());

        assertThat(repository.snapshot(empty.id()).entries()).isEmpty();
        assertThat(empty.merkleRoot()).isEqualTo(Hash256.sha256());
        assertHealthy();
    }

    @Test
    void equalContentIsStoredOnce() {
        commit(null, contents(0, 200));
        long before = packedBytes();

        SnapshotManifest second = commit(null, contents(0, 200));

        assertThat(packedBytes()).isEqualTo(before);
        assertThat(repository.snapshot(second.id()).entries()).hasSize(200);
    }

    @Test
    void oneChangedEntryOfManyCostsAFewPagesOnly() {
        List<String> contents = contents(0, 20_000);
        SnapshotManifest first = commit(null, contents);
        long before = packedBytes();
        contents.set(10_000, "changed");

        SnapshotManifest second = commit(first.id(), contents);

        assertThat(packedBytes() - before).isLessThan(before / 50);
        assertThat(second.merkleRoot()).isNotEqualTo(first.merkleRoot());
        assertHealthy();
    }

    @Test
    void entriesAreFoundByPathAndByPrefixWithoutReadingAll() {
        SnapshotManifest written = commit(null, contents(0, 5_000));
        Snapshot snapshot = repository.snapshot(written.id());

        assertThat(snapshot.entries("item/0123"))
                .extracting(SnapshotEntry::path)
                .containsExactly(
                        "item/01230",
                        "item/01231",
                        "item/01232",
                        "item/01233",
                        "item/01234",
                        "item/01235",
                        "item/01236",
                        "item/01237",
                        "item/01238",
                        "item/01239");
        assertThat(snapshot.find("item/04999")).isPresent();
        assertThat(snapshot.find("item/5")).isEmpty();
        assertThat(snapshot.find("zzz")).isEmpty();
        assertThat(snapshot.entries("nothing")).isEmpty();
    }

    @Test
    void snapshotsAreListedNewestFirstAndFoundByTheBeginningOfTheirId() {
        SnapshotManifest older = commit(null, contents(0, 1));
        Repository later =
                Repository.open(store, PASSWORD, TestSettings.at(TestSettings.NOW.plus(Duration.ofDays(1)), 3));
        SnapshotManifest newer;
        try (RepositoryWriter writer = later.writer()) {
            newer = writer.commit(new SnapshotDraft(older.id(), "{}", List.of()));
        }

        assertThat(repository.snapshots()).containsExactly(newer, older);
        assertThat(newer.parent()).contains(older.id());
        assertThat(repository.snapshot(older.id().shortForm()).manifest()).isEqualTo(older);
        assertThat(repository.snapshot("latest").manifest()).isEqualTo(newer);
        assertFails(ErrorCode.SNAPSHOT_NOT_FOUND, () -> repository.snapshot("0000000000"));
        assertFails(ErrorCode.SNAPSHOT_NOT_FOUND, () -> repository.snapshot(""));
    }

    @Test
    void aDraftWithTwoEntriesOfOnePathIsRefusedByName() {
        try (RepositoryWriter writer = repository.writer()) {
            SnapshotEntry entry = writer.put("tests/CALC-1", bytes("one"));

            assertFails(
                    ErrorCode.INVALID_INPUT,
                    () -> writer.commit(new SnapshotDraft(null, "{}", List.of(entry, entry))),
                    "tests/CALC-1");
        }
        assertThat(repository.snapshots()).isEmpty();
    }

    @Test
    void aDraftThatNamesABlobThatIsNotThereIsRefused() {
        SnapshotEntry entry = SnapshotEntry.of("a", new BlobId(Hash256.sha256(bytes("nowhere"))), bytes("x"));
        try (RepositoryWriter writer = repository.writer()) {
            assertFails(
                    ErrorCode.INVALID_INPUT, () -> writer.commit(new SnapshotDraft(null, "{}", List.of(entry))), "'a'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "1", "{", "{} {}", "null"})
    void anInfoThatIsNoJsonObjectIsRefused(String info) {
        try (RepositoryWriter writer = repository.writer()) {
            assertFails(ErrorCode.INVALID_INPUT, () -> writer.commit(new SnapshotDraft(null, info, List.of())), "info");
        }
    }

    @Test
    void aPlaceWithoutARepositoryIsToldAsSuch() {
        MemoryBlobStore empty = new MemoryBlobStore();

        assertThat(Repository.exists(empty)).isFalse();
        assertThat(Repository.exists(store)).isTrue();
        assertFails(ErrorCode.REPOSITORY_NOT_FOUND, () -> Repository.open(empty, PASSWORD, TestSettings.seeded(2)));
    }

    @Test
    void aSecondRepositoryIsNotMadeOverTheFirst() {
        assertFails(ErrorCode.ALREADY_EXISTS, () -> Repository.create(store, PASSWORD, TestSettings.seeded(2)));
        store.delete(new BlobName("config"));
        commit(null, contents(0, 1));
        assertFails(ErrorCode.ALREADY_EXISTS, () -> Repository.create(store, PASSWORD, TestSettings.seeded(2)));
    }

    @Test
    void aLostConfigFileIsToldAsDamage() {
        store.delete(new BlobName("config"));

        assertFails(
                ErrorCode.REPOSITORY_DAMAGED, () -> Repository.open(store, PASSWORD, TestSettings.seeded(2)), "config");
    }

    @Test
    void aNewerFormatIsRefusedAndNotTakenForDamage() {
        byte[] config = store.read(new BlobName("config"), 4096);
        config[11] = 2;
        byte[] fields = Arrays.copyOf(config, config.length - 32);
        System.arraycopy(Hash256.sha256(fields).bytes(), 0, config, fields.length, 32);
        store.tamper(new BlobName("config"), config);

        assertFails(
                ErrorCode.REPOSITORY_VERSION_UNKNOWN,
                () -> Repository.open(store, PASSWORD, TestSettings.seeded(2)),
                "version 2");
    }

    @Test
    void aConfigFileOfAnotherRepositoryIsFoundOut() {
        MemoryBlobStore other = new MemoryBlobStore();
        Repository.create(other, PASSWORD, TestSettings.seeded(99));
        store.tamper(new BlobName("config"), other.read(new BlobName("config"), 4096));

        assertFails(ErrorCode.REPOSITORY_DAMAGED, () -> Repository.open(store, PASSWORD, TestSettings.seeded(2)));
    }

    @Test
    void anEmptyPasswordIsRefused() {
        assertFails(
                ErrorCode.INVALID_INPUT,
                () -> Repository.create(new MemoryBlobStore(), Secret.of(""), TestSettings.seeded(2)));
    }

    @Test
    void aContentLargerThanABlobIsRefusedBeforeItIsStored() {
        try (RepositoryWriter writer = repository.writer()) {
            assertFails(ErrorCode.INVALID_INPUT, () -> writer.put(new byte[RepositoryWriter.MAX_BLOB_BYTES + 1]));
        }
    }

    @Test
    void aLargeAndAnEmptyContentAreReadBack() {
        byte[] large = new byte[3 * 1024 * 1024];
        new Random(5).nextBytes(large);
        try (RepositoryWriter writer = repository.writer()) {
            BlobId largeId = writer.put(large);
            BlobId emptyId = writer.put(new byte[0]);
            writer.flush();

            assertThat(repository.read(largeId)).isEqualTo(large);
            assertThat(repository.read(emptyId)).isEmpty();
        }
    }

    @Test
    void aReaderSeesWhatAnotherProcessCommittedMeanwhile() {
        Repository reader = Repository.open(store, PASSWORD, TestSettings.seeded(2));
        assertThat(reader.snapshots()).isEmpty();
        SnapshotManifest written = commit(null, contents(0, 3));

        Snapshot seen = reader.snapshot(written.id());

        assertThat(seen.read(seen.find("item/00001").orElseThrow())).isEqualTo(bytes("content 1"));
    }

    @Test
    void theIndexCanBeMadeAnewFromThePacks() {
        SnapshotManifest written = commit(null, contents(0, 3_000));
        store.list("index/").forEach(file -> store.delete(file.name()));
        Repository blind = Repository.open(store, PASSWORD, TestSettings.seeded(2));
        assertFails(
                ErrorCode.REPOSITORY_DAMAGED,
                () -> blind.snapshot(written.id()).entries().count(),
                "no blob");
        assertThat(blind.check(CheckDepth.STRUCTURE, Progress.none()).healthy()).isFalse();

        assertThat(blind.rebuildIndex(Progress.none())).isEmpty();

        assertThat(blind.snapshot(written.id()).entries()).hasSize(3_000);
        assertHealthy();
    }

    @Test
    void aMissingPackIsNamedTogetherWithTheSnapshotThatNeedsIt() {
        SnapshotManifest written = commit(null, contents(0, 10));
        BlobName pack = store.list("packs/").getFirst().name();
        store.delete(pack);

        CheckReport report = repository.check(CheckDepth.STRUCTURE, Progress.none());

        assertThat(report.healthy()).isFalse();
        assertThat(report.findings().toString())
                .contains(pack + " is missing", written.id().toString());
    }

    @Test
    void aFileThatIsNotOfARepositoryIsAWarningAndNoDamage() {
        store.tamper(new BlobName("notes"), bytes("hello"));

        CheckReport report = repository.check(CheckDepth.STRUCTURE, Progress.none());

        assertThat(report.healthy()).isTrue();
        assertThat(report.findings()).anyMatch(finding -> finding.observed().contains("notes"));
    }

    @Test
    void aCheckStopsWhenItIsAskedTo() {
        commit(null, contents(0, 10));
        Progress stopping = new Progress() {
            @Override
            public void report(Step step) {}

            @Override
            public boolean cancelRequested() {
                return true;
            }
        };

        assertFails(ErrorCode.CANCELLED, () -> repository.check(CheckDepth.ALL_DATA, stopping));
        assertThat(store.list("locks/")).isEmpty();
    }

    private SnapshotManifest commit(SnapshotId parent, List<String> contents) {
        try (RepositoryWriter writer = repository.writer()) {
            List<SnapshotEntry> entries = IntStream.range(0, contents.size())
                    .mapToObj(i -> writer.put("item/%05d".formatted(i), bytes(contents.get(i))))
                    .toList();
            return writer.commit(new SnapshotDraft(parent, "{}", entries));
        }
    }

    private static List<String> contents(int from, int to) {
        return new ArrayList<>(
                IntStream.range(from, to).mapToObj(i -> "content " + i).toList());
    }

    private long packedBytes() {
        return store.list("packs/").stream().mapToLong(StoredBlob::size).sum();
    }

    private void assertHealthy() {
        assertThat(repository.check(CheckDepth.ALL_DATA, Progress.none())).matches(CheckReport::healthy, "healthy");
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertFails(code, call, "");
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call, String told) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LightboxException.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.getMessage()).contains(told);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
