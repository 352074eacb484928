package dev.lightbox.xray.api.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reports as runners print them; the README beside them tells which were printed and which were written by hand. */
final class GoldenReports {
    static final Map<String, ReportFormat> FILES = Map.ofEntries(
            Map.entry("cucumber-jvm.json", ReportFormat.CUCUMBER),
            Map.entry("cucumber-js.json", ReportFormat.CUCUMBER),
            Map.entry("behave.json", ReportFormat.BEHAVE),
            Map.entry("behave-1.2.6.json", ReportFormat.BEHAVE),
            Map.entry("junit.xml", ReportFormat.JUNIT),
            Map.entry("junit-behave-1.2.6.xml", ReportFormat.JUNIT),
            Map.entry("junit-jest-junit-17.0.0.xml", ReportFormat.JUNIT),
            Map.entry("junit-mocha-junit-reporter-2.2.1.xml", ReportFormat.JUNIT),
            Map.entry("junit-node-20.20.2.xml", ReportFormat.JUNIT),
            Map.entry("junit-pytest-7.2.1.xml", ReportFormat.JUNIT),
            Map.entry("junit-surefire-3.5.4.xml", ReportFormat.JUNIT),
            Map.entry("junit-xray-junit-extensions-0.7.3.xml", ReportFormat.JUNIT),
            Map.entry("testng-results.xml", ReportFormat.TESTNG),
            Map.entry("nunit-2.xml", ReportFormat.NUNIT),
            Map.entry("nunit-3.xml", ReportFormat.NUNIT),
            Map.entry("xunit-2.xml", ReportFormat.XUNIT),
            Map.entry("xunit-3.xml", ReportFormat.XUNIT),
            Map.entry("robot-4.1.2.xml", ReportFormat.ROBOT),
            Map.entry("robot-6.xml", ReportFormat.ROBOT),
            Map.entry("robot-7.xml", ReportFormat.ROBOT));

    private GoldenReports() {}

    static byte[] bytes(String file) {
        try (InputStream in =
                Objects.requireNonNull(GoldenReports.class.getResourceAsStream("/reports/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<ReportCase> cases(String file) {
        return results(file).stream().map(ReportCase.class::cast).toList();
    }

    static List<ScenarioResult> scenarios(String file) {
        return results(file).stream().map(ScenarioResult.class::cast).toList();
    }

    private static List<ToolResult> results(String file) {
        List<ToolResult> results = new ArrayList<>();
        Objects.requireNonNull(FILES.get(file), file).read(new ByteArrayInputStream(bytes(file)), results::add);
        return results;
    }
}
