package dev.lightbox.doctor;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * One thing that was tried or looked at, with all that a person needs to do it again. Nothing in it is secret: texts of the site are
 * bounded, on one line and without tokens and secrets.
 *
 * @param id stable, lower-case words joined by dashes
 * @param title what the call is, for a person
 * @param outcome whether it brought what it should
 * @param at when it was sent
 * @param tookMillis until the whole answer was there, or until it was given up
 * @param status the answer's status; 0 when there was no answer
 * @param contentType the answer's media type; empty when it named none
 * @param headers those that tell who answered and when
 * @param answer what was answered, or how the connection failed
 * @param meaning what that says about the connection
 * @param curl the same for a shell, by curl for all calls; empty where nothing was sent. It has the key in the variables {@code LIGHTBOX_CLIENT_ID} and
 *     {@code LIGHTBOX_CLIENT_SECRET} and the token in {@code TOKEN}
 */
public record Probe(
        String id,
        String title,
        URI url,
        Outcome outcome,
        Instant at,
        long tookMillis,
        int status,
        String contentType,
        Map<String, String> headers,
        String answer,
        String meaning,
        String curl) {
    public enum Outcome {
        PASSED,
        /** It brought what it should, and something that a person should know. */
        WARNED,
        FAILED,
        /** Not made, because what it needs was missing. */
        SKIPPED
    }

    public Probe {
        headers = Map.copyOf(headers);
    }
}
