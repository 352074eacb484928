package dev.lightbox.xray.site.jql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.FolderPlace;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.SiteFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Xray's functions follow its relations. */
class RelationsTest {

    /** Four tests in CALC, CALC-1 to CALC-4, of which the first is related to everything and the last to nothing. */
    private static final class Site {
        final SiteFixture site;

        Site(Database database) {
            site = new SiteFixture(database);
            List<String> tests = List.of("One", "Two", "Three", "Four").stream()
                    .map(name -> site.id(site.manualTest(name, "do")))
                    .toList();
            site.content.testSets().create(site.caller, site.fields("set"), tests.subList(0, 2)); // CALC-5
            Issue plan =
                    site.content.testPlans().create(site.caller, site.fields("plan"), tests.subList(0, 3)); // CALC-6
            Issue execution = site.content
                    .testExecutions()
                    .create(site.caller, site.fields("execution"), tests.subList(0, 2), List.of()) // CALC-7
                    .execution();
            site.content.testPlans().addExecutions(site.caller, site.id(plan), List.of(site.id(execution)));
            database.update(sql -> sql.sql("UPDATE site_run SET status = 'PASSED' WHERE test_id = ?")
                    .params(Long.valueOf(tests.getFirst()))
                    .update());
            Issue precondition = site.content
                    .preconditions()
                    .create(
                            site.caller,
                            new NewPrecondition(site.fields("signed in"), null, null, null, tests.subList(0, 1)));
            site.content
                    .issues()
                    .create(site.caller, new JiraFields("CALC", "story", null, null, null, "Story", Map.of()));
            site.content.issues().cover(site.caller, "CALC-9", tests.subList(0, 1));
            site.content.folders().create(site.caller, new FolderPlace.Repository("CALC"), "/a/b", tests.subList(0, 1));
            site.content
                    .folders()
                    .create(site.caller, new FolderPlace.Repository("CALC"), "/a/b c", tests.subList(1, 2));
            site.content.folders().create(site.caller, new FolderPlace.Board(site.id(plan)), "/x", tests.subList(2, 3));
            assertThat(precondition.key()).isEqualTo("CALC-8");
        }

        List<String> find(String jql) {
            return find(site.caller, jql);
        }

        List<String> find(Caller caller, String jql) {
            JqlCondition condition = new Jql(() -> SiteFixture.NOW).compile(jql, caller);
            return site.database.read(sql -> sql.sql(
                            "SELECT i.issue_key FROM site_issue i JOIN site_project p ON p.id = i.project_id WHERE "
                                    + condition.where() + " ORDER BY i.id")
                    .params(condition.parameters())
                    .query(String.class)
                    .list());
        }
    }

    @EachDatabase
    void eachFunctionFindsWhatIsRelated(Database database) {
        Site site = new Site(database);

        assertThat(site.find("key in testPlanTests(CALC-6)")).containsExactly("CALC-1", "CALC-2", "CALC-3");
        assertThat(site.find("issueFunction in testPlanTests(\"CALC-5\")")).isEmpty();
        assertThat(site.find("issue in testPlanTestExecutions('CALC-6')")).containsExactly("CALC-7");
        assertThat(site.find("key in testSetTests(calc-5)")).containsExactly("CALC-1", "CALC-2");
        assertThat(site.find("key in testExecutionTests(CALC-7)")).containsExactly("CALC-1", "CALC-2");
        assertThat(site.find("key in testExecutionTests(CALC-7, 'PASSED|FAILED')"))
                .containsExactly("CALC-1");
        assertThat(site.find("key in testExecutionTests(CALC-7, TODO)")).containsExactly("CALC-2");
        assertThat(site.find("key in testTestExecutions(CALC-1)")).containsExactly("CALC-7");
        assertThat(site.find("key in testTestSet(CALC-1)")).containsExactly("CALC-5");
        assertThat(site.find("key in testsWithNoTestSet()")).containsExactly("CALC-3", "CALC-4");
        assertThat(site.find("key in testPreConditions(CALC-1)")).containsExactly("CALC-8");
        assertThat(site.find("key in preConditionTests(CALC-8)")).containsExactly("CALC-1");
        assertThat(site.find("key in testRequirements(CALC-1)")).containsExactly("CALC-9");
        assertThat(site.find("key in requirementTests(CALC-9)")).containsExactly("CALC-1");
        assertThat(site.find("key in linkedIssues(CALC-9)")).containsExactly("CALC-1");
        assertThat(site.find("key in linkedIssues(CALC-1, 'tests')")).containsExactly("CALC-9");
        assertThat(site.find("key in linkedIssues(CALC-1, 'is tested by')")).isEmpty();
        assertThat(site.find("key in linkedIssues(CALC-9, test)")).containsExactly("CALC-1");
        assertThatThrownBy(() -> site.find("key in linkedIssues(CALC-9, marries)"))
                .hasMessageContaining("Issue link type 'marries' could not be found");
        assertThat(site.find("testType = manual and key not in testPlanTests(CALC-6)"))
                .containsExactly("CALC-4");
    }

    @EachDatabase
    void foldersAreNamedByTheirPathWithOrWithoutWhatLiesBelow(Database database) {
        Site site = new Site(database);

        assertThat(site.find("issue in testRepositoryFolderTests(CALC, '/a/b')"))
                .containsExactly("CALC-1");
        assertThat(site.find("issue in testRepositoryFolderTests(CALC, '/a', 'true')"))
                .containsExactly("CALC-1", "CALC-2");
        assertThat(site.find("issue in folderTests(CALC, 'a')")).isEmpty();
        assertThat(site.find("issue in testRepositoryFolderTests(CALC, '')")).containsExactly("CALC-3", "CALC-4");
        assertThat(site.find("issue in testRepositoryFolderTests(CALC, '/', true)"))
                .hasSize(4);
        assertThat(site.find("issue in testPlanFolderTests(CALC-6, '/x')")).containsExactly("CALC-3");
        assertThat(site.find("issue in testPlanFolderTests(CALC-6, '')")).containsExactly("CALC-1", "CALC-2");
        assertThat(site.find("issue in testPlanFolderTests(CALC-6, '', 'true')"))
                .containsExactly("CALC-1", "CALC-2", "CALC-3");
        assertThatThrownBy(() -> site.find("issue in folderTests(CALC, a, maybe)"))
                .hasMessageContaining("must be true or false. (line 1, character 31)");
    }

    @EachDatabase
    void whatTheCallerMayNotSeeRelatesToNothing(Database database) {
        Site site = new Site(database);
        Caller stranger = site.site.callerWith(Set.of(SiteFixture.BOOK), Set.of());

        assertThat(site.find(stranger, "key in testPlanTests(CALC-6)")).isEmpty();
        assertThat(site.find(stranger, "issue in folderTests(CALC, '/', true)")).isEmpty();
        assertThat(site.find(stranger, "issue in testPlanFolderTests(CALC-6, '', true)"))
                .isEmpty();
    }
}
