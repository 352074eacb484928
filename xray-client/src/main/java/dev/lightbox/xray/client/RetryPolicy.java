package dev.lightbox.xray.client;

import java.time.Duration;

/**
 * How often and after which pause a failed request is repeated. A request that changes something is repeated only when
 * the site certainly did not act on it: a 429, or a connection that never came about.
 *
 * @param attempts how often a request is sent at most, the first time included
 * @param firstPause the pause before the first repeat; it doubles with each further one, give or take half of it
 * @param longestPause the longest of these pauses
 * @param longestRateLimitWait the longest {@code Retry-After} that is waited for; a longer one fails at once
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause, Duration longestRateLimitWait) {
    /** For long jobs: rides out a 5-minute window and a short outage. */
    public static final RetryPolicy PATIENT =
            new RetryPolicy(6, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(10));

    /** For a person who waits: every failure is told at once. */
    public static final RetryPolicy NONE =
            new RetryPolicy(1, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ZERO);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts is " + attempts + "; use 1 or more.");
        }
    }
}
