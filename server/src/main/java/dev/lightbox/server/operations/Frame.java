package dev.lightbox.server.operations;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import org.jspecify.annotations.Nullable;

/**
 * One line of the local channel's answer: any number of progress lines, then one with the result or the failure. Exactly
 * one of the three members is set.
 */
public record Frame(
        Progress.@Nullable Step progress,
        @Nullable String result,
        @Nullable Failure failure) {

    /** A {@link LightboxException} on its way to the other process. */
    public record Failure(ErrorCode code, String message, String remedy) {
        static Failure of(LightboxException told) {
            return new Failure(told.code(), String.valueOf(told.getMessage()), told.remedy());
        }

        LightboxException toException() {
            return new LightboxException(code, message, remedy);
        }
    }

    static Frame progress(Progress.Step step) {
        return new Frame(step, null, null);
    }

    static Frame result(Object value) {
        return new Frame(null, OperationJson.compact(value), null);
    }

    static Frame failure(LightboxException told) {
        return new Frame(null, null, Failure.of(told));
    }
}
