package dev.lightbox.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

class BackupRunsTest {
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");

    private BackupRuns runs(Database database) {
        return new BackupRuns(database, () -> now, new RandomIds(new Random(1)));
    }

    @EachDatabase
    void aRunThatBeganIsFoundAsRunning(Database database) {
        BackupRun begun = runs(database).begin("c1", "Production");

        assertThat(runs(database).find(begun.id())).hasValueSatisfying(run -> {
            assertThat(run.state()).isEmpty();
            assertThat(run.finishedAt()).isEmpty();
            assertThat(run.connectionLabel()).isEqualTo("Production");
            assertThat(run.startedAt()).isEqualTo(now);
        });
    }

    @EachDatabase
    void theHistoryKeepsWhatTheRunCameTo(Database database) {
        BackupRuns runs = runs(database);
        BackupRun run = runs.begin("c1", "Production");
        runs.progress(run.id(), new Progress.Step("Reading tests", 3, 10), 4);
        now = now.plusSeconds(60);
        ItemCounts counts =
                new ItemCounts.Builder().add("10001", ItemKind.TEST, 7).build();
        Gap gap = new Gap(ItemKind.TEST, "10001", "10234", "The site answered null twice.");

        runs.finish(
                run.id(),
                new BackupResult(
                        BackupState.COMPLETE_WITH_GAPS,
                        Optional.of("s1"),
                        counts,
                        List.of(gap),
                        9,
                        "Seven tests.",
                        ""));

        assertThat(runs.find(run.id())).hasValueSatisfying(found -> {
            assertThat(found.state()).contains(BackupState.COMPLETE_WITH_GAPS);
            assertThat(found.finishedAt()).contains(now);
            assertThat(found.step()).isEqualTo(new Progress.Step("Reading tests", 3, 10));
            assertThat(found.snapshotId()).contains("s1");
            assertThat(found.counts()).isEqualTo(counts);
            assertThat(found.gaps()).containsExactly(gap);
            assertThat(found.gapCount()).isOne();
            assertThat(found.requests()).isEqualTo(9);
            assertThat(found.message()).isEqualTo("Seven tests.");
        });
    }

    @EachDatabase
    void theHistoryKeepsTheFirstThousandGapsAndTheirNumber(Database database) {
        BackupRuns runs = runs(database);
        String id = runs.begin("c1", "Production").id();
        List<Gap> gaps = IntStream.range(0, BackupRuns.GAPS_KEPT + 5)
                .mapToObj(i -> new Gap(ItemKind.TEST_RUN, "1", "" + i, "gone"))
                .toList();

        runs.finish(
                id,
                new BackupResult(BackupState.COMPLETE_WITH_GAPS, Optional.of("s"), ItemCounts.NONE, gaps, 1, "m", "r"));

        BackupRun found = runs.find(id).orElseThrow();
        assertThat(found.gaps()).hasSize(BackupRuns.GAPS_KEPT);
        assertThat(found.gapCount()).isEqualTo(BackupRuns.GAPS_KEPT + 5);
    }

    @EachDatabase
    void theOutcomeAndTheNextStepAreSentencesApart(Database database) {
        BackupRuns runs = runs(database);
        BackupRun run = runs.begin("c1", "Production");

        runs.finish(
                run.id(), BackupResult.without(BackupState.FAILED, 1, "No route leads there", "Check the address."));

        assertThat(runs.find(run.id()))
                .hasValueSatisfying(
                        found -> assertThat(found.message()).isEqualTo("No route leads there. Check the address."));
    }

    @EachDatabase
    void aRunFoundUnfinishedAtStartIsInterruptedAndAnEndedOneIsNot(Database database) {
        BackupRuns runs = runs(database);
        String ended = runs.begin("c1", "Production").id();
        runs.finish(ended, BackupResult.skippedForWantOfCredentials());
        String killed = runs.begin("c1", "Production").id();

        assertThat(runs.interruptUnfinished()).isOne();

        assertThat(runs.find(killed).orElseThrow().state()).contains(BackupState.INTERRUPTED);
        assertThat(runs.find(ended).orElseThrow().state()).contains(BackupState.SKIPPED_NO_CREDENTIALS);
    }

    @EachDatabase
    void theFirstEndingHolds(Database database) {
        BackupRuns runs = runs(database);
        String id = runs.begin("c1", "Production").id();
        runs.interruptUnfinished();

        runs.progress(id, new Progress.Step("late", 1, 1), 1);
        runs.finish(id, BackupResult.skippedForWantOfCredentials());

        BackupRun found = runs.find(id).orElseThrow();
        assertThat(found.state()).contains(BackupState.INTERRUPTED);
        assertThat(found.step().phase()).isEmpty();
    }

    @EachDatabase
    void theHistoryIsPagedNewestFirst(Database database) {
        BackupRuns runs = runs(database);
        for (int i = 0; i < 5; i++) {
            now = now.plusSeconds(1);
            runs.begin(i % 2 == 0 ? "even" : "odd", "run " + i);
        }

        BackupRuns.Page page = runs.list(2, 1);
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.runs()).extracting(BackupRun::connectionLabel).containsExactly("run 3", "run 2");
        assertThat(runs.listOf("odd", 10, 0).runs())
                .extracting(BackupRun::connectionLabel)
                .containsExactly("run 3", "run 1");
    }
}
