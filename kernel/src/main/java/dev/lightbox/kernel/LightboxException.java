package dev.lightbox.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the caller cannot handle where it stands, told in words for a person: the message says what was
 * attempted, on what and what was found; {@link #remedy()} says what to do next. Neither ever holds a secret.
 */
public class LightboxException extends RuntimeException {
    private final ErrorCode code;
    private final String remedy;

    public LightboxException(ErrorCode code, String message, String remedy) {
        this(code, message, remedy, null);
    }

    public LightboxException(ErrorCode code, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.remedy = remedy;
    }

    public ErrorCode code() {
        return code;
    }

    /** The next step, as a sentence; empty when there is nothing useful to say. */
    public String remedy() {
        return remedy;
    }
}
