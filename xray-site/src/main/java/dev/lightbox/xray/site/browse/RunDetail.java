package dev.lightbox.xray.site.browse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run with the definition as it was.
 *
 * @param defects keys, or ids of issues that are gone
 */
public record RunDetail(
        RunLine line,
        String project,
        @Nullable String comment,
        @Nullable String assignee,
        @Nullable String executedBy,
        @Nullable Instant started,
        @Nullable String definition,
        List<StepLine> steps,
        List<String> defects,
        List<FileLine> evidence,
        List<ResultLine> results) {

    /**
     * What an imported report said.
     *
     * @param durationMillis null when it did not say
     */
    public record ResultLine(
            String name,
            String status,
            String color,
            @Nullable String log,
            @Nullable Double durationMillis) {}
}
