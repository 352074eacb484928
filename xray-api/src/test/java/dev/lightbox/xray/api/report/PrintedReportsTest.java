package dev.lightbox.xray.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What runners themselves printed, each of one exact version, about tests of a calculator. */
class PrintedReportsTest {
    private static final ToolResult.Outcome PASSED = ToolResult.Outcome.PASSED;
    private static final ToolResult.Outcome FAILED = ToolResult.Outcome.FAILED;
    private static final ToolResult.Outcome SKIPPED = ToolResult.Outcome.SKIPPED;

    private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ?> outcomes(List<ReportCase> cases) {
        return assertThat(cases).extracting(ReportCase::definition, ReportCase::outcome, ReportCase::durationMillis);
    }

    @Test
    void surefireNamesParametersAndRows() {
        List<ReportCase> cases = GoldenReports.cases("junit-surefire-3.5.4.xml");

        outcomes(cases)
                .containsExactly(
                        tuple("calculator.CalculatorTest.squares(int)[1]", PASSED, 35.0),
                        tuple("calculator.CalculatorTest.squares(int)[2]", PASSED, 9.0),
                        tuple("calculator.CalculatorTest.adds(XrayTestReporter)", PASSED, 29.0),
                        tuple("calculator.CalculatorTest.subtracts", FAILED, 11.0),
                        tuple("calculator.CalculatorTest.multiplies", SKIPPED, 0.0));
        assertThat(cases.get(3).log())
                .startsWith("a difference ==> expected: <1> but was: <0>\norg.opentest4j.AssertionFailedError: ")
                .contains("\tat calculator.CalculatorTest.subtracts(CalculatorTest.java:31)\n");
        assertThat(cases.get(4).log()).isEqualTo("not built yet");
    }

    @Test
    void xraysListenerForJUnitTellsInstantsAndWhatATestIsAbout() {
        List<ReportCase> cases = GoldenReports.cases("junit-xray-junit-extensions-0.7.3.xml");

        outcomes(cases)
                .containsExactly(
                        tuple("calculator.CalculatorTest.subtracts", FAILED, 0.0),
                        tuple("calculator.CalculatorTest.multiplies", SKIPPED, 0.0),
                        tuple("calculator.CalculatorTest.adds", PASSED, 0.0),
                        tuple("calculator.CalculatorTest.squares", PASSED, 0.0),
                        tuple("calculator.FeaturesTest.oneScenarioFails", PASSED, 1000.0),
                        tuple("calculator.CalculatorTest.squares", PASSED, 0.0));
        ReportCase adds = cases.get(2);
        assertThat(adds.startedAt()).isEqualTo(Instant.parse("2026-11-21T17:57:57.783313734Z"));
        assertThat(adds.finishedAt()).isEqualTo(Instant.parse("2026-11-21T17:57:57.817480708Z"));
        assertThat(adds.summary()).isEqualTo("JUnit adds");
        assertThat(adds.description()).isEqualTo("Two numbers");
        assertThat(adds.comment()).isEqualTo("added & <shown>");
        assertThat(adds.evidence()).containsExactly(new ReportFile("tape.txt", null, "MSArIDEgPSAy"));
        // It writes the beginning of time for a test that never began.
        assertThat(cases.get(1).startedAt()).isNull();
    }

    @Test
    void pytestTellsWhatFailedInATestAndBeforeIt() {
        List<ReportCase> cases = GoldenReports.cases("junit-pytest-7.2.1.xml");

        outcomes(cases)
                .containsExactly(
                        tuple("test_calculator.TestAdd.test_adds", PASSED, 2.0),
                        tuple("test_calculator.TestAdd.test_sums[1-2]", PASSED, 1.0),
                        tuple("test_calculator.TestAdd.test_sums[2-3]", PASSED, 1.0),
                        tuple("test_calculator.TestAdd.test_divides", FAILED, 1.0),
                        tuple("test_calculator.TestAdd.test_waits", SKIPPED, 0.0),
                        tuple("test_calculator.TestAdd.test_starts", FAILED, 0.0));
        assertThat(cases.getFirst().testKey()).isEqualTo("CALC-11");
        assertThat(cases.get(3).log()).contains(">       1 / 0\nE       ZeroDivisionError: division by zero");
        assertThat(cases.get(4).log()).startsWith("not yet\n");
        assertThat(cases.get(5).log()).startsWith("failed on setup with \"RuntimeError: cannot start <up> & more\"\n");
    }

    @Test
    void jestPutsTheWholeNameInBothPlaces() {
        List<ReportCase> cases = GoldenReports.cases("junit-jest-junit-17.0.0.xml");

        assertThat(cases)
                .extracting(ReportCase::className, ReportCase::name, ReportCase::outcome)
                .containsExactly(
                        tuple("Calculator Add adds two numbers", "Calculator Add adds two numbers", PASSED),
                        tuple(
                                "Calculator Add divides by <zero> & more",
                                "Calculator Add divides by <zero> & more",
                                FAILED),
                        tuple("Calculator Add waits", "Calculator Add waits", SKIPPED));
        assertThat(cases.get(1).log()).startsWith("assert.equal(received, expected)\n\nExpected value to be equal to:");
    }

    @Test
    void mochaLeavesOutWhatIsSkipped() {
        List<ReportCase> cases = GoldenReports.cases("junit-mocha-junit-reporter-2.2.1.xml");

        outcomes(cases)
                .containsExactly(
                        tuple("adds two numbers.Calculator Add adds two numbers", PASSED, 0.0),
                        tuple("divides by <zero> & more.Calculator Add divides by <zero> & more", FAILED, 1.0));
        assertThat(cases.get(1).log()).startsWith("Infinity == 2\nAssertionError [ERR_ASSERTION]: Infinity == 2\n");
    }

    @Test
    void suitesOfNodeStandInsideEachOther() {
        List<ReportCase> cases = GoldenReports.cases("junit-node-20.20.2.xml");

        outcomes(cases)
                .containsExactly(
                        tuple("test.adds two numbers", PASSED, 1.016),
                        tuple("test.divides by <zero> & more", FAILED, 1.469),
                        tuple("test.waits", SKIPPED, 0.236));
        assertThat(cases.get(1).log()).startsWith("Infinity == 2\nError [ERR_TEST_FAILURE]: Infinity == 2\n");
        assertThat(cases.get(2).log()).isEqualTo("not yet");
    }

    @Test
    void behaveAsJUnitCountsWhatIsUndefinedAsFailed() {
        assertThat(GoldenReports.cases("junit-behave-1.2.6.xml"))
                .extracting(ReportCase::definition, ReportCase::outcome)
                .containsExactly(
                        tuple("calc.Addition.Small sum", PASSED),
                        tuple("calc.Addition.Sums -- @1.1", PASSED),
                        tuple("calc.Addition.Sums -- @1.2", FAILED),
                        tuple("calc.Addition.Undefined", FAILED),
                        tuple("calc.Addition.Broken", FAILED));
    }

    @Test
    void behavesScenariosAreReadWithTagsAndRows() {
        List<ScenarioResult> scenarios = GoldenReports.scenarios("behave-1.2.6.json");

        assertThat(scenarios)
                .extracting(ScenarioResult::name, ScenarioResult::outcome, ScenarioResult::tags)
                .containsExactly(
                        tuple("Small sum", PASSED, List.of("TEST_CALC-11", "smoke")),
                        tuple("Sums", FAILED, List.of("TEST_CALC-12")),
                        tuple("Undefined", SKIPPED, List.of()),
                        tuple("Broken", FAILED, List.of("wip")));
        assertThat(scenarios.getFirst().uri()).isEqualTo("features/calc.feature");
        assertThat(scenarios.getFirst().featureTags()).containsExactly("REQ_CALC-1");
        assertThat(scenarios.get(1).rows())
                .extracting(ScenarioResult.Row::outcome)
                .containsExactly(PASSED, FAILED);
        assertThat(scenarios.get(1).rows().get(1).log()).endsWith("Assertion Failed: 3 is not 4");
        assertThat(scenarios.get(3).rows().getFirst().log()).contains("ZeroDivisionError: division by zero");
    }

    /** Behave prints it once, as it is written, and its steps again in each scenario, with what came of them. */
    @Test
    void behavesBackgroundBelongsToEachScenario() {
        List<ScenarioResult> scenarios = GoldenReports.scenarios("behave-1.2.6.json");

        assertThat(scenarios)
                .flatExtracting(ScenarioResult::rows)
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.backgrounds())
                        .extracting(ScenarioResult.Step::name, ScenarioResult.Step::outcome)
                        .containsExactly(tuple("a calculator", PASSED)));
        assertThat(scenarios.getFirst().gherkin())
                .isEqualTo("When I add 1 and 2\nThen I see 3\n\"\"\"\na text\n\"\"\"");
    }
}
