package dev.lightbox.xray.api.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code testcase} of a JUnit report (contract section 7.5).
 *
 * @param className empty when the report gives none
 * @param log what failures and output say, cut at a megabyte
 * @param testKey the issue key that the case names for its test
 * @param testId the issue id that the case names for its test; wins over the key
 */
public record JUnitCase(
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
        List<String> tags,
        @Nullable String comment,
        List<ReportFile> evidence,
        List<ReportField> customFields) {

    /** How a case ended. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    public JUnitCase {
        requirements = List.copyOf(requirements);
        tags = List.copyOf(tags);
        evidence = List.copyOf(evidence);
        customFields = List.copyOf(customFields);
    }

    /** How a Generic test that this case belongs to is defined. */
    public String definition() {
        return className.isEmpty() ? name : className + "." + name;
    }
}
