package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Severity;
import dev.lightbox.repository.FaultyBlobStore.Fault;
import dev.lightbox.repository.FaultyBlobStore.Killed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process is killed at every single write and delete; what is on disk then is judged. */
class KillSafetyTest {
    private static final int NEVER = Integer.MAX_VALUE;
    /** Each process draws its own randomness. */
    private static final AtomicLong SEEDS = new AtomicLong(100);

    private final MemoryBlobStore before = new MemoryBlobStore();
    private final SnapshotManifest old;

    KillSafetyTest() {
        Repository.create(before, PASSWORD, TestSettings.seeded(1));
        old = backUp(before, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_DONE", "ANSWER_LOST"})
    void aKilledRunLeavesAValidRepositoryThatTheNextRunCompletes(Fault fault) {
        for (int killAt = 1; killAt <= changesOfARun(); killAt++) {
            MemoryBlobStore store = before.copy();
            assertThat(isKilled(new FaultyBlobStore(store, killAt, fault))).isTrue();

            assertHealthy(store, killAt);
            assertOldSnapshotIsWhole(store);
            int snapshots = snapshots(store);
            assertThat(snapshots).isBetween(1, 2);

            backUp(store, 10);
            assertHealthy(store, killAt);
            assertThat(snapshots(store)).isEqualTo(snapshots + 1);
        }
    }

    @Test
    void aTornWriteIsNamedAndTheOldSnapshotStaysReadable() {
        for (int killAt = 1; killAt <= changesOfARun(); killAt++) {
            MemoryBlobStore store = before.copy();
            isKilled(new FaultyBlobStore(store, killAt, Fault.TORN));

            List<BlobName> torn = store.list("").stream()
                    .map(StoredBlob::name)
                    .filter(name -> name.lastPart().length() == 64)
                    .filter(name ->
                            !Hash256.sha256(store.read(name, NEVER)).toString().equals(name.lastPart()))
                    .toList();
            String problems = problems(open(store).check(CheckDepth.ALL_DATA, Progress.none()));
            torn.forEach(name -> assertThat(problems).contains(name.value()));
            assertOldSnapshotIsWhole(store);
        }
    }

    @Test
    void aKilledCreationCanBeRepeated() {
        FaultyBlobStore counting = new FaultyBlobStore(new MemoryBlobStore(), NEVER, Fault.NOT_DONE);
        Repository.create(counting, PASSWORD, TestSettings.seeded(1));
        for (int killAt = 1; killAt <= counting.changes(); killAt++) {
            MemoryBlobStore store = new MemoryBlobStore();
            try {
                Repository.create(new FaultyBlobStore(store, killAt, Fault.NOT_DONE), PASSWORD, TestSettings.seeded(1));
            } catch (Killed e) {
                assertThat(Repository.exists(store)).isFalse();
            }

            Repository.create(store, PASSWORD, TestSettings.seeded(2));

            assertThat(open(store).snapshots()).isEmpty();
            assertThat(store.list("keys/")).hasSize(1);
        }
    }

    @Test
    void whatAKilledRunHadFlushedIsNotWrittenAgain() {
        MemoryBlobStore whole = before.copy();
        backUp(whole, 10);
        MemoryBlobStore store = before.copy();
        Repository killed = open(store);
        RepositoryWriter writer = killed.writer();
        putAll(writer, 10);
        writer.flush(); // and then it dies, without a commit

        long flushed = packedBytes(store);
        backUp(store, 10);

        assertThat(packedBytes(store) - flushed)
                .as("only the pages of the tree were missing")
                .isLessThan((packedBytes(whole) - packedBytes(before)) / 10);
    }

    @Test
    void packsThatNoIndexListsAreANoteAndNoDamage() {
        MemoryBlobStore store = before.copy();
        Repository killed = open(store);
        putAll(killed.writer(), 10); // some packs were full and are written; no index yet

        CheckReport report = killed.check(CheckDepth.ALL_DATA, Progress.none());

        assertThat(report.healthy()).isTrue();
        assertThat(report.findings())
                .filteredOn(finding -> finding.checkId().equals("repository-leftover"))
                .isNotEmpty()
                .allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    @Test
    void onAFullDiskTheWriterStopsAndNothingIsDamaged() {
        for (int fullAt = 2; fullAt < changesOfARun(); fullAt++) { // 1 is the lock, the last deletes it
            MemoryBlobStore store = before.copy();
            FaultyBlobStore filling = new FaultyBlobStore(store, fullAt, Fault.DISK_FULL);
            try (RepositoryWriter writer = Repository.open(
                            filling, PASSWORD, TestSettings.seeded(SEEDS.incrementAndGet()))
                    .writer()) {
                SnapshotDraft empty = new SnapshotDraft(null, "{}", List.of());
                assertNoSpace(() -> writer.commit(new SnapshotDraft(null, "{}", putAll(writer, 10))));
                assertNoSpace(() -> writer.commit(empty));
            }

            assertHealthy(store, fullAt);
            assertThat(snapshots(store)).isEqualTo(1);
            assertThat(store.list("locks/")).isEmpty();
        }
    }

    private static void assertNoSpace(ThrowingCallable writing) {
        assertThatThrownBy(writing).isInstanceOfSatisfying(LightboxException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.NO_SPACE);
            assertThat(failure.remedy()).contains("space");
        });
    }

    @Test
    void aReadOnlyCopyIsReadAndChecked() {
        Repository copy =
                Repository.open(new FaultyBlobStore(before, 1, Fault.READ_ONLY), PASSWORD, TestSettings.seeded(5));

        assertThat(copy.check(CheckDepth.ALL_DATA, Progress.none()).healthy()).isTrue();
        assertThat(copy.snapshot(old.id()).entries()).hasSize(20);
        assertThatThrownBy(copy::writer).hasMessageContaining("read-only");
    }

    private int changesOfARun() {
        FaultyBlobStore counting = new FaultyBlobStore(before.copy(), NEVER, Fault.NOT_DONE);
        backUp(counting, 10);
        return counting.changes();
    }

    private static boolean isKilled(BlobStore store) {
        try {
            backUp(store, 10);
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    /** Stores twenty contents of 9 KB, numbered from {@code first}; about three packs. */
    private static SnapshotManifest backUp(BlobStore store, int first) {
        try (RepositoryWriter writer = Repository.open(store, PASSWORD, TestSettings.seeded(SEEDS.incrementAndGet()))
                .writer()) {
            return writer.commit(new SnapshotDraft(null, "{}", putAll(writer, first)));
        }
    }

    private static List<SnapshotEntry> putAll(RepositoryWriter writer, int first) {
        List<SnapshotEntry> entries = new ArrayList<>();
        for (int i = first; i < first + 20; i++) {
            entries.add(writer.put("item/" + i, content(i)));
            if (i == first + 12) {
                writer.flush();
            }
        }
        return entries;
    }

    private static byte[] content(int number) {
        byte[] content = new byte[9_000];
        new Random(number).nextBytes(content);
        return content;
    }

    private void assertOldSnapshotIsWhole(MemoryBlobStore store) {
        Snapshot snapshot = open(store).snapshot(old.id());
        assertThat(snapshot.entries())
                .hasSize(20)
                .allSatisfy(entry -> assertThat(snapshot.read(entry))
                        .isEqualTo(content(Integer.parseInt(entry.path().substring(5)))));
    }

    private static void assertHealthy(MemoryBlobStore store, int killAt) {
        assertThat(problems(open(store).check(CheckDepth.ALL_DATA, Progress.none())))
                .as("killed at change %d", killAt)
                .isEmpty();
    }

    private static String problems(CheckReport report) {
        return String.join(
                "\n",
                report.findings().stream()
                        .filter(finding -> finding.severity() == Severity.PROBLEM)
                        .map(Finding::observed)
                        .toList());
    }

    private static int snapshots(MemoryBlobStore store) {
        return store.list("snapshots/").size();
    }

    private static long packedBytes(MemoryBlobStore store) {
        return store.list("packs/").stream().mapToLong(StoredBlob::size).sum();
    }

    private static Repository open(MemoryBlobStore store) {
        return Repository.open(store, PASSWORD, TestSettings.seeded(SEEDS.incrementAndGet()));
    }
}
