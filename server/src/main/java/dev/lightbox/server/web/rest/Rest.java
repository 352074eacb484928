package dev.lightbox.server.web.rest;

import org.jspecify.annotations.Nullable;

/** Where the REST API is. */
public final class Rest {
    /** What all its paths start with. */
    public static final String PATH = "/api/rest/v1";

    private static final String PROGRAMS = "/api";

    private Rest() {}

    /**
     * Whether programs call this address, so that its failures are told in JSON.
     *
     * @param uri as it was sent; null when the request line could not be read, which only programs bring about
     */
    public static boolean isForPrograms(@Nullable String uri) {
        String path = uri == null ? PROGRAMS : uri.replaceFirst("^/+", "/");
        return path.equals(PROGRAMS) || path.startsWith(PROGRAMS + "/");
    }
}
