package dev.lightbox.xray.api.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One element of {@code tests} in Xray JSON (contract section 7.4). It names its test by key, describes it, or does both.
 *
 * @param status as it was sent
 * @param executedBy account id
 * @param assignee account id
 * @param examples a status for each row of a Scenario Outline
 * @param defects issue keys
 */
public record XrayResult(
        @Nullable String testKey,
        @Nullable TestInfo testInfo,
        String status,
        @Nullable Instant start,
        @Nullable Instant finish,
        @Nullable String comment,
        @Nullable String executedBy,
        @Nullable String assignee,
        List<Step> steps,
        List<String> examples,
        List<Iteration> iterations,
        List<String> defects,
        List<ReportFile> evidence,
        List<ReportField> customFields) {

    public XrayResult {
        steps = List.copyOf(steps);
        examples = List.copyOf(examples);
        iterations = List.copyOf(iterations);
        defects = List.copyOf(defects);
        evidence = List.copyOf(evidence);
        customFields = List.copyOf(customFields);
    }

    /** The same for a test that is known by its key, so that nothing of it is described. */
    public XrayResult withTest(String key) {
        return new XrayResult(
                key,
                null,
                status,
                start,
                finish,
                comment,
                executedBy,
                assignee,
                steps,
                examples,
                iterations,
                defects,
                evidence,
                customFields);
    }

    /** The same with these labels, besides its own, for a test that has to be created. */
    public XrayResult withLabels(List<String> labels) {
        if (testInfo == null || labels.isEmpty()) {
            return this;
        }
        return new XrayResult(
                testKey,
                testInfo.withLabels(labels),
                status,
                start,
                finish,
                comment,
                executedBy,
                assignee,
                steps,
                examples,
                iterations,
                defects,
                evidence,
                customFields);
    }

    /** A test to create or to change. */
    public record TestInfo(
            @Nullable String projectKey,
            @Nullable String summary,
            @Nullable String type,
            List<String> requirementKeys,
            List<String> labels,
            List<StepDefinition> steps,
            @Nullable String scenario,
            @Nullable String definition) {
        public TestInfo {
            requirementKeys = List.copyOf(requirementKeys);
            labels = List.copyOf(labels);
            steps = List.copyOf(steps);
        }

        private TestInfo withLabels(List<String> more) {
            List<String> all =
                    Stream.concat(labels.stream(), more.stream()).distinct().toList();
            return new TestInfo(projectKey, summary, type, requirementKeys, all, steps, scenario, definition);
        }
    }

    /** @param customFields further members by their names */
    public record StepDefinition(
            @Nullable String action,
            @Nullable String data,
            @Nullable String result,
            Map<String, JsonNode> customFields) {
        public StepDefinition {
            customFields = Map.copyOf(customFields);
        }
    }

    /** What happened in the step at the same place of the definition. */
    public record Step(
            @Nullable String status,
            @Nullable String comment,
            @Nullable String actualResult,
            List<ReportFile> evidence,
            List<String> defects) {
        public Step {
            evidence = List.copyOf(evidence);
            defects = List.copyOf(defects);
        }
    }

    /** One round of a data-driven test. */
    public record Iteration(
            @Nullable String name,
            Map<String, String> parameters,
            @Nullable String log,
            @Nullable String duration,
            @Nullable String status,
            List<Step> steps) {
        public Iteration {
            // In the order of the report, which is that of the columns.
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            steps = List.copyOf(steps);
        }
    }
}
