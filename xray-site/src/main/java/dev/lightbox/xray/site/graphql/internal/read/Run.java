package dev.lightbox.xray.site.graphql.internal.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test run with the definition as it was.
 *
 * @param assignee id of a user, see {@link Accounts}
 * @param executedBy id of a user
 * @param defects issue ids
 */
public record Run(
        String id,
        long executionId,
        long testId,
        String status,
        @Nullable String comment,
        @Nullable Long assignee,
        @Nullable Long executedBy,
        @Nullable Instant started,
        @Nullable Instant finished,
        Instant modified,
        int version,
        String typeId,
        @Nullable String gherkin,
        @Nullable String scenarioType,
        @Nullable String unstructured,
        List<String> defects,
        List<Map<String, Object>> customFields) {}
