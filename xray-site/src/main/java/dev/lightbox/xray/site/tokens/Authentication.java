package dev.lightbox.xray.site.tokens;

import dev.lightbox.kernel.Secret;
import java.time.Duration;

/** What came of presenting a client id and a client secret. */
public sealed interface Authentication {

    /**
     * The pair is right.
     *
     * @param token a JWT: letters, digits and {@code - _ .} only, so that it needs no escaping in JSON
     */
    record Issued(Secret token) implements Authentication {}

    /**
     * The pair is wrong, or its user may not act.
     *
     * @param wireText what the client is told, word for word; the same for every cause
     */
    record Refused(String wireText) implements Authentication {}

    /**
     * The pair is wrong, and so were too many before it. The right pair gets in all the same.
     *
     * @param retryAfter when the next wrong one is looked at as before
     */
    record Throttled(Duration retryAfter) implements Authentication {}
}
