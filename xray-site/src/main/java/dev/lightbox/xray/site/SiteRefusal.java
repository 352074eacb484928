package dev.lightbox.xray.site;

import java.util.Objects;

/**
 * The site refuses a request for a reason that the client may know: the message is what the wire shows, word for word
 * (REST: {@code {"error": message}}; GraphQL: an entry of {@code errors}). Nothing has been changed when it is thrown
 * inside a transaction.
 */
public final class SiteRefusal extends RuntimeException {
    private final Kind kind;

    /** Kinds of refusal, each a REST status at the edge. */
    public enum Kind {
        /** 400 */
        BAD_REQUEST,
        /** 401 */
        UNAUTHORIZED,
        /** 404 */
        NOT_FOUND,
        /** 413 */
        TOO_LARGE
    }

    public SiteRefusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static SiteRefusal badRequest(String message) {
        return new SiteRefusal(Kind.BAD_REQUEST, message);
    }

    /** What the client is told, word for word. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }
}
