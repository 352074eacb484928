package dev.lightbox.xray.site.imports;

import static dev.lightbox.xray.api.report.ReportFormat.JUNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.report.ImportInfo;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.SiteFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExecutionImportTest {
    private static final ImportTarget CALC = ImportTarget.ofProject("CALC");
    private static final String TWO_CASES = """
            <testsuite><testcase classname="c.A" name="adds" time="0.5"/>
            <testcase classname="c.A" name="divides"><failure message="by zero">trace</failure></testcase></testsuite>""";

    private static ExecutionImport imports(SiteFixture site) {
        return new ExecutionImport(
                site.database, new RandomIds(new SecureRandom()), () -> SiteFixture.NOW, site.audit::add, site.content);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportInfo info(String json) {
        return ImportInfo.read(in(json));
    }

    private static final String RESULTS =
            "SELECT t.unstructured || ' ' || r.status FROM site_run r JOIN site_test t ON t.issue_id = r.test_id ORDER BY r.position";

    @EachDatabase
    void aJUnitReportMakesAnExecutionItsTestsAndTheirRuns(Database database) {
        SiteFixture site = new SiteFixture(database);

        ImportReply reply = imports(site).report(JUNIT, site.caller, CALC, in(TWO_CASES));

        assertThat(reply.self()).isEqualTo("https://example.atlassian.net/rest/api/2/issue/" + reply.id());
        assertThat(site.text("SELECT issue_key FROM site_issue WHERE kind = 'TEST_EXECUTION'"))
                .isEqualTo(reply.key());
        assertThat(site.texts(RESULTS)).containsExactly("c.A.adds PASSED", "c.A.divides FAILED");
        assertThat(site.text("SELECT log FROM site_run_result WHERE status = 'FAILED'"))
                .isEqualTo("by zero\ntrace");
        assertThat(site.text("SELECT finished_at - started_at FROM site_run WHERE status = 'PASSED'"))
                .isEqualTo("500");
        assertThat(site.texts("SELECT DISTINCT executed_by FROM site_run")).containsExactly("10");
        assertThat(site.audit).extracting(entry -> entry.action()).contains("execution.import");
    }

    @EachDatabase
    void aSecondReportFindsTheTestsOfTheFirst(Database database) {
        SiteFixture site = new SiteFixture(database);
        ExecutionImport imports = imports(site);
        ImportReply first = imports.report(JUNIT, site.caller, CALC, in(TWO_CASES));

        ImportReply second = imports.report(JUNIT, site.caller, CALC, in(TWO_CASES));
        ImportReply again = imports.report(
                JUNIT,
                site.caller,
                ImportTarget.ofQuery(Map.of("testExecKey", second.key(), "projectKey", "")::get),
                in(TWO_CASES.replace("<failure message=\"by zero\">trace</failure>", "")));

        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(again).isEqualTo(second);
        assertThat(site.texts("SELECT issue_id FROM site_test")).hasSize(2);
        assertThat(site.texts("SELECT status FROM site_run WHERE execution_id = ?", Long.parseLong(second.id())))
                .containsExactly("PASSED", "PASSED");
        assertThat(site.texts("SELECT run_id FROM site_run_result")).hasSize(4);
    }

    @EachDatabase
    void casesNameTheirTestsAndBringEvidenceTagsAndRequirements(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue known = site.manualTest("manual", "step");
        Issue story = site.content.issues().create(site.caller, site.fields("story"));
        Issue plan = site.content.testPlans().create(site.caller, site.fields("plan"), List.of());
        String report = """
                <testsuites><testsuite><testcase classname="x" name="y"><properties>
                  <property name="test_key" value="%s"/><property name="requirements" value="%s"/>
                  <property name="testrun_comment"><![CDATA[a comment]]></property>
                  <property name="testrun_evidence"><item name="a.txt"><![CDATA[
                    aG
                    k=]]></item><item name="a.txt">aGk=</item></property></properties></testcase>
                <testcase classname="x" name="new"><skipped/><properties><property name="tags" value="smoke"/>
                  <property name="test_summary" value="Named"/></properties></testcase></testsuite></testsuites>""".formatted(known.key(), story.key());

        imports(site)
                .report(
                        JUNIT,
                        site.caller,
                        new ImportTarget("CALC", null, plan.key(), List.of("chrome", "linux"), "abc", "1.0"),
                        ImportInfo.NONE,
                        info("{\"fields\": {\"labels\": [\"auto\"], \"components\": [{\"name\": \"core\"}]}}"),
                        in(report));

        assertThat(site.text("SELECT status || '|' || comment FROM site_run WHERE test_id = ?", known.id()))
                .isEqualTo("PASSED|a comment");
        assertThat(site.texts("SELECT filename FROM site_attachment")).containsExactly("a.txt", "a.txt");
        assertThat(site.texts("SELECT source_id FROM site_issue_link")).containsExactly(site.id(known));
        assertThat(
                        site.text(
                                "SELECT summary || labels FROM site_issue i JOIN site_test t ON t.issue_id = i.id WHERE t.unstructured = 'x.new'"))
                .isEqualTo("Named[\"auto\",\"smoke\"]");
        assertThat(
                        site.text(
                                "SELECT status FROM site_run r JOIN site_test t ON t.issue_id = r.test_id WHERE t.unstructured = 'x.new'"))
                .isEqualTo("TO DO");
        assertThat(site.text("SELECT environments FROM site_execution")).isEqualTo("[\"chrome\",\"linux\"]");
        assertThat(site.texts("SELECT test_plan_id FROM site_plan_execution")).containsExactly(site.id(plan));
        assertThat(site.text("SELECT fields FROM site_issue WHERE kind = 'TEST_EXECUTION'"))
                .contains("\"fixVersions\":[{\"name\":\"1.0\"}]")
                .contains("\"revision\":\"abc\"");
    }

    @EachDatabase
    void severalCasesOfOneTestAreKeptAndCountTogether(Database database) {
        SiteFixture site = new SiteFixture(database);
        String twice = "<testcase classname='c' name='same'/>".repeat(2);

        imports(site)
                .report(
                        JUNIT,
                        site.caller,
                        CALC,
                        in(
                                "<testsuite>" + twice + "<testcase classname='c' name='same'><error/></testcase>"
                                        + "<testcase classname='c' name='mixed'/><testcase classname='c' name='mixed'><skipped/></testcase></testsuite>"));

        assertThat(site.texts(RESULTS)).containsExactly("c.same FAILED", "c.mixed TO DO");
        assertThat(site.texts("SELECT status FROM site_run_result ORDER BY run_id, position"))
                .containsExactlyInAnyOrder("PASSED", "PASSED", "FAILED", "PASSED", "TO DO");
    }

    @EachDatabase
    void xrayJsonWritesStepsExamplesDefectsAndPeople(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue manual = site.manualTest("manual", "one", "two");
        Issue bug = site.content.issues().create(site.caller, site.fields("bug"));
        String report = """
                { "tests": [
                  { "testKey": "%s", "status": "FAILED", "start": "2026-03-01T09:00:00+0100", "finish": "2026-03-01T09:01:00+01:00",
                    "comment": "c", "executedBy": "acc-bob", "assignee": "", "defects": ["%s"],
                    "customFields": [{"name": "os", "value": "linux"}],
                    "evidence": [{"data": "aGk=", "filename": "run.txt", "contentType": "text/plain"}],
                    "steps": [{"status": "PASSED"}, {"status": "FAIL", "actualResult": "4", "comment": "sc", "defects": ["%s"],
                               "evidences": [{"data": "aGk=", "filename": "step.txt"}]}] },
                  { "testInfo": {"projectKey": "BOOK", "summary": "outline", "type": "Cucumber", "labels": ["l"],
                      "scenario": "Given <a>\\n\\nExamples:\\n| a |\\n| 1 |"}, "status": "TODO", "examples": ["PASSED", "TODO"] },
                  { "testInfo": {"projectKey": "CALC", "summary": "g", "type": "Generic", "definition": "g.d"}, "status": "EXECUTING",
                    "iterations": [{"name": "i1", "status": "PASSED"}] },
                  { "testKey": "CALC-999", "status": "PASSED" } ],
                  "info": { "summary": "Smoke", "user": "acc-ann", "testEnvironments": ["a", ""] } }""".formatted(manual.key(), bug.key(), bug.key());

        ImportReply reply = imports(site).xrayJson(site.caller, in(report));

        assertThat(reply.key()).startsWith("CALC-");
        assertThat(site.text("SELECT summary FROM site_issue WHERE kind = 'TEST_EXECUTION'"))
                .isEqualTo("Smoke");
        assertThat(site.text(
                        "SELECT status || comment || executed_by || (finished_at - started_at) || defects FROM site_run WHERE test_id = ?",
                        manual.id()))
                .isEqualTo("FAILEDc1160000[\"" + bug.id() + "\"]");
        assertThat(site.texts("SELECT status || coalesce(actual_result, '-') FROM site_run_step ORDER BY position"))
                .containsExactly("PASSED-", "FAILED4");
        assertThat(site.texts("SELECT filename FROM site_attachment ORDER BY filename"))
                .containsExactly("run.txt", "step.txt");
        assertThat(site.texts("SELECT status FROM site_run_example ORDER BY position"))
                .containsExactly("PASSED", "TO DO");
        assertThat(site.texts("SELECT issue_key FROM site_issue WHERE project_id = 200"))
                .containsExactly("BOOK-1");
        assertThat(site.texts("SELECT name || status FROM site_run_result")).containsExactly("i1PASSED");
        assertThat(site.texts("SELECT status FROM site_run")).containsExactlyInAnyOrder("FAILED", "TO DO", "EXECUTING");
    }

    @EachDatabase
    void infoDescribesANewExecutionAndEditsAnExistingOne(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.genericTest("a.b");
        String results = "{\"tests\": [{\"testKey\": \"" + test.key() + "\", \"status\": \"PASSED\"}]}";
        ImportReply reply = imports(site)
                .xrayJson(
                        site.caller,
                        info(
                                "{\"fields\": {\"project\": {\"key\": \"BOOK\"}, \"summary\": \"Nightly\", \"issuetype\": {\"name\": \"Xray Test Execution\"}},"
                                        + " \"xrayFields\": {\"environments\": [\"x\"]}}"),
                        ImportInfo.NONE,
                        in(results));
        assertThat(reply.key()).isEqualTo("BOOK-1");

        ImportReply second = imports(site)
                .xrayJson(
                        site.caller,
                        info("{\"fields\": {\"summary\": \"Renamed\"}}"),
                        ImportInfo.NONE,
                        in(results.replace("{\"tests\"", "{\"testExecutionKey\": \"BOOK-1\", \"tests\"")));

        assertThat(second).isEqualTo(reply);
        assertThat(site.text("SELECT summary FROM site_issue WHERE issue_key = 'BOOK-1'"))
                .isEqualTo("Renamed");
        assertThat(site.text("SELECT environments FROM site_execution")).isEqualTo("[\"x\"]");
    }

    @EachDatabase
    void aResultWithKeyAndDescriptionChangesItsTest(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.manualTest("old", "gone");

        imports(site).xrayJson(site.caller, in("""
                {"tests": [{"testKey": "%s", "status": "PASSED", "testInfo": {"summary": "new", "type": "Manual",
                  "steps": [{"action": "a", "Risk": "high"}]}, "steps": [{"status": "PASSED"}]}]}""".formatted(test.key())));

        assertThat(site.text("SELECT summary FROM site_issue WHERE id = ?", test.id()))
                .isEqualTo("new");
        assertThat(site.texts("SELECT action || custom_fields FROM site_test_step"))
                .containsExactly("a[{\"id\":\"Risk\",\"name\":\"Risk\",\"value\":\"high\"}]");
        assertThat(site.texts("SELECT action || status FROM site_run_step")).containsExactly("aPASSED");
    }

    @EachDatabase
    void aRefusedImportSaysWhyAndLeavesNothingBehind(Database database) {
        SiteFixture site = new SiteFixture(database);
        ExecutionImport imports = imports(site);
        Issue test = site.genericTest("a.b");
        List<Long> before = site.rowCounts();
        String firstCases = IntStream.range(0, 700)
                .mapToObj(i -> "<testcase classname='c' name='n" + i + "'/>")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> imports.report(JUNIT, site.caller, ImportTarget.NONE, in(TWO_CASES)))
                .isInstanceOf(SiteRefusal.class)
                .hasMessage("Must provide a project key");
        assertThatThrownBy(() -> imports.report(
                        JUNIT,
                        site.caller,
                        ImportTarget.NONE,
                        info("{\"fields\": {\"summary\": \"s\"}}"),
                        ImportInfo.NONE,
                        in(TWO_CASES)))
                .hasMessage("Error assembling issue data: project is required");
        assertThatThrownBy(() -> imports.report(JUNIT, site.caller, ImportTarget.ofProject("NOPE"), in(TWO_CASES)))
                .hasMessage("Error retrieving Project from Jira with key \"NOPE\"");
        assertThatThrownBy(() -> imports.report(JUNIT, site.caller, CALC, in("<testsuite/>")))
                .hasMessage("There are no valid tests imported");
        assertThatThrownBy(() -> imports.xrayJson(
                        site.caller, in("{\"tests\": [{\"testKey\": \"CALC-99\", \"status\": \"PASSED\"}]}")))
                .hasMessage("There are no valid tests imported");
        assertThatThrownBy(() -> imports.report(JUNIT, site.caller, CALC, in("<testsuite>" + firstCases)))
                .hasMessageStartingWith("Error parsing the JUnit report");
        assertThatThrownBy(
                        () -> imports.report(
                                JUNIT,
                                site.caller,
                                CALC,
                                in(
                                        "<testsuite>" + firstCases
                                                + "<testcase name='x'><properties><property name='test_key' value='CALC-9999'/></properties></testcase></testsuite>")))
                .hasMessage("Error importing results: test with key CALC-9999 not found!");
        assertThatThrownBy(
                        () -> imports.report(
                                JUNIT,
                                site.caller,
                                CALC,
                                in(
                                        "<testsuite><testcase name='x'><properties>"
                                                + "<property name='testrun_evidence'><item name='f'>not base64!</item></property></properties></testcase></testsuite>")))
                .hasMessageContaining("not base64");
        assertThatThrownBy(() -> imports.xrayJson(
                        site.caller,
                        in("{\"tests\": [{\"testKey\": \"" + test.key() + "\", \"status\": \"SKIPPED\"}]}")))
                .hasMessage("Error importing results: status \"SKIPPED\" does not exist!");
        assertThatThrownBy(() ->
                        imports.report(JUNIT, site.callerWith(Set.of(SiteFixture.CALC), Set.of()), CALC, in(TWO_CASES)))
                .hasMessageContaining("Error retrieving Project");

        assertThat(site.rowCounts()).isEqualTo(before);
        assertThat(imports.report(JUNIT, site.caller, CALC, in(TWO_CASES)).key())
                .isEqualTo("CALC-2");
    }

    @EachDatabase
    void importsAtOnceIntoOnePlanAllArrive(Database database) throws Exception {
        SiteFixture site = new SiteFixture(database);
        Issue plan = site.content.testPlans().create(site.caller, site.fields("plan"), List.of());
        Issue existing = site.content
                .testExecutions()
                .create(site.caller, site.fields("exec"), List.of(), List.of())
                .execution();
        ExecutionImport imports = imports(site);
        List<Callable<ImportReply>> work = IntStream.range(0, 12)
                .<Callable<ImportReply>>mapToObj(number -> () -> imports.report(
                        JUNIT,
                        site.caller,
                        new ImportTarget(
                                "CALC", number % 2 == 0 ? existing.key() : null, plan.key(), List.of(), null, null),
                        in("<testsuite><testcase name='n" + number + "'/></testsuite>")))
                .toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ImportReply> reply : threads.invokeAll(work)) {
                assertThat(reply.get().key()).startsWith("CALC-");
            }
        }

        assertThat(site.text("SELECT count(*) FROM site_run")).isEqualTo("12");
        assertThat(site.texts("SELECT execution_id FROM site_plan_execution")).hasSize(7);
    }

    @EachDatabase
    void aLargeReportPassesThroughAFileThatIsGoneAfterwards(Database database) throws IOException {
        SiteFixture site = new SiteFixture(database);
        String log = "x".repeat(1000);
        String cases = IntStream.range(0, 1600)
                .mapToObj(i ->
                        "<testcase classname='c' name='n" + i + "'><system-out>" + log + "</system-out></testcase>")
                .collect(Collectors.joining());
        List<Path> before = spooled();

        imports(site).report(JUNIT, site.caller, CALC, in("<testsuite>" + cases + "</testsuite>"));

        assertThat(site.text("SELECT count(*) FROM site_run_result")).isEqualTo("1600");
        assertThat(spooled()).isEqualTo(before);
    }

    private static List<Path> spooled() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("lightbox-import"))
                    .sorted()
                    .toList();
        }
    }

    /** Names and outcomes of cases: three names, so that they repeat. */
    record Case(String name, String outcome) {}

    @Provide
    Arbitrary<List<Case>> cases() {
        return Combinators.combine(Arbitraries.of("a", "b", "c"), Arbitraries.of("PASSED", "FAILED", "SKIPPED"))
                .as(Case::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 25)
    void everyCaseIsKeptAndTheRunsAddUp(@ForAll("cases") List<Case> cases) {
        try (Database database = FreshDatabases.sqlite()) {
            SiteFixture site = new SiteFixture(database);
            String xml = cases.stream()
                    .map(c -> "<testcase name='" + c.name + "'>"
                            + Map.of("PASSED", "", "FAILED", "<failure/>", "SKIPPED", "<skipped/>")
                                    .get(c.outcome) + "</testcase>")
                    .collect(Collectors.joining("", "<testsuite>", "</testsuite>"));

            imports(site).report(JUNIT, site.caller, CALC, in(xml));

            assertThat(site.text("SELECT count(*) FROM site_run_result")).isEqualTo(String.valueOf(cases.size()));
            Map<String, Set<String>> outcomes = cases.stream()
                    .collect(Collectors.groupingBy(Case::name, Collectors.mapping(Case::outcome, Collectors.toSet())));
            List<String> expected = outcomes.entrySet().stream()
                    .map(test -> test.getKey() + " "
                            + (test.getValue().contains("FAILED")
                                    ? "FAILED"
                                    : test.getValue().equals(Set.of("PASSED")) ? "PASSED" : "TO DO"))
                    .toList();
            assertThat(site.texts(RESULTS)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
