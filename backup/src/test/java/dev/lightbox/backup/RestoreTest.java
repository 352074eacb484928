package dev.lightbox.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.backup.RestorePlan.Action;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.xray.client.XrayClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {
    /** The second site knows the same account, so that results keep their names. */
    private static final RestoreOptions INTO_COPY = new RestoreOptions(Map.of("CALC", "COPY"), Map.of(), true, false);

    @TempDir
    Path folder;

    private TestSite site;
    private TestSite copy;
    private Repository repository;
    private Snapshot original;

    @BeforeEach
    void start() {
        site = new TestSite("example", "CALC", 1);
        copy = new TestSite("copy", "COPY", 2);
        // Other ids and keys than the original has, so that nothing fits by chance.
        copy.content.issues().create(copy.caller, copy.fields("A story").withLabels(List.of()));
        SampleContent.fill(site);
        repository = TestRepository.create(folder.resolve("repository"));
        original = capture(site);
    }

    @AfterEach
    void stop() {
        repository.close();
        copy.close();
        site.close();
    }

    private Snapshot capture(TestSite from) {
        try (XrayClient client = from.client()) {
            BackupResult result = new Capture(from.clock())
                    .run(
                            client,
                            repository,
                            CaptureRequest.everything(from.url(), folder.resolve("journal")),
                            Progress.none());
            assertThat(result.state()).as(result.message()).isEqualTo(BackupState.COMPLETE);
            return repository.snapshot(result.snapshotId().orElseThrow());
        }
    }

    private RestorePlan plan(RestoreOptions options) {
        try (XrayClient client = copy.client()) {
            return new RestorePlanner(copy.url(), folder.resolve("restore"))
                    .plan(original, client, options, Progress.none());
        }
    }

    private RestoreReport apply(RestorePlan plan, Progress progress) {
        try (XrayClient client = copy.client()) {
            return new RestoreApplier(folder.resolve("restore")).apply(plan, original, client, progress);
        }
    }

    @Test
    void thePlanSaysWhatWillBeCreatedAndWhatItCosts() {
        RestorePlan plan = plan(INTO_COPY);

        assertThat(plan.count(Action.CREATE)).isEqualTo(plan.items().size()).isEqualTo(123 + 1 + 1 + 1 + 3 + 124);
        assertThat(plan.lost()).containsKeys(NotRestorable.KEYS_AND_IDS, NotRestorable.EVIDENCE_DATES);
        assertThat(plan.requests()).isBetween(5L, 40L);
        assertThat(plan.estimatedTime(300)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(40));
        assertThat(RestorePlan.parse(plan.toJson())).isEqualTo(plan);
    }

    @Test
    void withoutTheProjectNothingComesBackAndThePlanSaysSo() {
        RestorePlan plan = plan(RestoreOptions.STANDARD);

        assertThat(plan.items()).isNotEmpty().allSatisfy(item -> {
            assertThat(item.action()).isEqualTo(Action.CANNOT_COME_BACK);
            assertThat(item.reason()).contains("CALC");
        });
    }

    @Test
    void aProjectThatTheSnapshotDoesNotHaveIsNotPlannedInSilence() {
        RestoreOptions mistyped = new RestoreOptions(Map.of("CLAC", "COPY"), Map.of(), false, false);

        assertThatThrownBy(() -> plan(mistyped)).hasMessage("The snapshot has no project CLAC.");
    }

    @Test
    void whatComesBackDiffersOnlyInIdsAndInWhatCannotComeBack() {
        RestoreReport report = apply(plan(INTO_COPY), Progress.none());

        assertThat(report.failed()).isEmpty();
        assertThat(report.isComplete()).isTrue();
        assertThat(report.created())
                .containsEntry(ItemKind.TEST, 123L)
                .containsEntry(ItemKind.TEST_RUN, 124L)
                .containsEntry(ItemKind.TEST_EXECUTION, 3L);
        ComparisonReport comparison = Comparison.of(original, capture(copy), report.ids());
        assertThat(comparison.changes()).filteredOn(Change::isReal).isEmpty();
        assertThat(comparison.isSame()).isTrue();
        assertThat(comparison.notRestorable())
                .containsKeys(NotRestorable.CREATED_UPDATED, NotRestorable.LAST_MODIFIED, NotRestorable.EVIDENCE_DATES);
    }

    @Test
    void applyingAPlanAgainCreatesNothingTwice() {
        RestorePlan plan = plan(INTO_COPY);
        apply(plan, Progress.none());

        RestoreReport again = apply(plan, Progress.none());

        assertThat(again.created()).isEmpty();
        assertThat(again.failed()).isEmpty();
        assertThat(plan(INTO_COPY).count(Action.EXISTS)).isEqualTo(plan.items().size());
        assertThat(Comparison.of(original, capture(copy), again.ids()).isSame()).isTrue();
    }

    @Test
    void aRestoreCutOffAtAnyRequestGoesOnAndDoublesNothing() {
        RestorePlan plan = plan(INTO_COPY);
        int before = copy.dataCalls.get();
        int lost = 0;
        RestoreReport report = null;
        // Each round loses one answer more than the last one got through, after the site has acted on it.
        while (report == null) {
            int cutAt = copy.dataCalls.get() + 1 + lost % 16;
            copy.loseAnswer = call -> call == cutAt;
            lost++;
            try {
                report = apply(plan, Progress.none());
            } catch (LightboxException cutOff) {
                assertThat(lost).isLessThan(200);
            }
        }
        copy.loseAnswer = _ -> false;

        assertThat(lost).isGreaterThan(3);
        assertThat(copy.dataCalls.get()).isGreaterThan(before);
        RestoreReport last = apply(plan, Progress.none());
        ComparisonReport comparison = Comparison.of(original, capture(copy), last.ids());
        assertThat(comparison.changes()).filteredOn(Change::isReal).isEmpty();
    }

    @Test
    void aStopIsObeyedAndTheNextRunGoesOn() {
        RestorePlan plan = plan(INTO_COPY);
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> apply(plan, new Progress() {
                    @Override
                    public void report(Step step) {}

                    @Override
                    public boolean cancelRequested() {
                        return asked.incrementAndGet() > 5;
                    }
                }))
                .hasMessageContaining("Stopped");

        RestoreReport report = apply(plan, Progress.none());
        assertThat(report.failed()).isEmpty();
        assertThat(Comparison.of(original, capture(copy), report.ids()).isSame())
                .isTrue();
    }

    @Test
    void somethingWithTheSameNameIsAConflictUntilToldOtherwise() {
        copy.manualTest("Log in");

        assertThat(plan(INTO_COPY).items())
                .filteredOn(item -> item.action() == Action.CONFLICT)
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).contains("same summary"));
        RestorePlan told = plan(new RestoreOptions(Map.of("CALC", "COPY"), Map.of(), true, true));
        assertThat(told.count(Action.CONFLICT)).isZero();
    }

    @Test
    void aPlanForAnotherSiteIsNotApplied() {
        RestorePlan plan = plan(INTO_COPY);

        try (XrayClient wrong = site.client()) {
            assertThatThrownBy(() ->
                            new RestoreApplier(folder.resolve("restore")).apply(plan, original, wrong, Progress.none()))
                    .hasMessageContaining("another site");
        }
    }

    @Test
    void usersAreLeftOutUnlessTheyAreKnownToExist() {
        RestoreOptions nobody = new RestoreOptions(Map.of("CALC", "COPY"), Map.of(), false, false);
        RestorePlan plan = plan(nobody);
        assertThat(plan.lost()).containsKey(NotRestorable.USERS);

        RestoreReport report = apply(plan, Progress.none());

        ComparisonReport comparison = Comparison.of(original, capture(copy), report.ids());
        assertThat(comparison.isSame()).isTrue();
        assertThat(comparison.notRestorable()).containsKey(NotRestorable.USERS);
    }
}
