package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.JUnitCase;
import dev.lightbox.xray.api.report.XrayResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result of a report, whatever its format.
 *
 * @param test id or key of the test that the report names, or null
 * @param mustExist whether an unknown {@code test} spoils the whole report; in Xray JSON it only spoils its own result
 * @param requirements keys of what the test covers
 * @param description of a test that has to be created
 * @param automated what the tool said; null for a result that is not a case of a tool's report
 */
public record ReportEntry(
        XrayResult result,
        @Nullable String test,
        boolean mustExist,
        List<String> requirements,
        @Nullable String description,
        @Nullable Automated automated) {

    /** A case of a tool's report, of which several may belong to one test. */
    public record Automated(
            String name, @Nullable String log, @Nullable Double durationMillis) {}

    public ReportEntry {
        requirements = List.copyOf(requirements);
    }

    public static ReportEntry of(XrayResult result) {
        List<String> requirements =
                result.testInfo() == null ? List.of() : result.testInfo().requirementKeys();
        return new ReportEntry(result, result.testKey(), false, requirements, null, null);
    }

    /** Contract section 7.5: the test that the case names, or the Generic test of its class and name. */
    public static ReportEntry of(JUnitCase found) {
        String test = found.testId() != null ? found.testId() : found.testKey();
        XrayResult.TestInfo info = new XrayResult.TestInfo(
                null,
                found.summary() != null ? found.summary() : found.name(),
                "Generic",
                List.of(),
                found.tags(),
                List.of(),
                null,
                found.definition());
        XrayResult result = new XrayResult(
                test,
                test == null ? info : null,
                status(found.outcome()),
                found.startedAt(),
                found.finishedAt(),
                found.comment(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                found.evidence(),
                found.customFields());
        Automated automated = new Automated(found.definition(), found.log(), found.durationMillis());
        return new ReportEntry(result, test, true, found.requirements(), found.description(), automated);
    }

    private static String status(JUnitCase.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "PASSED";
            case FAILED -> "FAILED";
            case SKIPPED -> "TO DO";
        };
    }

    /** The key of the project that a result's test belongs to; empty when the result does not say. */
    public static String projectOf(XrayResult result) {
        String key = result.testKey();
        XrayResult.TestInfo info = result.testInfo();
        if (key != null && key.indexOf('-') > 0) {
            return key.substring(0, key.lastIndexOf('-'));
        }
        return info == null || info.projectKey() == null ? "" : info.projectKey();
    }

    /** About how much memory the entry holds, in characters. */
    int weight() {
        int weight = 1000
                + (automated == null || automated.log() == null
                        ? 0
                        : automated.log().length());
        weight += result.evidence().stream()
                .mapToInt(file -> file.data().length())
                .sum();
        return weight
                + result.steps().stream()
                        .flatMap(step -> step.evidence().stream())
                        .mapToInt(file -> file.data().length())
                        .sum();
    }
}
