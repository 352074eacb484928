package dev.lightbox.xray.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Dataset;
import dev.lightbox.xray.site.content.DatasetPlace;
import dev.lightbox.xray.site.content.DefinitionKind;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.RunStepChange;
import dev.lightbox.xray.site.content.SiteFixture;
import dev.lightbox.xray.site.content.Status;
import dev.lightbox.xray.site.content.TestType;
import dev.lightbox.xray.site.content.TypeRef;
import dev.lightbox.xray.site.export.CucumberExport;
import dev.lightbox.xray.site.export.FeatureFile;
import dev.lightbox.xray.site.settings.Cucumber;
import dev.lightbox.xray.site.settings.EnvironmentList.Environment;
import dev.lightbox.xray.site.settings.SiteSettings;
import dev.lightbox.xray.site.settings.StatusText;
import java.security.SecureRandom;
import java.util.List;

class SettingsTest {
    private static final AuditTrail.Actor ADA = new AuditTrail.Actor("ada", "127.0.0.1");
    private static final StatusText ABORTED = new StatusText("ABORTED", "Given up", "#888888", true, "nok", "FAILED");

    private static SiteSettings settings(SiteFixture site) {
        return SiteSettings.over(
                site.database, new RandomIds(new SecureRandom()), site.audit::add, () -> SiteFixture.NOW);
    }

    @EachDatabase
    void theFirstTestTypeIsThatOfTestsOfWhichNoneIsSaid(Database database) {
        SiteFixture site = new SiteFixture(database);
        SiteSettings settings = settings(site);
        TestType added = settings.testTypes().add(1, "  Explor\u202Eatory ", DefinitionKind.UNSTRUCTURED, ADA);
        assertThat(added.name()).isEqualTo("Explor atory");

        settings.testTypes().move(1, added.id(), 0, ADA);

        assertThat(settings.testTypes().all(1)).extracting(TestType::name).startsWith("Explor atory", "Manual");
        assertThat(site.content.testTypes().require(site.caller, null)).isEqualTo(added);
    }

    @EachDatabase
    void aTestTypeInUseIsNotDeletedAndTheUsesAreCounted(Database database) {
        SiteFixture site = new SiteFixture(database);
        SiteSettings settings = settings(site);
        TestType tour = settings.testTypes().add(1, "Tour", DefinitionKind.UNSTRUCTURED, ADA);
        for (String name : List.of("One", "Two")) {
            site.content
                    .tests()
                    .create(
                            site.caller,
                            new NewTest(
                                    site.fields(name), TypeRef.named("Tour"), List.of(), null, name, null, List.of()));
        }

        assertThatThrownBy(() -> settings.testTypes().delete(1, tour.id(), ADA))
                .isInstanceOf(LightboxException.class)
                .hasMessageContaining("2 tests, 0 preconditions and 0 runs");
        assertThatThrownBy(() ->
                        settings.testTypes().delete(1, type(settings, "Manual").id(), ADA))
                .hasMessageContaining("imports create tests of it");
        assertThatThrownBy(() -> settings.testTypes().add(1, "generic", DefinitionKind.STEPS, ADA))
                .hasMessageContaining("already is a test type");
    }

    private static TestType type(SiteSettings settings, String name) {
        return settings.testTypes().all(1).stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @EachDatabase
    void aStatusOfOnesOwnIsUsedRenamedEverywhereAndKeptWhileItIsUsed(Database database) {
        SiteFixture site = new SiteFixture(database);
        SiteSettings settings = settings(site);
        Status aborted = settings.statuses().add(1, ABORTED, ADA);
        Status step = settings.stepStatuses()
                .add(1, new StatusText("SKIPPED", "", "#888888", true, "unknown", "aborted"), ADA);
        assertThat(step.runStatus()).isEqualTo("ABORTED");
        Issue test = site.genericTest("com.example.OneTest");
        site.content
                .testExecutions()
                .create(site.caller, JiraFields.of("CALC", "Run"), List.of(site.id(test)), List.of());
        String run = site.text("SELECT id FROM site_run");
        site.content.testRuns().updateStatus(site.caller, run, "Aborted");

        settings.statuses().edit(1, aborted.id(), new StatusText("GIVEN UP", "", "#777777", true, "nok", ""), ADA);

        assertThat(site.text("SELECT status FROM site_run")).isEqualTo("GIVEN UP");
        assertThat(settings.stepStatuses().all(1)).extracting(Status::runStatus).contains("GIVEN UP");
        assertThatThrownBy(() -> settings.statuses().delete(1, aborted.id(), ADA))
                .hasMessageContaining("1 run and 1 test step status");
        settings.stepStatuses().delete(1, step.id(), ADA);
        site.content.testRuns().updateStatus(site.caller, run, "PASSED");
        assertThat(settings.statuses().delete(1, aborted.id(), ADA).name()).isEqualTo("GIVEN UP");
    }

    @EachDatabase
    void aStepStatusIsRenamedInStepsAndInIterations(Database database) {
        SiteFixture site = new SiteFixture(database);
        SiteSettings settings = settings(site);
        Status skipped =
                settings.stepStatuses().add(1, new StatusText("SKIPPED", "", "#888888", true, "unknown", "TO DO"), ADA);
        Issue test = site.manualTest("Logs in", "type ${user}");
        site.content
                .datasets()
                .put(
                        site.caller,
                        DatasetPlace.ofTest(test.key()),
                        new Dataset(List.of(Dataset.Parameter.text("user")), List.of(List.of("Ann"), List.of("Bob"))));
        site.content.testExecutions().create(site.caller, JiraFields.of("CALC", "Run"), List.of(test.key()), List.of());
        String run = site.text("SELECT id FROM site_run");
        String step = site.text("SELECT id FROM site_run_step");
        site.content.testRuns().updateStep(site.caller, run, step, RunStepChange.status("SKIPPED"));
        site.content.testRuns().updateIterationStep(site.caller, run, "0", step, RunStepChange.status("SKIPPED"));
        site.content.testRuns().updateIterationStatus(site.caller, run, "1", "SKIPPED");

        settings.stepStatuses()
                .edit(1, skipped.id(), new StatusText("LEFT OUT", "", "#888888", true, "unknown", "TO DO"), ADA);

        assertThat(site.texts("SELECT status FROM site_run_step")).containsExactly("LEFT OUT");
        assertThat(site.texts("SELECT status FROM site_run_iteration_step")).containsExactly("LEFT OUT");
        assertThat(site.text("SELECT status FROM site_run_iteration WHERE position = 1"))
                .isEqualTo("LEFT OUT");
        for (String table : List.of("site_run_step", "site_run_iteration", "site_run_iteration_step")) {
            assertThat(site.texts("SELECT status FROM " + table)).doesNotContain("SKIPPED");
        }
    }

    @EachDatabase
    void theFourStatusesThatEverySiteHasKeepTheirNames(Database database) {
        SiteSettings settings = settings(new SiteFixture(database));
        Status passed = settings.statuses().all(1).stream()
                .filter(status -> status.name().equals("PASSED"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> settings.statuses().delete(1, passed.id(), ADA))
                .hasMessageContaining("every site");
        assertThatThrownBy(() -> settings.statuses().edit(1, passed.id(), ABORTED, ADA))
                .hasMessageContaining("every site");
        assertThat(settings.statuses()
                        .edit(1, passed.id(), new StatusText("PASSED", "Green", "#00FF00", true, "ok", ""), ADA)
                        .color())
                .isEqualTo("#00FF00");
        assertThatThrownBy(
                        () -> settings.statuses().add(1, new StatusText("to do", "", "#000000", true, "ok", ""), ADA))
                .hasMessageContaining("already is a test status");
    }

    @EachDatabase
    void anEnvironmentIsRenamedInItsExecutionsAndKeptWhileTheyHaveIt(Database database) {
        SiteFixture site = new SiteFixture(database);
        SiteSettings settings = settings(site);
        settings.environments().add(1, "CALC", "safari", ADA);
        site.content
                .testExecutions()
                .create(site.caller, JiraFields.of("CALC", "Run"), List.of(), List.of("chrome", "edge"));
        settings.environments().move(1, "CALC", "edge", 0, ADA);
        assertThat(settings.environments().all(1))
                .extracting(Environment::name)
                .containsExactly("edge", "safari", "chrome");

        settings.environments().rename(1, "CALC", "chrome", "Chrome 200", ADA);

        assertThat(site.text("SELECT environments FROM site_execution")).isEqualTo("[\"Chrome 200\",\"edge\"]");
        assertThatThrownBy(() -> settings.environments().delete(1, "CALC", "Chrome 200", ADA))
                .hasMessageContaining("1 test execution.");
        assertThatThrownBy(() -> settings.environments().rename(1, "CALC", "edge", "safari", ADA))
                .hasMessageContaining("already is");
        settings.environments().delete(1, "CALC", "safari", ADA);
        assertThat(settings.environments().all(1)).hasSize(2);
    }

    @EachDatabase
    void anotherSitesSettingsAreOutOfReach(Database database) {
        SiteFixture site = new SiteFixture(database);
        SiteSettings settings = settings(site);
        String id = settings.testTypes().all(1).getFirst().id();

        assertThatThrownBy(() -> settings.testTypes().rename(2, id, "Mine", ADA))
                .hasMessageContaining("There is no");
        assertThatThrownBy(() -> settings.environments().add(2, "CALC", "chrome", ADA))
                .hasMessageContaining("There is no project");
    }

    @EachDatabase
    void featuresAreExportedAsTheCucumberSettingsSay(Database database) {
        SiteFixture site = new SiteFixture(database);
        SiteSettings settings = settings(site);
        Issue test = site.content.tests().create(site.caller, NewTest.cucumber(site.fields("Adds: 1/2"), "Given x"));
        CucumberExport export = new CucumberExport(database);

        FeatureFile usual = export.features(site.caller, test.key(), null).getFirst();
        assertThat(usual.name()).isEqualTo("1_" + test.key() + ".feature");
        assertThat(usual.text()).contains("@TEST_" + test.key());

        settings.cucumber().set(1, new Cucumber(false, true), ADA);
        FeatureFile bare = export.features(site.caller, test.key(), null).getFirst();
        assertThat(bare.name()).isEqualTo("1_Adds 1 2.feature");
        assertThat(bare.text()).contains("@" + test.key()).doesNotContain("@TEST_");
    }

    @EachDatabase
    void everyChangeIsAudited(Database database) {
        SiteFixture site = new SiteFixture(database);
        settings(site).statuses().add(1, ABORTED, ADA);

        assertThat(site.audit).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("test-status.create");
            assertThat(entry.actor()).isEqualTo("ada");
            assertThat(entry.subject()).isEqualTo("ABORTED");
        });
    }
}
