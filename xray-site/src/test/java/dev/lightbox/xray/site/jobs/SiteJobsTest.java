package dev.lightbox.xray.site.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.SiteFixture;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

class SiteJobsTest {
    private static final JobOutcome DONE = new JobOutcome(JobState.Status.SUCCESSFUL, "{}");

    private final AtomicReference<Instant> now = new AtomicReference<>(SiteFixture.NOW);

    private SiteJobs jobs(Database database, ExecutorService threads) {
        return new SiteJobs(database, new RandomIds(new SecureRandom()), now::get, threads);
    }

    @EachDatabase
    void oneJobOfAKindRunsForAUserAtATime(Database database) throws InterruptedException {
        SiteFixture site = new SiteFixture(database);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        String first;
        try (SiteJobs jobs = jobs(database, Executors.newVirtualThreadPerTaskExecutor())) {
            first = jobs.start(site.caller, SiteJobs.Kind.TEST_IMPORT, "busy", progress -> {
                progress.accept("half way");
                told.countDown();
                await(mayEnd);
                return DONE;
            });
            told.await();

            assertThatThrownBy(() -> jobs.start(site.caller, SiteJobs.Kind.TEST_IMPORT, "busy", _ -> DONE))
                    .isInstanceOf(SiteRefusal.class)
                    .hasMessage("busy");
            assertThat(jobs.find(site.caller, SiteJobs.Kind.TEST_IMPORT, first))
                    .extracting(JobState::status, state -> state.progress().getFirst())
                    .containsExactly(JobState.Status.WORKING, "[Sun, 01 Mar 2026 09:00:00 GMT] half way");
            assertThatThrownBy(() -> jobs.find(site.caller, SiteJobs.Kind.BACKUP, first))
                    .hasMessage("job not found.");
        }
        assertThat(jobs(database, Executors.newVirtualThreadPerTaskExecutor())
                        .find(site.caller, SiteJobs.Kind.TEST_IMPORT, first)
                        .status())
                .isEqualTo(JobState.Status.FAILED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @EachDatabase
    void aJobWhoseServerDiedHasFailedAfterAMinuteAndIsForgottenAfterADay(Database database) {
        SiteFixture site = new SiteFixture(database);
        database.update(
                sql -> sql.sql("INSERT INTO site_job VALUES ('j', 1, 10, 'TEST_IMPORT', 'WORKING', '[]', NULL, ?, ?)")
                        .params(now.get().toEpochMilli(), now.get().toEpochMilli())
                        .update());
        try (SiteJobs jobs = jobs(database, Executors.newVirtualThreadPerTaskExecutor())) {
            assertThat(jobs.find(site.caller, SiteJobs.Kind.TEST_IMPORT, "j").status())
                    .isEqualTo(JobState.Status.WORKING);

            now.set(SiteFixture.NOW.plus(Duration.ofMinutes(2)));
            assertThat(jobs.find(site.caller, SiteJobs.Kind.TEST_IMPORT, "j").status())
                    .isEqualTo(JobState.Status.FAILED);
            assertThat(jobs.start(site.caller, SiteJobs.Kind.TEST_IMPORT, "busy", _ -> DONE))
                    .hasSize(32);

            now.set(SiteFixture.NOW.plus(Duration.ofHours(25)));
            assertThatThrownBy(() -> jobs.find(site.caller, SiteJobs.Kind.TEST_IMPORT, "j"))
                    .hasMessage("job not found.");
        }
    }
}
