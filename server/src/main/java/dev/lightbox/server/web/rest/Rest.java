package dev.lightbox.server.web.rest;

/** Where the REST API is. */
public final class Rest {
    /** What all its paths start with. */
    public static final String PATH = "/api/rest/v1";

    private Rest() {}
}
