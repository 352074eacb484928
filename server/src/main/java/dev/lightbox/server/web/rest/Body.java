package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import org.jspecify.annotations.Nullable;

/** What a body must have. */
final class Body {
    private Body() {}

    /** @throws LightboxException {@code INVALID_INPUT} when the member was left out */
    static <T> T require(@Nullable T value, String member) {
        if (value == null) {
            throw missing(member);
        }
        return value;
    }

    static LightboxException missing(String member) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The body has no " + member + ".",
                "docs/reference/rest.md names the members of each resource.");
    }
}
