package dev.lightbox.xray.site.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change in a step of a run; what is null stays as it is.
 *
 * @param status name or id
 * @param addDefects ids or keys
 * @param removeDefects ids or keys
 */
public record RunStepChange(
        @Nullable String status,
        @Nullable String comment,
        @Nullable String actualResult,
        List<String> addDefects,
        List<String> removeDefects,
        FileChange evidence) {
    public RunStepChange {
        addDefects = List.copyOf(addDefects);
        removeDefects = List.copyOf(removeDefects);
    }

    public static RunStepChange status(String status) {
        return new RunStepChange(status, null, null, List.of(), List.of(), FileChange.NONE);
    }

    public static RunStepChange comment(String comment) {
        return new RunStepChange(null, comment, null, List.of(), List.of(), FileChange.NONE);
    }

    public static RunStepChange defects(List<String> add, List<String> remove) {
        return new RunStepChange(null, null, null, add, remove, FileChange.NONE);
    }

    public static RunStepChange evidence(FileChange evidence) {
        return new RunStepChange(null, null, null, List.of(), List.of(), evidence);
    }
}
