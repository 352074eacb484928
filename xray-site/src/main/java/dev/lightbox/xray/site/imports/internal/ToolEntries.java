package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.ReportCase;
import dev.lightbox.xray.api.report.ScenarioResult;
import dev.lightbox.xray.api.report.ToolResult;
import dev.lightbox.xray.api.report.XrayResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what tools report into entries (contract section 7.5). */
public final class ToolEntries {
    private ToolEntries() {}

    public static ReportEntry of(ToolResult result) {
        return switch (result) {
            case ReportCase found -> of(found);
            case ScenarioResult scenario -> of(scenario);
        };
    }

    /** The test that the case names, or the Generic test of its class and name. */
    private static ReportEntry of(ReportCase found) {
        String test = found.testId() != null ? found.testId() : found.testKey();
        XrayResult.TestInfo info = new XrayResult.TestInfo(
                null,
                found.summary() != null ? found.summary() : found.name(),
                "Generic",
                List.of(),
                found.labels(),
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
        ReportEntry.Automated row = new ReportEntry.Automated(
                found.definition(),
                status(found.outcome()),
                found.log(),
                found.durationMillis(),
                found.startedAt(),
                found.finishedAt(),
                List.of(),
                false);
        return new ReportEntry(
                result,
                test,
                true,
                found.requirements(),
                found.tags(),
                List.of(),
                found.description(),
                null,
                List.of(row));
    }

    /** The test that a tag names, or the Cucumber test of the scenario's file and name. */
    private static ReportEntry of(ScenarioResult scenario) {
        XrayResult.TestInfo info = new XrayResult.TestInfo(
                null, scenario.name(), "Cucumber", List.of(), List.of(), List.of(), scenario.gherkin(), null);
        List<String> examples = scenario.outline()
                ? scenario.rows().stream().map(row -> status(row.outcome())).toList()
                : List.of();
        XrayResult result = new XrayResult(
                null,
                info,
                status(scenario.outcome()),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                examples,
                List.of(),
                List.of(),
                scenario.rows().stream().flatMap(row -> row.evidence().stream()).toList(),
                List.of());
        return new ReportEntry(
                result,
                null,
                true,
                List.of(),
                scenario.tags(),
                scenario.featureTags(),
                scenario.description(),
                scenario.uri(),
                List.of(automated(scenario)));
    }

    /** The rows of an outline are one result: they take their times together. */
    private static ReportEntry.Automated automated(ScenarioResult scenario) {
        List<ScenarioResult.Row> rows = scenario.rows();
        String log = rows.stream()
                .map(ScenarioResult.Row::log)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
        return new ReportEntry.Automated(
                scenario.name(),
                status(scenario.outcome()),
                log.isEmpty() ? null : log,
                sum(rows),
                rows.stream()
                        .map(ScenarioResult.Row::startedAt)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                rows.stream()
                        .map(row -> finished(row.startedAt(), row.durationMillis()))
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null),
                rows,
                scenario.outline());
    }

    private static @Nullable Double sum(List<ScenarioResult.Row> rows) {
        List<Double> known = rows.stream()
                .map(ScenarioResult.Row::durationMillis)
                .filter(Objects::nonNull)
                .toList();
        return known.isEmpty()
                ? null
                : known.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static @Nullable Instant finished(@Nullable Instant started, @Nullable Double millis) {
        return started == null || millis == null ? null : started.plusMillis(millis.longValue());
    }

    static String status(ToolResult.Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "PASSED";
            case FAILED -> "FAILED";
            case SKIPPED -> "TO DO";
        };
    }
}
