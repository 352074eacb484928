package dev.lightbox.xray.site.tokens;

import dev.lightbox.kernel.Secret;

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
}
