package dev.lightbox.xray.client;

import dev.lightbox.xray.client.internal.TunnelLogins;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * How a client behaves. Start from {@link #standard} and change what differs.
 *
 * @param http the connection pool, made by {@link #httpClient()} (proxy and certificates are set there); its owner closes it
 * @param network how the site is reached; {@code http} was built from it
 * @param pacing the site's request budget, shared by all that use the client
 * @param retry what is repeated and how long it is waited for
 * @param maxConcurrent how many requests may be under way at once
 * @param answerTimeLimit for one whole answer, from the first byte sent to the last byte received
 * @param idleTimeLimit for the next piece of a download, which has no limit in all
 * @param maxAnswerBytes the longest answer that is kept in memory; a longer one fails
 * @param userAgent the {@code User-Agent} header
 * @param clock wall-clock time, for the age of tokens and for dates in answers
 * @param sleeper what waits between requests
 * @param random the jitter of pauses
 */
public record ClientSettings(
        HttpClient http,
        SiteNetwork network,
        Pacing pacing,
        RetryPolicy retry,
        int maxConcurrent,
        Duration answerTimeLimit,
        Duration idleTimeLimit,
        long maxAnswerBytes,
        String userAgent,
        InstantSource clock,
        Sleeper sleeper,
        RandomGenerator random) {

    public ClientSettings {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("The HttpClient follows redirects by itself and would send the token to"
                    + " wherever a site points; build it with ClientSettings.httpClient().");
        }
        if (network.proxy().isPresent() && http.proxy().isEmpty()) {
            throw new IllegalArgumentException(
                    "The HttpClient would go around the proxy; build it with SiteNetwork.httpClient().");
        }
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("maxConcurrent is " + maxConcurrent + "; use 1 or more.");
        }
        if (maxAnswerBytes < 1 || maxAnswerBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "maxAnswerBytes is " + maxAnswerBytes + "; use 1 to " + (Integer.MAX_VALUE - 8) + ".");
        }
    }

    /** As the other, over a pool that goes straight to the site. */
    public static ClientSettings standard(HttpClient http) {
        return standard(http, SiteNetwork.DIRECT);
    }

    /**
     * Xray Standard's budget, patient, 4 requests at once, 60 s and 64 MiB for an answer.
     *
     * @param http built by {@link SiteNetwork#httpClient()} of that very network
     */
    public static ClientSettings standard(HttpClient http, SiteNetwork network) {
        return new ClientSettings(
                http,
                network,
                Pacing.STANDARD,
                RetryPolicy.PATIENT,
                4,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                64L << 20,
                "Lightbox",
                InstantSource.system(),
                Sleeper.real(),
                new SecureRandom());
    }

    /** A builder that is right for Xray sites: HTTP/2 where the site speaks it, 10 s to connect, no redirects followed. */
    public static HttpClient.Builder httpClient() {
        TunnelLogins.allow();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER);
    }

    public ClientSettings withPacing(Pacing newPacing) {
        return new ClientSettings(
                http,
                network,
                newPacing,
                retry,
                maxConcurrent,
                answerTimeLimit,
                idleTimeLimit,
                maxAnswerBytes,
                userAgent,
                clock,
                sleeper,
                random);
    }

    public ClientSettings withRetry(RetryPolicy newRetry) {
        return new ClientSettings(
                http,
                network,
                pacing,
                newRetry,
                maxConcurrent,
                answerTimeLimit,
                idleTimeLimit,
                maxAnswerBytes,
                userAgent,
                clock,
                sleeper,
                random);
    }

    public ClientSettings withMaxConcurrent(int newMaxConcurrent) {
        return new ClientSettings(
                http,
                network,
                pacing,
                retry,
                newMaxConcurrent,
                answerTimeLimit,
                idleTimeLimit,
                maxAnswerBytes,
                userAgent,
                clock,
                sleeper,
                random);
    }

    /** Both time limits at once. */
    public ClientSettings withTimeLimits(Duration answer, Duration idle) {
        return new ClientSettings(
                http,
                network,
                pacing,
                retry,
                maxConcurrent,
                answer,
                idle,
                maxAnswerBytes,
                userAgent,
                clock,
                sleeper,
                random);
    }

    public ClientSettings withMaxAnswerBytes(long newMaxAnswerBytes) {
        return new ClientSettings(
                http,
                network,
                pacing,
                retry,
                maxConcurrent,
                answerTimeLimit,
                idleTimeLimit,
                newMaxAnswerBytes,
                userAgent,
                clock,
                sleeper,
                random);
    }

    /** The time it lives by: the clock on the wall and what it waits with. */
    public ClientSettings withTime(InstantSource newClock, Sleeper newSleeper) {
        return new ClientSettings(
                http,
                network,
                pacing,
                retry,
                maxConcurrent,
                answerTimeLimit,
                idleTimeLimit,
                maxAnswerBytes,
                userAgent,
                newClock,
                newSleeper,
                random);
    }
}
