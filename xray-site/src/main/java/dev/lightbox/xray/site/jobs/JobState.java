package dev.lightbox.xray.site.jobs;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is (contract sections 8 and 11).
 *
 * @param progress what has been told so far
 * @param result JSON, once the job has ended with one
 */
public record JobState(
        String id,
        Status status,
        List<String> progress,
        @Nullable String result) {
    public JobState {
        progress = List.copyOf(progress);
    }

    /** The states that the wire knows. */
    public enum Status {
        PENDING,
        WORKING,
        SUCCESSFUL,
        PARTIALLY_SUCCESSFUL,
        /** Ended, and nothing came of it. */
        UNSUCCESSFUL,
        /** Broke, or its server stopped. */
        FAILED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
