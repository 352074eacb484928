package dev.lightbox.xray.api.report;

import org.jspecify.annotations.Nullable;

/** A report or its {@code info} cannot be taken; the message is what the wire shows. */
public final class UnreadableReport extends RuntimeException {
    public UnreadableReport(String message) {
        this(message, null);
    }

    public UnreadableReport(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
