package dev.lightbox.xray.site.tokens;

import dev.lightbox.xray.site.Caller;

/** What came of presenting a token. */
public sealed interface Verification {

    /** The token counts; the request acts for this caller. */
    record Accepted(Caller caller) implements Verification {}

    /**
     * The token does not count (status 401).
     *
     * @param wireText what the client is told, word for word
     */
    record Refused(String wireText) implements Verification {}
}
