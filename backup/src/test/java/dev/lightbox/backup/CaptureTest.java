package dev.lightbox.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.CheckDepth;
import dev.lightbox.repository.CheckReport;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.XrayClient;
import dev.lightbox.xray.site.content.NewTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CaptureTest {
    @TempDir
    Path folder;

    private TestSite site;
    private Repository repository;

    @BeforeEach
    void start() {
        site = new TestSite("example", "CALC", 1);
        SampleContent.fill(site);
        repository = TestRepository.create(folder.resolve("repository"));
    }

    @AfterEach
    void stop() {
        repository.close();
        site.close();
    }

    private BackupResult capture(Progress progress) {
        return capture(request(), progress);
    }

    private BackupResult capture(CaptureRequest request, Progress progress) {
        try (XrayClient client = site.client()) {
            return new Capture(site.clock()).run(client, repository, request, progress);
        }
    }

    private CaptureRequest request() {
        return CaptureRequest.everything(site.url(), folder.resolve("journal"));
    }

    private Snapshot snapshot(BackupResult result) {
        return repository.snapshot(result.snapshotId().orElseThrow());
    }

    @Test
    void everythingThatTheSiteHasIsInTheSnapshot() {
        BackupResult result = capture(Progress.none());

        assertThat(result.gaps()).isEmpty();
        assertThat(result.state()).isEqualTo(BackupState.COMPLETE);
        assertThat(result.counts().byProject())
                .isEqualTo(Map.of(Long.toString(site.project().id()), SampleContent.counts()));
        SnapshotInfo info = SnapshotInfo.of(snapshot(result).manifest());
        assertThat(info.state()).isEqualTo(BackupState.COMPLETE);
        assertThat(info.projects())
                .isEqualTo(Map.of(Long.toString(site.project().id()), "CALC"));
        assertThat(info.siteTotals().of(ItemKind.TEST)).isEqualTo(SampleContent.TESTS);
        assertThat(info.accountId()).isEqualTo("557058:ada");
        assertThat(info.notServed()).isEmpty();
        assertThat(repository.check(CheckDepth.ALL_DATA, Progress.none()).healthy())
                .isTrue();
    }

    @Test
    void aTestIsKeptWithItsStepsItsFileAndItsFolder() {
        Snapshot snapshot = snapshot(capture(Progress.none()));

        JsonNode test = find(snapshot, "/tests/", "Small sum \u201cquoted\u201d");
        assertThat(test.path("folder").path("path").asString()).isEqualTo("/Arithmetic/Plus");
        assertThat(test.path("preconditions").size()).isOne();
        assertThat(test.path("steps").path(0).path("action").asString()).isEqualTo("Enter 1");
        String file = test.path("steps")
                .path(0)
                .path("attachments")
                .path(0)
                .path("id")
                .asString();
        SnapshotEntry bytes = snapshot.find("attachments/" + file).orElseThrow();
        assertThat(snapshot.read(bytes)).asString().isEqualTo("a picture");
        assertThat(find(snapshot, "/test-sets/", "Everything").path("tests").size())
                .isEqualTo(SampleContent.TESTS);
    }

    private static JsonNode find(Snapshot snapshot, String kind, String summary) {
        return snapshot.entries("projects/")
                .filter(entry -> entry.path().contains(kind))
                .map(entry -> CanonicalJson.parse(snapshot.read(entry)))
                .filter(json -> json.path("jira").path("summary").asString("").equals(summary))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fewRequestsAreEnough() {
        BackupResult result = capture(Progress.none());

        // 2 pages of tests, 4 of other issues, 2 of runs, rest of the set, settings, totals, login; a second try where
        // the
        // site refuses fields; and one request for each of 4 files.
        assertThat(result.requests()).isLessThanOrEqualTo(4 + 12);
    }

    @Test
    void aSecondCaptureOfAnUnchangedSiteIsTheSameAndCostsNoStorage() throws Exception {
        BackupResult first = capture(Progress.none());
        long before = size();

        BackupResult second = capture(Progress.none());

        assertThat(Comparison.of(snapshot(first), snapshot(second), IdMap.IDENTITY)
                        .isSame())
                .isTrue();
        assertThat(snapshot(second).manifest().merkleRoot())
                .isEqualTo(snapshot(first).manifest().merkleRoot());
        assertThat(snapshot(second).manifest().parent())
                .contains(snapshot(first).manifest().id());
        assertThat(size() - before).isLessThan(8 * 1024);
    }

    private long size() throws Exception {
        try (var files = Files.walk(folder.resolve("repository"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void aProjectThatTheSiteDoesNotKnowIsAGap() {
        BackupResult result = capture(
                new CaptureRequest(
                        site.url(), Set.of("CALC", "NONE"), CaptureRequest.STANDARD_FIELDS, folder.resolve("journal")),
                Progress.none());

        assertThat(result.state()).isEqualTo(BackupState.COMPLETE_WITH_GAPS);
        assertThat(result.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.id()).isEqualTo("NONE"));
        assertThat(result.counts().of(ItemKind.TEST)).isEqualTo(SampleContent.TESTS);
    }

    @Test
    void rejectedCredentialsFailTheRunByName() {
        ApiCredentials wrong = new ApiCredentials("0".repeat(32), Secret.of("f".repeat(64)));
        BackupResult result;
        try (XrayClient client = site.client(wrong)) {
            result = new Capture(site.clock()).run(client, repository, request(), Progress.none());
        }

        assertThat(result.state()).isEqualTo(BackupState.FAILED);
        assertThat(result.message()).contains("rejected").doesNotContain("ffff");
        assertThat(repository.snapshots()).isEmpty();
    }

    @Test
    void aSourceThatGivesTheCredentialsNoMoreFailsTheRunWithItsReason() {
        LightboxException unreadable =
                new LightboxException(ErrorCode.NO_CREDENTIALS, "The file id.txt is half written.", "Write it whole.");
        BackupResult result;
        try (XrayClient client = site.client(() -> {
            throw unreadable;
        })) {
            result = new Capture(site.clock()).run(client, repository, request(), Progress.none());
        }

        assertThat(result.state()).isEqualTo(BackupState.FAILED);
        assertThat(result.message()).isEqualTo("The backup stopped. The file id.txt is half written.");
        assertThat(result.remedy()).isEqualTo("Write it whole.");
    }

    @Test
    void aConnectionThatBreaksFailsTheRunAndLeavesNoSnapshot() {
        site.loseAnswer = call -> call == 3;

        BackupResult result = capture(Progress.none());

        assertThat(result.state()).isEqualTo(BackupState.FAILED);
        assertThat(repository.snapshots()).isEmpty();
    }

    @Test
    void aRepositoryThatFailsOnTheWayLeavesNoSnapshotAndTheNextCaptureIsWhole() {
        for (int good = 0; good < 4; good++) {
            FailingStore store = new FailingStore(folder.resolve("failing-" + good));
            try (Repository failing = TestRepository.create(store)) {
                store.failAfter(good);
                BackupResult failed;
                try (XrayClient client = site.client()) {
                    failed = new Capture(site.clock()).run(client, failing, request(), Progress.none());
                }
                assertThat(failed.state()).isEqualTo(BackupState.FAILED);
                assertThat(failed.message()).contains("No space");

                store.failAfter(Integer.MAX_VALUE);
                assertThat(failing.snapshots()).isEmpty();
                BackupResult whole;
                try (XrayClient client = site.client()) {
                    whole = new Capture(site.clock()).run(client, failing, request(), Progress.none());
                }
                assertThat(whole.state()).isEqualTo(BackupState.COMPLETE);
                CheckReport check = failing.check(CheckDepth.ALL_DATA, Progress.none());
                assertThat(check.healthy()).as("%s", check.findings()).isTrue();
            }
        }
    }

    @Test
    void aSiteThatGrowsWhileItIsReadIsReconciledAndTheGapIsNamed() {
        AtomicInteger reports = new AtomicInteger();
        BackupResult result = capture(new Progress() {
            @Override
            public void report(Step step) {
                if (step.phase().startsWith("Reading settings") && reports.getAndIncrement() == 0) {
                    site.manualTest("Too late");
                }
            }

            @Override
            public boolean cancelRequested() {
                return false;
            }
        });

        assertThat(result.state()).isEqualTo(BackupState.COMPLETE_WITH_GAPS);
        assertThat(result.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(ItemKind.TEST);
            assertThat(gap.reason()).contains("" + (SampleContent.TESTS + 1)).contains("" + SampleContent.TESTS);
        });
        assertThat(SnapshotInfo.of(snapshot(result).manifest()).gapCount()).isOne();
    }

    @Test
    void twoSnapshotsOfOneSiteShowWhatChangedInBetween() {
        Snapshot before = snapshot(capture(Progress.none()));
        site.content.tests().create(site.caller, NewTest.generic(site.fields("New"), "x.y"));
        Snapshot after = snapshot(capture(Progress.none()));

        ComparisonReport forth = Comparison.of(before, after, IdMap.IDENTITY);
        ComparisonReport back = Comparison.of(after, before, IdMap.IDENTITY);

        assertThat(forth.changes()).singleElement().isInstanceOf(Change.Added.class);
        assertThat(back.changes()).singleElement().isInstanceOf(Change.Removed.class);
        assertThat(forth.changes().getFirst().item())
                .isEqualTo(back.changes().getFirst().item());
        assertThat(forth.isSame()).isFalse();
    }

    @Test
    void aCaptureCancelledAtAnyStepGoesOnAndEndsAsIfNothingHadHappened() {
        BackupResult undisturbed = capture(Progress.none());
        int steps = countSteps();
        assertThat(steps).isGreaterThan(10);

        for (int stop = 1; stop < steps; stop += Math.max(1, steps / 12)) {
            int snapshots = repository.snapshots().size();
            BackupResult cancelled = capture(cancelAt(stop));
            assertThat(cancelled.state()).isEqualTo(BackupState.INTERRUPTED);
            assertThat(repository.snapshots()).hasSize(snapshots);

            BackupResult resumed = capture(Progress.none());
            assertThat(resumed.gaps()).isEmpty();
            assertThat(resumed.state()).isEqualTo(BackupState.COMPLETE);
            assertThat(resumed.counts()).isEqualTo(undisturbed.counts());
            assertThat(Comparison.of(snapshot(undisturbed), snapshot(resumed), IdMap.IDENTITY)
                            .isSame())
                    .isTrue();
        }
    }

    private int countSteps() {
        AtomicInteger asked = new AtomicInteger();
        capture(cancelWhen(asked, Integer.MAX_VALUE));
        return asked.get();
    }

    private static Progress cancelAt(int step) {
        return cancelWhen(new AtomicInteger(), step);
    }

    private static Progress cancelWhen(AtomicInteger asked, int step) {
        return new Progress() {
            @Override
            public void report(Step now) {}

            @Override
            public boolean cancelRequested() {
                return asked.incrementAndGet() > step;
            }
        };
    }

    @Test
    void filesThatAnInterruptedCaptureFetchedAreNotFetchedAgain() {
        int steps = countSteps();
        capture(cancelAt(steps - 2));

        BackupResult resumed = capture(Progress.none());

        assertThat(resumed.state()).isEqualTo(BackupState.COMPLETE);
        BackupResult whole = capture(Progress.none());
        assertThat(resumed.requests()).isLessThan(whole.requests());
    }

    @Test
    void whatChangedSinceAnInterruptedCaptureIsReadAgain() {
        capture(cancelAt(countSteps() - 2));
        List<String> before = summaries(snapshot(capture(Progress.none())));
        capture(cancelAt(countSteps() - 2));
        site.manualTest("Made in between");

        BackupResult resumed = capture(Progress.none());

        assertThat(resumed.gaps()).isEmpty();
        assertThat(summaries(snapshot(resumed))).containsAll(before).contains("Made in between");
    }

    private static List<String> summaries(Snapshot snapshot) {
        return snapshot.entries("projects/")
                .filter(entry -> entry.path().contains("/tests/"))
                .map(entry -> CanonicalJson.parse(snapshot.read(entry))
                        .path("jira")
                        .path("summary")
                        .asString(""))
                .toList();
    }
}
