package dev.lightbox.server.web.view;

import java.io.Serializable;

/**
 * What the next page says about what was just done. Travels through the session, so it never holds a secret.
 *
 * @param text further words; may be empty
 */
public record Flash(Kind kind, String title, String text) implements Serializable {
    /** The attribute's name in a controller's model. */
    public static final String NAME = "flash";

    /** How it went. */
    public enum Kind {
        SUCCESS,
        WARNING,
        FAILURE
    }

    public static Flash success(String title, String text) {
        return new Flash(Kind.SUCCESS, title, text);
    }

    public static Flash warning(String title, String text) {
        return new Flash(Kind.WARNING, title, text);
    }

    public static Flash failure(String title, String text) {
        return new Flash(Kind.FAILURE, title, text);
    }
}
