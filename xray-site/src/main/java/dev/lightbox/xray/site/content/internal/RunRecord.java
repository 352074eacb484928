package dev.lightbox.xray.site.content.internal;

import org.jspecify.annotations.Nullable;

/**
 * What was recorded in a run.
 *
 * @param executedBy id of a user
 * @param started milliseconds since the epoch
 * @param finished milliseconds since the epoch
 */
public record RunRecord(
        String status,
        @Nullable String comment,
        @Nullable Long executedBy,
        @Nullable Long started,
        @Nullable Long finished) {
    /** Nothing yet. */
    public static final RunRecord NONE = new RunRecord(RunRows.TO_DO, null, null, null, null);
}
