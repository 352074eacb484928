package dev.lightbox.server.web;

import dev.lightbox.kernel.ErrorCode;

/** The HTTP status of each failure, for pages and for the REST API. */
public final class HttpStatuses {
    private HttpStatuses() {}

    /** The status that tells a failure of this code. */
    public static int of(ErrorCode code) {
        if (code == ErrorCode.NO_CREDENTIALS) {
            // Nothing is broken: the person has a step to do first.
            return 409;
        }
        if (code == ErrorCode.SITE_REFUSED) {
            // Not ours: the Xray site that was asked on the caller's behalf.
            return 502;
        }
        return switch (code.category()) {
            case USAGE -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT, BUSY -> 409;
            case DAMAGED, FAILED -> 500;
        };
    }
}
