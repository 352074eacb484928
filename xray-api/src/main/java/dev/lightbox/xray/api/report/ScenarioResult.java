package dev.lightbox.xray.api.report;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One scenario of a Cucumber or Behave report, with a row for each of its examples (contract section 7.5).
 *
 * @param uri the feature file, as the report names it; empty when it does not
 * @param featureTags without the {@code @}
 * @param tags the scenario's own, without the {@code @}
 * @param outline whether it is a Scenario Outline, whose rows the report tells one by one
 * @param gherkin the steps as text, of the first row: reports do not hold the outline itself
 */
public record ScenarioResult(
        String uri,
        String feature,
        List<String> featureTags,
        String name,
        @Nullable String description,
        List<String> tags,
        boolean outline,
        String gherkin,
        List<Row> rows)
        implements ToolResult {

    public ScenarioResult {
        featureTags = List.copyOf(featureTags);
        tags = List.copyOf(tags);
        rows = List.copyOf(rows);
    }

    /**
     * What came of one row of examples, or of the scenario itself when it has none.
     *
     * @param log the steps, hooks included, with their outcomes and errors
     * @param hooks in the order in which they ran
     */
    public record Row(
            Outcome outcome,
            String log,
            @Nullable Double durationMillis,
            @Nullable Instant startedAt,
            List<Step> backgrounds,
            List<Step> steps,
            List<Step> hooks) {
        public Row {
            backgrounds = List.copyOf(backgrounds);
            steps = List.copyOf(steps);
            hooks = List.copyOf(hooks);
        }

        /** What backgrounds, steps and hooks embed, in this order. */
        public List<ReportFile> evidence() {
            return Stream.of(backgrounds, steps, hooks)
                    .flatMap(List::stream)
                    .flatMap(step -> step.evidence.stream())
                    .toList();
        }
    }

    /**
     * What came of a step or a hook.
     *
     * @param keyword {@code Given}, in the feature's language; {@code Before} or {@code After} for a hook
     * @param error what it failed with
     * @param log what it printed
     */
    public record Step(
            String keyword,
            String name,
            Outcome outcome,
            @Nullable String error,
            @Nullable String log,
            @Nullable Double durationMillis,
            List<ReportFile> evidence) {
        public Step {
            evidence = List.copyOf(evidence);
        }
    }

    /** Any failed row fails the scenario; it passes when all rows passed. */
    public Outcome outcome() {
        if (rows.stream().anyMatch(row -> row.outcome == Outcome.FAILED)) {
            return Outcome.FAILED;
        }
        return rows.stream().allMatch(row -> row.outcome == Outcome.PASSED) ? Outcome.PASSED : Outcome.SKIPPED;
    }
}
