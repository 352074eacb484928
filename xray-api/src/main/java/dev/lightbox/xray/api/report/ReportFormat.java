package dev.lightbox.xray.api.report;

import java.io.InputStream;
import java.util.function.Consumer;

/**
 * The formats of tools that can be imported (contract section 7.1). Xray JSON is read by {@link XrayJson}, since it also
 * says where its results go.
 */
public enum ReportFormat {
    CUCUMBER("cucumber", (in, results) -> ScenarioReport.read("Cucumber", ScenarioDialect.CUCUMBER, in, results)),
    BEHAVE("behave", (in, results) -> ScenarioReport.read("Behave", ScenarioDialect.BEHAVE, in, results)),
    JUNIT("junit", (in, results) -> XmlReport.read("JUnit", new JUnitFormat(), in, results)),
    TESTNG("testng", (in, results) -> XmlReport.read("TestNG", new TestNgFormat(), in, results)),
    NUNIT("nunit", (in, results) -> XmlReport.read("NUnit", new NUnitFormat(), in, results)),
    XUNIT("xunit", (in, results) -> XmlReport.read("xUnit", new XUnitFormat(), in, results)),
    ROBOT("robot", (in, results) -> XmlReport.read("Robot", new RobotFormat(), in, results));

    private final String path;
    private final Reading reading;

    private interface Reading {
        long read(InputStream in, Consumer<? super ToolResult> results);
    }

    ReportFormat(String path, Reading reading) {
        this.path = path;
        this.reading = reading;
    }

    /** The last part of the endpoint's path: {@code junit}. */
    public String path() {
        return path;
    }

    /**
     * Hands each result over as it has been read and returns their number. The stream is read to its end and left open.
     *
     * @throws UnreadableReport when this is not such a report; results before the fault have been handed over
     */
    public long read(InputStream in, Consumer<? super ToolResult> results) {
        return reading.read(in, results);
    }
}
