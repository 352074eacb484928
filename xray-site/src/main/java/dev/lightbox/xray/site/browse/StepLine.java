package dev.lightbox.xray.site.browse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a test, or of a run.
 *
 * @param calledTest key of the test that the step calls
 * @param outcome null for a step of a test
 */
public record StepLine(
        @Nullable String action,
        @Nullable String data,
        @Nullable String result,
        @Nullable String calledTest,
        List<FileLine> files,
        @Nullable Outcome outcome) {

    /** What came of a step. */
    public record Outcome(
            String status,
            String color,
            @Nullable String comment,
            @Nullable String actualResult,
            List<String> defects) {}
}
