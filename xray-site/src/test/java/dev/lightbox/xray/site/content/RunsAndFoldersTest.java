package dev.lightbox.xray.site.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.node.StringNode;

class RunsAndFoldersTest {
    private static String runOf(SiteFixture site, Issue... tests) {
        site.content
                .testExecutions()
                .create(
                        site.caller,
                        site.fields("exec"),
                        List.of(tests).stream().map(Issue::key).toList(),
                        List.of());
        return site.text("SELECT id FROM site_run WHERE test_id = ?", tests[0].id());
    }

    @EachDatabase
    void runsThatManyAddAtOnceHavePlacesOfTheirOwn(Database database) throws Exception {
        SiteFixture site = new SiteFixture(database);
        List<Issue> tests =
                IntStream.range(0, 24).mapToObj(i -> site.genericTest("g" + i)).toList();
        Issue execution = site.content
                .testExecutions()
                .create(site.caller, site.fields("run"), List.of(), List.of())
                .execution();

        List<Callable<Added>> additions = new ArrayList<>();
        tests.forEach(test -> additions.add(
                () -> site.content.testExecutions().addTests(site.caller, execution.key(), List.of(test.key()))));
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Added> added : threads.invokeAll(additions)) {
                added.get();
            }
        }

        assertThat(site.texts("SELECT position FROM site_run ORDER BY position"))
                .isEqualTo(IntStream.range(0, 24).mapToObj(String::valueOf).toList());
    }

    @EachDatabase
    void aRunKeepsTheStepsAsTheyWereAndUnfoldsCalledTests(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue login = site.manualTest("login", "open", "sign in");
        Issue buy = site.manualTest("buy");
        site.content
                .tests()
                .addStep(site.caller, buy.key(), new NewStep(null, null, null, login.key(), List.of(), List.of()));
        site.content
                .tests()
                .addStep(site.caller, login.key(), new NewStep(null, null, null, buy.key(), List.of(), List.of()));
        site.content.tests().addStep(site.caller, buy.key(), NewStep.of("pay", null, null));

        String run = runOf(site, buy);
        site.content.tests().removeAllSteps(site.caller, buy.key());

        // Each calls the other: the circle ends, and every step of both is there.
        assertThat(site.texts("SELECT action FROM site_run_step WHERE run_id = ? ORDER BY position", run))
                .startsWith("open", "sign in")
                .endsWith("pay");
        site.content.testRuns().reset(site.caller, run);
        assertThat(site.texts("SELECT action FROM site_run_step WHERE run_id = ?", run))
                .isEmpty();
    }

    @EachDatabase
    void aRunRecordsStatusPeopleTimesAndStepResults(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.manualTest("t", "one", "two");
        Issue bug = site.content.issues().create(site.caller, site.fields("bug"));
        String run = runOf(site, test);
        String step = site.text("SELECT id FROM site_run_step WHERE run_id = ? AND position = 1", run);
        TestRuns runs = site.content.testRuns();

        runs.updateStatus(site.caller, run, "executing");
        runs.update(
                site.caller,
                run,
                new RunChange(
                        "fine",
                        "acc-bob",
                        "acc-bob",
                        null,
                        SiteFixture.NOW.plusSeconds(5),
                        List.of(new FieldValue("os", StringNode.valueOf("linux")))));
        runs.updateStatus(site.caller, run, "PASSED");
        Changed changed = runs.updateStep(
                site.caller,
                run,
                step,
                new RunStepChange(
                        "FAILED",
                        "c",
                        "3",
                        List.of(bug.key(), "NOPE-1"),
                        List.of(),
                        FileChange.adding(List.of(Upload.base64("x.txt", "text/plain", "aGk=")))));

        assertThat(changed.addedDefects()).containsExactly(site.id(bug));
        assertThat(changed.addedFiles()).hasSize(1);
        assertThat(changed.warnings()).containsExactly("Issue NOPE-1 not found!");
        assertThat(site.text(
                        "SELECT status || '|' || comment || '|' || assignee_id || '|' || executed_by FROM site_run"))
                .isEqualTo("PASSED|fine|11|11");
        assertThat(site.text("SELECT finished_at - started_at FROM site_run")).isEqualTo("5000");
        assertThat(site.text("SELECT custom_fields FROM site_run"))
                .isEqualTo("[{\"id\":\"os\",\"name\":\"os\",\"values\":\"linux\"}]");
        assertThat(site.text(
                        "SELECT status || '|' || comment || '|' || actual_result || '|' || defects FROM site_run_step WHERE id = ?",
                        step))
                .isEqualTo("FAILED|c|3|[\"" + bug.id() + "\"]");
        assertThatThrownBy(() -> runs.updateStatus(site.caller, run, "SKIPPED"))
                .hasMessage("Status \"SKIPPED\" does not exist");
        assertThatThrownBy(() -> runs.updateStatus(site.caller, "nope", "PASSED"))
                .hasMessage("test run with id nope not found!");
    }

    @EachDatabase
    void defectsAndEvidenceComeAndGo(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue bug = site.content.issues().create(site.caller, site.fields("bug"));
        String run = runOf(site, site.genericTest("a"));
        TestRuns runs = site.content.testRuns();

        assertThat(runs.addDefects(site.caller, run, List.of(bug.key())).addedDefects())
                .containsExactly(site.id(bug));
        assertThat(runs.addDefects(site.caller, run, List.of(site.id(bug))).addedDefects())
                .isEmpty();
        assertThat(runs.removeDefects(site.caller, run, List.of(bug.key())).removedDefects())
                .containsExactly(site.id(bug));
        String file = runs.changeEvidence(
                        site.caller, run, FileChange.adding(List.of(Upload.base64("x", null, "aGk="))))
                .addedFiles()
                .getFirst();
        runs.changeEvidence(site.caller, run, FileChange.adding(List.of(Upload.stored(file))));
        assertThat(site.texts("SELECT id FROM site_attachment")).containsExactly(file);
        assertThat(runs.changeEvidence(site.caller, run, FileChange.removing(List.of(), List.of("x")))
                        .removedFiles())
                .containsExactly(file);
        assertThat(site.texts("SELECT id FROM site_attachment")).isEmpty();
        assertThatThrownBy(() -> runs.changeEvidence(
                        site.caller, run, FileChange.adding(List.of(Upload.base64("x", null, "not base64!")))))
                .hasMessageContaining("not base64");
    }

    @EachDatabase
    void anOutlineRunHasARowForEachExample(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.content.tests().create(site.caller, NewTest.cucumber(site.fields("outline"), """
                Given <a>

                Examples:
                | a |
                | 1 |
                | 2 |
                """));
        String run = runOf(site, test);
        String second = site.text("SELECT id FROM site_run_example WHERE run_id = ? AND position = 1", run);

        site.content.testRuns().updateExampleStatus(site.caller, second, "FAILED");

        assertThat(site.texts("SELECT status FROM site_run_example ORDER BY position"))
                .containsExactly("TO DO", "FAILED");
    }

    @EachDatabase
    void foldersAreCreatedWithParentsRenamedMovedAndDeleted(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.genericTest("a");
        FolderPlace repository = FolderPlace.of("100", null);
        Folders folders = site.content.folders();

        assertThat(folders.create(site.caller, repository, "Arithmetic/Plus", List.of(test.key())))
                .isEqualTo(new FolderView("Plus", "/Arithmetic/Plus", 1, 0, 1));
        assertThatThrownBy(() -> folders.create(site.caller, repository, "/Arithmetic", List.of()))
                .hasMessageContaining("already exists");
        folders.create(site.caller, repository, "/Arithmetic2", List.of());
        assertThat(folders.rename(site.caller, repository, "/Arithmetic", "Maths"))
                .isEqualTo(new FolderView("Maths", "/Maths", 1, 0, 1));
        assertThat(folders.move(site.caller, repository, "/Maths/Plus", "/Arithmetic2", 0)
                        .path())
                .isEqualTo("/Arithmetic2/Plus");
        assertThatThrownBy(() -> folders.move(site.caller, repository, "/Arithmetic2", "/Arithmetic2/Plus", null))
                .hasMessageContaining("into itself");
        assertThat(site.texts("SELECT path FROM site_folder ORDER BY path"))
                .containsExactly("/Arithmetic2", "/Arithmetic2/Plus", "/Maths");

        folders.moveTest(site.caller, test.key(), "/Maths");
        assertThat(site.text("SELECT path FROM site_folder f JOIN site_test t ON t.folder_id = f.id"))
                .isEqualTo("/Maths");
        folders.delete(site.caller, repository, "/Maths");
        folders.delete(site.caller, repository, "/Arithmetic2");
        assertThat(site.texts("SELECT path FROM site_folder")).isEmpty();
        assertThat(site.texts("SELECT issue_id FROM site_test WHERE folder_id IS NULL"))
                .hasSize(1);
        assertThatThrownBy(() -> folders.moveTest(site.caller, test.key(), "/Nope"))
                .hasMessageContaining("not found");
    }

    @EachDatabase
    void aPlansBoardOrdersItsTestsAndTakesNoOthers(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue one = site.genericTest("one");
        Issue two = site.genericTest("two");
        Issue stranger = site.genericTest("three");
        Issue plan = site.content.testPlans().create(site.caller, site.fields("p"), List.of(one.key(), two.key()));
        FolderPlace board = FolderPlace.of(null, site.id(plan));
        Folders folders = site.content.folders();

        folders.create(site.caller, board, "/x", List.of(one.key()));
        folders.add(site.caller, board, "/x", List.of(two.key()), 0);

        assertThat(site.texts("SELECT test_id FROM site_board_place ORDER BY position"))
                .containsExactly(site.id(two), site.id(one));
        assertThatThrownBy(() -> folders.add(site.caller, board, "/x", List.of(stranger.key()), null))
                .hasMessageContaining("not a test of the test plan");
        folders.remove(site.caller, board, List.of(two.key()));
        assertThat(site.texts("SELECT test_id FROM site_board_place")).containsExactly(site.id(one));
    }
}
