package dev.lightbox.xray.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JUnitReportTest {
    private static List<ReportCase> read(String xml) {
        List<ReportCase> cases = new ArrayList<>();
        long count = ReportFormat.JUNIT.read(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), found -> cases.add((ReportCase) found));
        assertThat(count).isEqualTo(cases.size());
        return cases;
    }

    @Test
    void casesAreFoundInSuitesInsideSuites() {
        List<ReportCase> cases = read("""
                <?xml version="1.0"?>
                <testsuites><testsuite name="a"><properties><property name="x" value="y"/></properties>
                  <testcase classname="calc.AddTest" name="adds" time="1,234.5"/>
                  <testsuite name="b"><testcase name="no class"/></testsuite>
                  <system-out>of the suite</system-out></testsuite></testsuites>""");

        assertThat(cases).extracting(ReportCase::definition).containsExactly("calc.AddTest.adds", "no class");
        assertThat(cases.getFirst().durationMillis()).isEqualTo(1_234_500.0);
        assertThat(cases.getFirst().log()).isNull();
    }

    @Test
    void aCaseWithAnyFailureFailedAndKeepsWhatWasSaid() {
        List<ReportCase> cases = read("""
                <testsuite>
                  <testcase classname="c" name="f"><failure message="first">trace 1</failure><system-out><![CDATA[out <1>]]></system-out>
                    <error message="second"/><skipped/><system-out>out 2</system-out></testcase>
                  <testcase classname="c" name="s"><skipped message="why"/></testcase>
                  <testcase classname="c" name="flaky"><flakyFailure message="once">t<stackTrace>x</stackTrace></flakyFailure></testcase>
                </testsuite>""");

        assertThat(cases)
                .extracting(ReportCase::outcome)
                .containsExactly(ToolResult.Outcome.FAILED, ToolResult.Outcome.SKIPPED, ToolResult.Outcome.PASSED);
        assertThat(cases.getFirst().log()).isEqualTo("first\ntrace 1\nout <1>\nsecond\nout 2");
        assertThat(cases.get(1).log()).isEqualTo("why");
    }

    @Test
    void theXrayPropertiesOfACaseAreReadWhereverTheyStand() {
        ReportCase read = read("""
                <testsuite><testcase classname="c" name="n" started-at="2026-11-20T21:16:17.123456789"
                    finished-at="2026-11-20T22:16:18+01:00">
                  <system-out>out</system-out>
                  <properties>
                    <property name="_dummy_" value=""/><property name="skip"/>
                    <property name="test_key" value="CALC-7"/><property name="test_id"><![CDATA[10007]]></property>
                    <property name="requirements" value="CALC-1, CALC-2"/><property name="tags" value="smoke,fast"/>
                    <property name="test_summary" value="A summary"/><property name="test_description"><![CDATA[A <b>text</b>]]></property>
                    <property name="testrun_comment"><![CDATA[went
                well]]></property>
                    <property name="testrun_evidence"><item name="shot.png"><![CDATA[
                      aGVs
                      bG8=]]></item><item name="shot.png">aGk=</item></property>
                    <property name="testrun_customfields"><item name="os"><![CDATA[linux]]></item></property>
                  </properties></testcase></testsuite>""").getFirst();

        assertThat(read.testKey()).isEqualTo("CALC-7");
        assertThat(read.testId()).isEqualTo("10007");
        assertThat(read.requirements()).containsExactly("CALC-1", "CALC-2");
        assertThat(read.labels()).containsExactly("smoke", "fast");
        assertThat(read.summary()).isEqualTo("A summary");
        assertThat(read.description()).isEqualTo("A <b>text</b>");
        assertThat(read.comment()).isEqualTo("went\nwell");
        assertThat(read.evidence()).extracting(ReportFile::filename).containsExactly("shot.png", "shot.png");
        assertThat(read.customFields()).extracting(ReportField::id).containsExactly("os");
        assertThat(read.startedAt()).isEqualTo(Instant.parse("2026-11-20T21:16:17.123456789Z"));
        assertThat(read.finishedAt()).isEqualTo(Instant.parse("2026-11-20T21:16:18Z"));
        assertThat(read.log()).isEqualTo("out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "{\"tests\": []}",
                "<testsuite><testcase name='a'>",
                "<html/>",
                "<testsuite>&undeclared;</testsuite>",
                "<!DOCTYPE t [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><testsuite><testcase name='x'>&b;</testcase></testsuite>",
                "<!DOCTYPE t [<!ENTITY f SYSTEM 'file:///etc/hostname'>]><testsuite><testcase name='x'><failure>&f;</failure></testcase></testsuite>",
                "<!DOCTYPE t SYSTEM 'http://127.0.0.1:1/x.dtd'><testsuite/>"
            })
    void whatIsNotAJUnitReportIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableReport.class)
                .hasMessageStartingWith("Error parsing the JUnit report: ");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatThrownBy(() -> read("<testsuite>".repeat(100_000))).isInstanceOf(UnreadableReport.class);
        assertThatThrownBy(() -> read("<testsuite><testcase name='x'>" + "<a>".repeat(100_000)))
                .isInstanceOf(UnreadableReport.class);
    }

    @Test
    void oneAttributeCannotFillTheMemory() {
        assertThatThrownBy(() -> ReportFormat.JUNIT.read(new EndlessStream("<testsuite name='", 'x'), _ -> {}))
                .isInstanceOf(UnreadableReport.class)
                .hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T21:45:14+0000, 2026-11-20T21:45:14Z",
        "2026-11-20T21:45:14+00:00, 2026-11-20T21:45:14Z",
        "2026-11-20T21:45:14.343Z, 2026-11-20T21:45:14.343Z",
        "2026-11-20T21:45:14-05:30, 2026-11-21T03:15:14Z",
        "2026-11-20T21:16:17 UTC, 2026-11-20T21:16:17Z",
        "2026-11-20T21:16, 2026-11-20T21:16:00Z",
        "1970-01-01T00:00:00, ",
        "yesterday, "
    })
    void timesAreReadInEveryFormThatClientsSend(String text, String instant) {
        assertThat(ReportTime.parse(text)).isEqualTo(instant == null ? null : Instant.parse(instant));
    }
}
