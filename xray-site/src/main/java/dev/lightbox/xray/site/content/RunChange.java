package dev.lightbox.xray.site.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change in a run besides its status; what is null stays as it is.
 *
 * @param assignee account id
 * @param executedBy account id
 */
public record RunChange(
        @Nullable String comment,
        @Nullable String assignee,
        @Nullable String executedBy,
        @Nullable Instant startedOn,
        @Nullable Instant finishedOn,
        @Nullable List<FieldValue> customFields) {}
