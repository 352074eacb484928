package dev.lightbox.xray.site.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.FolderPlace;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.SiteFixture;
import java.util.List;
import java.util.Set;

class SiteBrowserTest {

    /** CALC-1 and CALC-2 are tests, CALC-3 a plan of both, CALC-4 an execution of both in that plan. */
    private static final class Site {
        final SiteFixture site;
        final SiteBrowser browser;

        Site(Database database) {
            site = new SiteFixture(database);
            browser = new SiteBrowser(database, () -> SiteFixture.NOW);
            List<String> tests =
                    List.of(site.id(site.manualTest("Bravo", "one", "two")), site.id(site.genericTest("Alpha")));
            Issue plan = site.content.testPlans().create(site.caller, site.fields("plan"), tests);
            Issue execution = site.content
                    .testExecutions()
                    .create(site.caller, site.fields("execution"), tests, List.of("chrome"))
                    .execution();
            site.content.testPlans().addExecutions(site.caller, site.id(plan), List.of(site.id(execution)));
            site.content.folders().create(site.caller, new FolderPlace.Repository("CALC"), "/a/b", tests.subList(0, 1));
            site.content
                    .testRuns()
                    .updateStatus(
                            site.caller,
                            site.text("SELECT id FROM site_run WHERE test_id = ?", Long.valueOf(tests.getFirst())),
                            "PASSED");
        }
    }

    @EachDatabase
    void projectsAndFoldersCountWhatTheyHold(Database database) {
        Site site = new Site(database);

        ProjectLine calc = site.browser.projects(site.site.caller).getLast();
        assertThat(calc).isEqualTo(new ProjectLine("CALC", "CALC", 2, 0, 0, 1, 1, 0));
        FolderNode root = site.browser.repository(site.site.caller, "CALC").orElseThrow();
        assertThat(root.tests()).isEqualTo(2);
        assertThat(root.folders().getFirst().folders().getFirst().path()).isEqualTo("/a/b");
        assertThat(site.browser
                        .testsIn(site.site.caller, "CALC", "/a/b", "key", 0, 10)
                        .items())
                .extracting(IssueLine::key)
                .containsExactly("CALC-1");
        assertThat(site.browser
                        .testsIn(site.site.caller, "CALC", "/", "-summary", 0, 10)
                        .items())
                .extracting(IssueLine::key)
                .containsExactly("CALC-2");
    }

    @EachDatabase
    void plansAndExecutionsShowTheirProgressInTheOrderOfTheSettings(Database database) {
        Site site = new Site(database);

        for (IssueKind kind : List.of(IssueKind.TEST_PLAN, IssueKind.TEST_EXECUTION)) {
            IssueLine line = site.browser
                    .issues(site.site.caller, "CALC", kind, "key", 0, 10)
                    .items()
                    .getFirst();
            assertThat(line.progress())
                    .extracting(part -> part.count() + " " + part.status())
                    .containsExactly("1 TO DO", "1 PASSED");
            assertThat(line.progress()).allMatch(part -> part.color().startsWith("#"));
        }
    }

    @EachDatabase
    void anIssueComesWithItsStepsRelationsAndRuns(Database database) {
        Site site = new Site(database);

        IssueDetail test = site.browser.issue(site.site.caller, "CALC-1").orElseThrow();
        assertThat(test.steps()).extracting(StepLine::action).containsExactly("one", "two");
        assertThat(test.testType()).isEqualTo("Manual");
        assertThat(test.folder()).isEqualTo("/a/b");
        assertThat(test.related()).extracting(IssueDetail.Related::title).containsExactly("Test Plans");
        Slice<RunLine> runs = site.browser.runs(site.site.caller, test.line(), 0, 10);
        assertThat(runs.total()).isEqualTo(1);
        RunDetail run =
                site.browser.run(site.site.caller, runs.items().getFirst().id()).orElseThrow();
        assertThat(run.line().status()).isEqualTo("PASSED");
        assertThat(run.steps()).hasSize(2).allMatch(step -> step.outcome() != null);
        assertThat(site.browser.issue(site.site.caller, "CALC-2").orElseThrow().definition())
                .isEqualTo("Alpha");
        assertThat(site.browser.issue(site.site.caller, "CALC-4").orElseThrow().environments())
                .containsExactly("chrome");
    }

    @EachDatabase
    void whatMayNotBeBrowsedIsNotThere(Database database) {
        Site site = new Site(database);
        Caller stranger = site.site.callerWith(Set.of(SiteFixture.BOOK), Set.of());
        String run = site.site.texts("SELECT id FROM site_run").getFirst();

        assertThat(site.browser.projects(stranger)).extracting(ProjectLine::key).containsExactly("BOOK");
        assertThat(site.browser.issue(stranger, "CALC-1")).isEmpty();
        assertThat(site.browser.run(stranger, run)).isEmpty();
        assertThat(site.browser.repository(stranger, "CALC")).isEmpty();
        assertThat(site.browser.search(stranger, "", 0, 10).total()).isZero();
        assertThatThrownBy(() -> site.browser.search(stranger, "x", 0, 10)).isInstanceOf(SiteRefusal.class);
    }
}
