package dev.lightbox.xray.site.keys;

import java.time.Duration;
import java.util.Optional;

/**
 * What a site asks of its keys.
 *
 * @param maxLifetime how long a secret works at most, counted from when it was made; secrets that exist are held to it too
 */
public record KeyPolicy(Optional<Duration> maxLifetime) {
    /** Keys live for ever, as in Xray. */
    public static final KeyPolicy NONE = new KeyPolicy(Optional.empty());
}
