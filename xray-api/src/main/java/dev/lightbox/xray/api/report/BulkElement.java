package dev.lightbox.xray.api.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One element of a bulk import of tests (contract section 8).
 *
 * @param fields Jira's create fields, those of {@code update} applied; may be empty
 * @param key of a test to change instead of creating one
 * @param testType name of the type, or null
 * @param steps null when the element does not speak of steps
 * @param xrayId the client's own reference, by which other elements name this one
 */
public record BulkElement(
        Kind kind,
        JsonNode fields,
        @Nullable String key,
        @Nullable String testType,
        @Nullable List<XrayResult.StepDefinition> steps,
        @Nullable String gherkin,
        @Nullable String unstructured,
        @Nullable String folder,
        List<String> testSets,
        List<String> preconditions,
        @Nullable String xrayId) {
    public BulkElement {
        steps = steps == null ? null : List.copyOf(steps);
        testSets = List.copyOf(testSets);
        preconditions = List.copyOf(preconditions);
    }

    /** What an element makes. */
    public enum Kind {
        TEST,
        TEST_SET,
        PRECONDITION
    }
}
