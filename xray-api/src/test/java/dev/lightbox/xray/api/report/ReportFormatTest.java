package dev.lightbox.xray.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormatTest {
    private static final ToolResult.Outcome PASSED = ToolResult.Outcome.PASSED;
    private static final ToolResult.Outcome FAILED = ToolResult.Outcome.FAILED;
    private static final ToolResult.Outcome SKIPPED = ToolResult.Outcome.SKIPPED;

    private static List<ToolResult> read(ReportFormat format, String text) {
        return read(format, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ToolResult> read(ReportFormat format, byte[] bytes) {
        List<ToolResult> results = new ArrayList<>();
        format.read(new ByteArrayInputStream(bytes), results::add);
        return results;
    }

    @Test
    void testNgMethodsAreReadWithTheAttributesOfTheVendorsListener() {
        List<ReportCase> cases = GoldenReports.cases("testng-results.xml");

        assertThat(cases)
                .extracting(ReportCase::definition, ReportCase::outcome)
                .containsExactly(
                        tuple("calc.AddTest.adds", PASSED),
                        tuple("calc.AddTest.divides", FAILED),
                        tuple("calc.AddTest.sums", PASSED),
                        tuple("calc.AddTest.sums", PASSED),
                        tuple("calc.AddTest.waits", SKIPPED));
        ReportCase adds = cases.getFirst();
        assertThat(adds.testKey()).isEqualTo("CALC-11");
        assertThat(adds.requirements()).containsExactly("CALC-1", "CALC-2");
        assertThat(adds.labels()).containsExactly("smoke", "fast");
        assertThat(adds.description()).isEqualTo("Adds small numbers");
        assertThat(adds.startedAt()).isEqualTo(Instant.parse("2026-11-21T11:47:42Z"));
        assertThat(cases.get(1).log()).startsWith("by zero\njava.lang.AssertionError: by zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nunit-2.xml", "nunit-3.xml"})
    void nUnitCasesAreReadFromBothFormats(String file) {
        List<ReportCase> cases = GoldenReports.cases(file).stream()
                .filter(test -> !test.name().contains("Sums"))
                .toList();

        assertThat(cases)
                .extracting(ReportCase::definition, ReportCase::outcome)
                .containsExactly(
                        tuple("Calc.Tests.AddTests.Adds", PASSED),
                        tuple("Calc.Tests.AddTests.Divides", FAILED),
                        tuple("Calc.Tests.AddTests.Waits", SKIPPED));
        ReportCase adds = cases.getFirst();
        assertThat(adds.testKey()).isEqualTo("CALC-11");
        assertThat(adds.requirements()).contains("CALC-1");
        assertThat(adds.labels()).contains("smoke");
        assertThat(adds.description()).isEqualTo("Adds small numbers");
        assertThat(cases.get(1).log()).contains("divide by zero", "AddTests.cs");
        assertThat(cases.get(2).log()).isEqualTo("not yet");
    }

    @Test
    void rowsOfAnNUnitMethodAreTestsOfTheirOwn() {
        assertThat(GoldenReports.cases("nunit-3.xml"))
                .extracting(ReportCase::definition)
                .contains("Calc.Tests.AddTests.Sums(1,2)");
    }

    @Test
    void rowsOfAnXunitTheoryAreResultsOfItsMethod() {
        List<ReportCase> cases = GoldenReports.cases("xunit-2.xml");

        assertThat(cases)
                .extracting(ReportCase::definition, ReportCase::outcome)
                .containsExactly(
                        tuple("Calc.Tests.AddTests.Adds", PASSED),
                        tuple("Calc.Tests.AddTests.Divides", FAILED),
                        tuple("Calc.Tests.AddTests.Sums", PASSED),
                        tuple("Calc.Tests.AddTests.Waits", SKIPPED));
        assertThat(cases.getFirst().testKey()).isEqualTo("CALC-11");
        assertThat(cases.getFirst().requirements()).containsExactly("CALC-1", "CALC-2");
        assertThat(cases.getFirst().labels()).containsExactly("smoke", "fast");
    }

    @Test
    void attachmentsAndTimesOfXunitVersionThreeAreKept() {
        List<ReportCase> cases = GoldenReports.cases("xunit-3.xml");

        ReportCase adds = cases.getFirst();
        assertThat(adds.evidence())
                .extracting(
                        ReportFile::filename,
                        ReportFile::contentType,
                        file -> new String(Base64.getDecoder().decode(file.data()), StandardCharsets.UTF_8))
                .containsExactly(tuple("sum.txt", "text/plain", "3"), tuple("shot.png", "image/png", "hi"));
        assertThat(adds.startedAt()).isEqualTo(Instant.parse("2026-11-20T21:16:17.5Z"));
        assertThat(adds.finishedAt()).isEqualTo(Instant.parse("2026-11-20T21:16:17.75Z"));
        assertThat(adds.log()).isEqualTo("careful");
        assertThat(cases.get(1).outcome()).isEqualTo(SKIPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"robot-6.xml", "robot-7.xml"})
    void robotTestsAreReadFromBothFormats(String file) {
        ReportCase adds = GoldenReports.cases(file).getFirst();

        assertThat(adds.definition()).isEqualTo("Calculator.Add.Adds Two Numbers");
        assertThat(adds.outcome()).isEqualTo(PASSED);
        assertThat(adds.tags()).containsExactly("CALC-11", "smoke");
        assertThat(adds.description()).isEqualTo("Adds small numbers.");
        assertThat(adds.startedAt()).isEqualTo(Instant.parse("2026-11-20T21:16:17.529Z"));
        assertThat(adds.finishedAt()).isEqualTo(Instant.parse("2026-11-20T21:16:17.779Z"));
        assertThat(adds.durationMillis()).isEqualTo(250);
    }

    @Test
    void whatRobotFrameworkItselfPrintedIsRead() {
        List<ReportCase> cases = GoldenReports.cases("robot-4.1.2.xml");

        assertThat(cases)
                .extracting(ReportCase::definition, ReportCase::outcome)
                .containsExactly(
                        tuple("Calculator.Add.Adds Two Numbers", PASSED),
                        tuple("Calculator.Add.Divides By Zero", FAILED),
                        tuple("Calculator.Add.Waits", SKIPPED),
                        tuple("Calculator.Add.Cleans Up", FAILED));
        assertThat(cases.getFirst().tags()).containsExactly("CALC-11", "smoke");
        assertThat(cases.getFirst().description()).isEqualTo("Adds small numbers.");
        assertThat(cases.getFirst().startedAt()).isEqualTo(Instant.parse("2026-11-21T15:49:43.395Z"));
        assertThat(cases.get(1).log()).contains("round 0", "division or modulo by zero");
        assertThat(cases.get(2).log()).contains("not yet");
        assertThat(cases.get(3).log()).contains("cannot clean <up> & more");
    }

    @Test
    void aRobotTestTellsWhyItFailedOrWasSkipped() {
        ReportCase divides = GoldenReports.cases("robot-6.xml").get(1);
        ReportCase waits = GoldenReports.cases("robot-7.xml").get(1);

        assertThat(divides.outcome()).isEqualTo(FAILED);
        assertThat(divides.log()).startsWith("round 0\nEvaluating expression '1 / 0' failed");
        assertThat(waits.outcome()).isEqualTo(SKIPPED);
        assertThat(waits.log()).isEqualTo("Test skipped using 'robot:skip' tag.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cucumber-jvm.json", "cucumber-js.json", "behave.json"})
    void scenariosAreReadWithTagsStepsAndRows(String file) {
        List<ScenarioResult> scenarios = GoldenReports.scenarios(file);

        assertThat(scenarios)
                .extracting(ScenarioResult::name, ScenarioResult::outcome)
                .containsExactly(tuple("Small sum", PASSED), tuple("Sums", FAILED), tuple("Undefined", SKIPPED));
        ScenarioResult sum = scenarios.getFirst();
        assertThat(sum.uri()).endsWith("calc.feature");
        assertThat(sum.feature()).isEqualTo("Addition");
        assertThat(sum.featureTags()).containsExactly("REQ_CALC-1");
        assertThat(sum.tags()).containsExactly("TEST_CALC-11", "smoke");
        assertThat(sum.outline()).isFalse();
        assertThat(sum.gherkin()).endsWith("When I add 1 and 2\nThen I see 3\n\"\"\"\na text\n\"\"\"");
        ScenarioResult sums = scenarios.get(1);
        assertThat(sums.outline()).isTrue();
        assertThat(sums.rows()).extracting(ScenarioResult.Row::outcome).containsExactly(PASSED, FAILED);
        assertThat(sums.gherkin()).endsWith("Then I see 2\n| kind | value |\n| sum | 2 |");
        assertThat(sums.rows().get(1).log()).contains("I see 4 ... failed").contains("3");
    }

    @Test
    void whatHooksEmbedIsEvidenceAndAFailedHookFailsTheScenario() {
        assertThat(GoldenReports.scenarios("cucumber-jvm.json")
                        .getFirst()
                        .rows()
                        .getFirst()
                        .evidence())
                .containsExactly(new ReportFile("shot.png", "image/png", "AQI="));
        assertThat(GoldenReports.scenarios("cucumber-js.json")
                        .getFirst()
                        .rows()
                        .getFirst()
                        .evidence())
                .extracting(ReportFile::filename)
                .containsExactly("embedding-1.png", "embedding-2.bin");

        ScenarioResult failed =
                (ScenarioResult) read(ReportFormat.CUCUMBER, """
                        [{"name": "f", "elements": [{"name": "s", "steps": [{"name": "x", "result": {"status": "passed"}}],
                          "after": [{"result": {"status": "failed", "error_message": "boom"},
                                     "embeddings": [{"mime_type": "text/plain", "data": "not base64!"}]}]}]}]""").getFirst();
        assertThat(failed.outcome()).isEqualTo(FAILED);
        assertThat(failed.rows().getFirst().log()).contains("After ... failed\nboom");
        assertThat(failed.rows().getFirst().evidence().getFirst().data())
                .isEqualTo(Base64.getEncoder().encodeToString("not base64!".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @EnumSource
    void everyFormatRefusesWhatItIsNot(ReportFormat format) {
        for (String text : List.of("", "nothing", "{}", "[1]", "[{}", "<html/>", "<a><b></a>", "[[]]", "null")) {
            assertThatThrownBy(() -> read(format, text))
                    .as(text)
                    .isInstanceOf(UnreadableReport.class)
                    .hasMessageStartingWith("Error parsing the ");
        }
    }

    @ParameterizedTest
    @CsvSource({"TESTNG, testng-results", "NUNIT, test-run", "XUNIT, assemblies", "ROBOT, robot", "JUNIT, testsuites"})
    void noXmlFormatFollowsEntities(ReportFormat format, String root) {
        String bomb = "<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><" + root + ">&b;</" + root + ">";
        String file = "<!DOCTYPE r [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><" + root + ">&f;</" + root + ">";

        assertThatThrownBy(() -> read(format, bomb)).isInstanceOf(UnreadableReport.class);
        assertThatThrownBy(() -> read(format, file)).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void xmlIsReadInTheEncodingThatItDeclares() {
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            String xml = "<?xml version='1.0' encoding='" + charset.name() + "'?>"
                    + "<testsuite><testcase name='größer'/></testsuite>";
            assertThat(((ReportCase) read(ReportFormat.JUNIT, xml.getBytes(charset))
                                    .getFirst())
                            .name())
                    .isEqualTo("größer");
        }
        byte[] wrong = "<?xml version='1.0' encoding='UTF-8'?><testsuite><testcase name='größer'/></testsuite>"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(ReportFormat.JUNIT, wrong)).isInstanceOf(UnreadableReport.class);
    }

    @Test
    void aNameOfMegabytesIsRefusedWithItsLength() {
        String name = "n".repeat(3_000_000);

        assertThatThrownBy(() -> read(ReportFormat.JUNIT, "<testsuite><testcase name='" + name + "'/></testsuite>"))
                .hasMessageStartingWith("Error parsing the report: the name of a test case is 3000000 characters long");
        assertThatThrownBy(() ->
                        read(ReportFormat.CUCUMBER, "[{\"elements\": [{\"name\": \"" + name + "\", \"steps\": []}]}]"))
                .hasMessageContaining("the name of a scenario is 3000000 characters long");
    }

    @Test
    void charactersThatNoDatabaseKeepsAreReplaced() {
        ScenarioResult scenario = (ScenarioResult) read(
                        ReportFormat.CUCUMBER,
                        "[{\"elements\": [{\"name\": \"a\\u0000b\\ud800c\", \"tags\": [{\"name\": \"@t\\ud83d\\ude00\"}]}]}]")
                .getFirst();

        assertThat(scenario.name()).isEqualTo("ab\ufffdc");
        assertThat(scenario.tags()).containsExactly("t\ud83d\ude00");
    }
}
