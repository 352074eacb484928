package dev.lightbox.xray.site.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.report.ReportFormat;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.SiteFixture;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/** How the results of scenarios and of tagged tests find their tests: contract sections 6 and 7.5. */
class ToolReportsTest {
    private static final ImportTarget CALC = ImportTarget.ofProject("CALC");

    private static ExecutionImport imports(SiteFixture site) {
        return new ExecutionImport(
                site.database, new RandomIds(new SecureRandom()), () -> SiteFixture.NOW, site.audit::add, site.content);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String feature(String tags, String elements) {
        return "[{\"uri\": \"features/calc.feature\", \"name\": \"Addition\", \"tags\": [" + tags + "], \"elements\": ["
                + elements + "]}]";
    }

    private static String tag(String name) {
        return "{\"name\": \"@" + name + "\"}";
    }

    private static String scenario(String name, String tags, String status) {
        return """
                {"name": "%s", "keyword": "Scenario", "tags": [%s], "steps": [{"keyword": "Given ", "name": "a calculator",
                  "result": {"status": "%s", "duration": 2000000}, "embeddings": [{"data": "aGk=", "mime_type": "image/png"}]}]}""".formatted(name, tags, status);
    }

    private static String row(String number, String status) {
        return """
                {"id": "addition;sums;;%s", "name": "Sums", "keyword": "Scenario Outline",
                 "steps": [{"keyword": "Given ", "name": "row %s", "result": {"status": "%s"}}]}""".formatted(number, number, status);
    }

    @EachDatabase
    void aTaggedScenarioFindsItsTestAndCoversTheFeaturesRequirement(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.content.tests().create(site.caller, NewTest.cucumber(site.fields("kept"), "Given x"));
        Issue story = site.content.issues().create(site.caller, site.fields("story"));
        String report = feature(tag("REQ_" + story.key()), scenario("renamed", tag("TEST_" + test.key()), "passed"));

        imports(site).report(ReportFormat.CUCUMBER, site.caller, CALC, in(report));

        assertThat(site.texts("SELECT test_id FROM site_run")).containsExactly(site.id(test));
        assertThat(site.text("SELECT status FROM site_run")).isEqualTo("PASSED");
        assertThat(site.text("SELECT gherkin FROM site_test")).isEqualTo("Given x");
        assertThat(site.text("SELECT summary FROM site_issue WHERE id = ?", test.id()))
                .isEqualTo("kept");
        assertThat(site.texts("SELECT target_id FROM site_issue_link")).containsExactly(site.id(story));
        assertThat(site.texts("SELECT filename FROM site_attachment")).containsExactly("embedding-1.png");
        assertThat(site.text("SELECT log FROM site_run_result")).isEqualTo("Given a calculator ... passed");
        assertThat(site.text("SELECT duration_ms FROM site_run_result")).isEqualTo("2.0");
    }

    @EachDatabase
    void aScenarioWithoutKeyMakesATestOnceAndItsTagsAreLabels(Database database) {
        SiteFixture site = new SiteFixture(database);
        String report = feature("", scenario("Small sum", tag("smoke") + "," + tag("UTF-8"), "passed"));

        imports(site).report(ReportFormat.CUCUMBER, site.caller, CALC, in(report));
        imports(site).report(ReportFormat.CUCUMBER, site.caller, CALC, in(report.replace("passed", "undefined")));

        assertThat(site.texts("SELECT summary || labels FROM site_issue WHERE kind = 'TEST'"))
                .containsExactly("Small sum[\"smoke\",\"UTF-8\"]");
        assertThat(site.text("SELECT gherkin || scenario_type FROM site_test")).isEqualTo("Given a calculatorscenario");
        assertThat(site.texts("SELECT status FROM site_run")).containsExactlyInAnyOrder("PASSED", "TO DO");
    }

    @EachDatabase
    void rowsOfAnOutlineAreExamplesOfOneRun(Database database) {
        SiteFixture site = new SiteFixture(database);
        String report = feature("", row("2", "passed") + "," + row("3", "failed") + "," + row("4", "skipped"));

        imports(site).report(ReportFormat.CUCUMBER, site.caller, CALC, in(report));

        assertThat(site.texts("SELECT status FROM site_run")).containsExactly("FAILED");
        assertThat(site.texts("SELECT status FROM site_run_example ORDER BY position"))
                .containsExactly("PASSED", "FAILED", "TO DO");
        assertThat(site.texts("SELECT status FROM site_run_result")).containsExactly("FAILED");
    }

    @EachDatabase
    void tagsTellTheExecutionAndTheProject(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.content.tests().create(site.caller, NewTest.cucumber(site.fields("t"), "Given x"));
        Issue execution = site.content
                .testExecutions()
                .create(site.caller, site.fields("exec"), List.of(), List.of())
                .execution();
        String scenario = scenario("t", tag(test.key()), "passed");
        ExecutionImport imports = imports(site);

        ImportReply tagged = imports.report(
                ReportFormat.CUCUMBER, site.caller, ImportTarget.NONE, in(feature(tag(execution.key()), scenario)));
        ImportReply fresh =
                imports.report(ReportFormat.BEHAVE, site.caller, ImportTarget.NONE, in(feature("", scenario)));

        assertThat(tagged.key()).isEqualTo(execution.key());
        assertThat(fresh.key()).startsWith("CALC-").isNotEqualTo(execution.key());
        assertThatThrownBy(() -> imports.report(
                        ReportFormat.CUCUMBER,
                        site.caller,
                        ImportTarget.NONE,
                        in(feature("", scenario("t", tag("smoke"), "passed")))))
                .hasMessage("Must provide a project key");
    }

    @EachDatabase
    void aTagOfATestThatDoesNotExistSpoilsTheReport(Database database) {
        SiteFixture site = new SiteFixture(database);
        List<Long> before = site.rowCounts();

        for (String tag : List.of("TEST_CALC-99", "CALC-99")) {
            assertThatThrownBy(() -> imports(site)
                            .report(
                                    ReportFormat.CUCUMBER,
                                    site.caller,
                                    CALC,
                                    in(feature("", scenario("s", tag(tag), "passed")))))
                    .hasMessage("Error importing results: test with key CALC-99 not found!");
        }
        assertThat(site.rowCounts()).isEqualTo(before);
    }

    @EachDatabase
    void tagsOfARobotTestAreItsKeyItsRequirementsOrLabels(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.genericTest("any");
        Issue story = site.content.issues().create(site.caller, site.fields("story"));
        String report = """
                <robot><suite name="Calc"><test name="Known"><tag>%s</tag><tag>%s</tag><status status="PASS"/></test>
                <test name="New one"><doc>Why</doc><tag>smoke</tag><tag>%s</tag><status status="FAIL">no</status></test>
                </suite></robot>""".formatted(test.key(), story.key(), story.key());

        imports(site).report(ReportFormat.ROBOT, site.caller, CALC, in(report));

        assertThat(site.text("SELECT status FROM site_run WHERE test_id = ?", test.id()))
                .isEqualTo("PASSED");
        assertThat(site.text("SELECT summary || description || labels FROM site_issue i JOIN site_test t"
                        + " ON t.issue_id = i.id WHERE t.unstructured = 'Calc.New one'"))
                .isEqualTo("New oneWhy[\"smoke\"]");
        assertThat(site.texts("SELECT DISTINCT target_id FROM site_issue_link")).containsExactly(site.id(story));
        assertThat(site.texts("SELECT source_id FROM site_issue_link")).hasSize(2);
    }
}
