package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.NOW;
import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LocksTest {
    private static final LockOwner HERE = LockOwner.thisProcess();
    private static final LockOwner ELSEWHERE = new LockOwner("another-machine", 4711, NOW);

    private final MemoryBlobStore store = new MemoryBlobStore();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource clock = now::get;
    private final Repository here;
    private final Repository elsewhere;

    LocksTest() {
        here = Repository.create(store, PASSWORD, TestSettings.with(clock, 1, HERE));
        elsewhere = Repository.open(store, PASSWORD, TestSettings.with(clock, 2, ELSEWHERE));
    }

    @Test
    void anyNumberMayWriteAtOnce() {
        try (RepositoryWriter _ = here.writer();
                RepositoryWriter _ = elsewhere.writer();
                RepositoryLock _ = here.lock(LockMode.SHARED)) {
            assertThat(store.list("locks/")).hasSize(3);
        }
        assertThat(store.list("locks/")).isEmpty();
    }

    @Test
    void whoRemovesIsAloneAndTheOthersLearnWhoItIs() {
        try (RepositoryLock _ = elsewhere.lock(LockMode.EXCLUSIVE)) {
            assertLocked(here::writer, "process 4711 on another-machine");
            assertLocked(() -> here.lock(LockMode.SHARED), "4711");
            assertLocked(() -> here.check(CheckDepth.STRUCTURE, Progress.none()), "4711");
        }
        try (RepositoryWriter writer = here.writer()) {
            assertThat(writer.put(new byte[] {1})).isNotNull();
        }
    }

    @Test
    void nobodyRemovesWhileSomebodyWrites() {
        try (RepositoryWriter _ = here.writer()) {
            assertLocked(() -> elsewhere.lock(LockMode.EXCLUSIVE), "on " + HERE.host());
        }
        assertThat(store.list("locks/")).isEmpty();
    }

    @Test
    void aLockOfAProcessThatHasEndedHereIsRemoved() {
        LockOwner ended =
                new LockOwner(HERE.host(), HERE.pid(), HERE.startedAt().minus(Duration.ofHours(1)));
        Repository.open(store, PASSWORD, TestSettings.with(clock, 3, ended)).lock(LockMode.EXCLUSIVE);

        try (RepositoryWriter _ = here.writer()) {
            assertThat(store.list("locks/")).hasSize(1);
        }
    }

    @Test
    void aLockOfAnotherMachineIsStaleAfterSixHoursWithoutRenewal() {
        elsewhere.lock(LockMode.EXCLUSIVE);
        now.set(NOW.plus(Duration.ofHours(6)));
        assertLocked(here::writer, "another-machine");

        now.set(NOW.plus(Duration.ofHours(6)).plusMillis(1));

        here.writer().close();
        assertThat(store.list("locks/")).isEmpty();
    }

    @Test
    void aWriterRenewsItsLockWhileItWrites() {
        try (RepositoryWriter writer = elsewhere.writer()) {
            now.set(NOW.plus(Duration.ofHours(5)));
            writer.put(new byte[] {1});
            now.set(NOW.plus(Duration.ofHours(10)));

            assertLocked(() -> here.lock(LockMode.EXCLUSIVE), "another-machine");
            assertThat(store.list("locks/")).hasSize(1);
        }
        assertThat(store.list("locks/")).isEmpty();
    }

    @Test
    void aWriterWhoseLockWasTakenAwayDoesNotCommit() {
        try (RepositoryWriter writer = here.writer()) {
            SnapshotEntry entry = writer.put("a", new byte[] {1});
            assertThat(elsewhere.unlock()).isEqualTo(1);

            assertLocked(() -> writer.commit(new SnapshotDraft(null, "{}", List.of(entry))), "removed");
        }
        assertThat(here.snapshots()).isEmpty();
    }

    private static void assertLocked(ThrowingCallable call, String told) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LightboxException.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.REPOSITORY_LOCKED);
            assertThat(failure.getMessage()).contains(told);
            assertThat(failure.remedy()).isNotBlank();
        });
    }
}
