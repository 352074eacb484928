package dev.lightbox.xray.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes come as a report, they are read or refused with a reason. In a build each test replays the golden
 * reports and the inputs under {@code ReportFuzzTestInputs}; CONTRIBUTING.md tells how to search for new ones.
 */
class ReportFuzzTest {
    /** For a few kilobytes, on a machine that has much else to do. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static Stream<Arguments> golden(ReportFormat format) {
        return GoldenReports.FILES.entrySet().stream()
                .filter(file -> file.getValue() == format)
                .map(Map.Entry::getKey)
                .sorted()
                .map(file -> Arguments.of((Object) GoldenReports.bytes(file)));
    }

    static Stream<Arguments> cucumberReports() {
        return golden(ReportFormat.CUCUMBER);
    }

    static Stream<Arguments> behaveReports() {
        return golden(ReportFormat.BEHAVE);
    }

    static Stream<Arguments> junitReports() {
        return golden(ReportFormat.JUNIT);
    }

    static Stream<Arguments> testngReports() {
        return golden(ReportFormat.TESTNG);
    }

    static Stream<Arguments> nunitReports() {
        return golden(ReportFormat.NUNIT);
    }

    static Stream<Arguments> xunitReports() {
        return golden(ReportFormat.XUNIT);
    }

    static Stream<Arguments> robotReports() {
        return golden(ReportFormat.ROBOT);
    }

    @MethodSource("cucumberReports")
    @FuzzTest(maxDuration = "2m")
    void cucumber(byte[] bytes) {
        read(ReportFormat.CUCUMBER, bytes);
    }

    @MethodSource("behaveReports")
    @FuzzTest(maxDuration = "2m")
    void behave(byte[] bytes) {
        read(ReportFormat.BEHAVE, bytes);
    }

    @MethodSource("junitReports")
    @FuzzTest(maxDuration = "2m")
    void junit(byte[] bytes) {
        read(ReportFormat.JUNIT, bytes);
    }

    @MethodSource("testngReports")
    @FuzzTest(maxDuration = "2m")
    void testng(byte[] bytes) {
        read(ReportFormat.TESTNG, bytes);
    }

    @MethodSource("nunitReports")
    @FuzzTest(maxDuration = "2m")
    void nunit(byte[] bytes) {
        read(ReportFormat.NUNIT, bytes);
    }

    @MethodSource("xunitReports")
    @FuzzTest(maxDuration = "2m")
    void xunit(byte[] bytes) {
        read(ReportFormat.XUNIT, bytes);
    }

    @MethodSource("robotReports")
    @FuzzTest(maxDuration = "2m")
    void robot(byte[] bytes) {
        read(ReportFormat.ROBOT, bytes);
    }

    private static void read(ReportFormat format, byte[] bytes) {
        refusedOrRead(() -> format.read(new ByteArrayInputStream(bytes), _ -> {}));
    }

    static Stream<Arguments> xrayJson() {
        return Stream.of("""
                {"testExecutionKey": "CALC-1",
                 "info": {"project": "CALC", "summary": "Smoke", "startDate": "2026-03-01T09:00:00+01:00", "testEnvironments": ["chrome"]},
                 "tests": [
                   {"testKey": "CALC-11", "status": "PASSED", "start": "2026-03-01T09:00:00+0100", "comment": "fine",
                    "steps": [{"status": "PASSED", "actualResult": "3", "defects": ["CALC-7"],
                               "evidence": [{"data": "aGk=", "filename": "note.txt", "contentType": "text/plain"}]}]},
                   {"testKey": "CALC-12", "status": "FAILED", "examples": ["PASSED", "FAILED"],
                    "iterations": [{"name": "1", "parameters": [{"name": "a", "value": "1"}], "duration": "5", "status": "PASSED", "steps": []}],
                    "customFields": [{"id": "5", "value": ["x"]}]},
                   {"testInfo": {"projectKey": "CALC", "summary": "divides", "type": "Manual", "labels": ["x"], "requirementKeys": ["CALC-2"],
                                 "steps": [{"action": "a", "data": "b", "result": "c", "more": {"d": 1}}]}, "status": "TODO"}]}""").map(ReportFuzzTest::bytes);
    }

    @MethodSource("xrayJson")
    @FuzzTest(maxDuration = "2m")
    void xrayJson(byte[] bytes) {
        refusedOrRead(() -> XrayJson.read(new ByteArrayInputStream(bytes), _ -> {}));
    }

    static Stream<Arguments> bulkImports() {
        return Stream.of("""
                [{"testtype": "Manual", "fields": {"summary": "Sum", "project": {"key": "CALC"}}, "steps": [{"action": "a"}],
                  "update": {"labels": [{"add": "b"}]}, "xray_test_sets": ["CALC-1"], "xray_id": "1"}]""").map(ReportFuzzTest::bytes);
    }

    @MethodSource("bulkImports")
    @FuzzTest(maxDuration = "2m")
    void bulkImport(byte[] bytes) {
        refusedOrRead(() -> BulkTests.read(new ByteArrayInputStream(bytes)));
    }

    static Stream<Arguments> infos() {
        return Stream.of("""
                {"fields": {"project": {"key": "CALC"}, "summary": "Nightly", "issuetype": {"name": "Test Execution"}},
                 "xrayFields": {"testPlanKey": "CALC-90", "environments": ["chrome", "linux"]}}""").map(ReportFuzzTest::bytes);
    }

    @MethodSource("infos")
    @FuzzTest(maxDuration = "2m")
    void info(byte[] bytes) {
        refusedOrRead(() -> ImportInfo.read(new ByteArrayInputStream(bytes)));
    }

    private static Arguments bytes(String text) {
        return Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refusedOrRead(Runnable reading) {
        long start = System.nanoTime();
        try {
            reading.run();
        } catch (UnreadableReport refused) {
            assertThat(refused).hasMessageStartingWith("Error ");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }
}
