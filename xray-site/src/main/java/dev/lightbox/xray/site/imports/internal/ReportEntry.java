package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.ReportFile;
import dev.lightbox.xray.api.report.ScenarioResult;
import dev.lightbox.xray.api.report.XrayResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One result of a report, whatever its format.
 *
 * @param test id or key of the test that the report names, or null
 * @param mustExist whether an unknown {@code test} spoils the whole report; in Xray JSON it only spoils its own result
 * @param requirements keys of what the test covers
 * @param tags names that may be keys of the test and of requirements
 * @param sharedTags tags of the feature around a scenario, which may be keys of requirements
 * @param description of a test that has to be created
 * @param path the feature file of a scenario, or null
 * @param automated what the tool said, in one or several rows; empty for a result that is not of a tool's report
 */
public record ReportEntry(
        XrayResult result,
        @Nullable String test,
        boolean mustExist,
        List<String> requirements,
        List<String> tags,
        List<String> sharedTags,
        @Nullable String description,
        @Nullable String path,
        List<Automated> automated) {

    /**
     * A case or scenario of a tool's report, of which several may belong to one test.
     *
     * @param examples what the report tells of the scenario's steps: of the scenario itself, or of each row of its outline
     * @param outline whether these are rows
     */
    public record Automated(
            String name,
            String status,
            @Nullable String log,
            @Nullable Double durationMillis,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            List<ScenarioResult.Row> examples,
            boolean outline) {
        public Automated {
            examples = List.copyOf(examples);
        }
    }

    public ReportEntry {
        requirements = List.copyOf(requirements);
        tags = List.copyOf(tags);
        sharedTags = List.copyOf(sharedTags);
        automated = List.copyOf(automated);
    }

    public static ReportEntry of(XrayResult result) {
        List<String> requirements =
                result.testInfo() == null ? List.of() : result.testInfo().requirementKeys();
        return new ReportEntry(
                result, result.testKey(), false, requirements, List.of(), List.of(), null, null, List.of());
    }

    /** The same after its tags were understood: they name a test, requirements and labels. */
    ReportEntry understood(TagMeanings.Meaning meaning) {
        if (meaning.test() != null && test == null) {
            return new ReportEntry(
                    result.withTest(meaning.test()),
                    meaning.test(),
                    mustExist,
                    both(requirements, meaning.requirements()),
                    List.of(),
                    List.of(),
                    description,
                    path,
                    automated);
        }
        return new ReportEntry(
                result.withLabels(meaning.labels()),
                test,
                mustExist,
                both(requirements, meaning.requirements()),
                List.of(),
                List.of(),
                description,
                path,
                automated);
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
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
        long weight = 1000L + length(result.comment()) + length(description);
        for (Automated row : automated) {
            weight += 200 + row.name.length() + length(row.log);
            weight += row.examples.stream().mapToLong(ReportEntry::weight).sum();
        }
        weight += weight(result.evidence());
        weight += result.steps().stream().mapToLong(ReportEntry::weight).sum();
        for (XrayResult.Iteration iteration : result.iterations()) {
            weight += 200
                    + length(iteration.log())
                    + iteration.steps().stream().mapToLong(ReportEntry::weight).sum();
        }
        XrayResult.TestInfo info = result.testInfo();
        if (info != null) {
            weight += length(info.definition()) + length(info.scenario()) + length(info.summary());
            for (XrayResult.StepDefinition step : info.steps()) {
                weight += 200 + length(step.action()) + length(step.data()) + length(step.result());
            }
        }
        return (int) Math.min(weight, Integer.MAX_VALUE / 2);
    }

    /** The files are those of the result. */
    private static long weight(ScenarioResult.Row row) {
        return Stream.of(row.backgrounds(), row.steps(), row.hooks())
                .flatMap(List::stream)
                .mapToLong(step -> 200 + step.name().length() + length(step.error()) + length(step.log()))
                .sum();
    }

    private static long weight(XrayResult.Step step) {
        return 200 + length(step.comment()) + length(step.actualResult()) + weight(step.evidence());
    }

    private static long weight(List<ReportFile> files) {
        return files.stream().mapToLong(file -> file.data().length()).sum();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
