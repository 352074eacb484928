package dev.lightbox.xray.api.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case of a test runner's report (contract section 7.5): JUnit, TestNG, NUnit, xUnit.net, Robot Framework.
 *
 * @param className what stands before the name in the definition: class, fixture or suite; empty when there is none
 * @param log what failures and output say, cut at a megabyte
 * @param testKey the issue key that the case names for its test
 * @param testId the issue id that the case names for its test; wins over the key
 * @param summary of a test that has to be created, or null for the name
 * @param labels of a test that has to be created
 * @param tags names that may be issue keys, of the test or of requirements; those that are not are labels
 */
public record ReportCase(
        String className,
        String name,
        Outcome outcome,
        @Nullable String log,
        @Nullable Double durationMillis,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String testKey,
        @Nullable String testId,
        List<String> requirements,
        @Nullable String summary,
        @Nullable String description,
        List<String> labels,
        List<String> tags,
        @Nullable String comment,
        List<ReportFile> evidence,
        List<ReportField> customFields)
        implements ToolResult {

    public ReportCase {
        requirements = List.copyOf(requirements);
        labels = List.copyOf(labels);
        tags = List.copyOf(tags);
        evidence = List.copyOf(evidence);
        customFields = List.copyOf(customFields);
    }

    /** How a Generic test that this case belongs to is defined. */
    public String definition() {
        return className.isEmpty() ? name : className + "." + name;
    }
}
