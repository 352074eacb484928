package dev.lightbox.xray.api.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
            parameters = Map.copyOf(parameters);
            steps = List.copyOf(steps);
        }
    }
}
