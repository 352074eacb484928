package dev.lightbox.xray.client;

import dev.lightbox.xray.client.XrayFailure.EdgeError;
import dev.lightbox.xray.client.XrayFailure.RateLimited;
import dev.lightbox.xray.client.XrayFailure.ServerError;
import dev.lightbox.xray.client.XrayFailure.Unreachable;
import dev.lightbox.xray.client.internal.Counters;
import dev.lightbox.xray.client.internal.Pacer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Sends a request within the budget and repeats it where that is safe and may help. Thread-safe.
 *
 * <p>A 429 says that the site did nothing, so it is always repeated after the pause that the site asked for; all threads
 * of the client pause with it. A failure of the site or of the connection leaves open whether the site acted, so only
 * reads are repeated then; a connection that never came about did nothing.
 */
final class Attempts {
    /** When the site names no time, or one that is over already. */
    private static final Duration SHORTEST_RATE_LIMIT_WAIT = Duration.ofSeconds(1);

    private final ClientSettings settings;
    private final Counters counters;
    private final Pacer pacer;
    private final Semaphore permits;

    Attempts(ClientSettings settings, Counters counters) {
        this.settings = settings;
        this.counters = counters;
        this.pacer = new Pacer(settings.pacing(), settings.sleeper());
        this.permits = new Semaphore(settings.maxConcurrent(), true);
    }

    /**
     * @param repeatable whether the request may be repeated although the site may have acted; asked after each failure
     * @param exchange sends it once and throws {@link XrayException} when it failed
     */
    <T> T run(BooleanSupplier repeatable, Supplier<T> exchange) {
        Duration rateLimited = Duration.ZERO;
        int attempt = 1;
        while (true) {
            try {
                return once(exchange);
            } catch (XrayException e) {
                if (e.failure() instanceof RateLimited limited) {
                    Duration pause = pauseFor(limited);
                    rateLimited = rateLimited.plus(pause);
                    if (rateLimited.compareTo(settings.retry().longestRateLimitWait()) > 0) {
                        throw e;
                    }
                    pacer.pause(pause);
                } else {
                    if (attempt >= settings.retry().attempts() || !mayRepeat(e.failure(), repeatable)) {
                        throw e;
                    }
                    sleep(backoff(attempt));
                    attempt++;
                }
                counters.retry();
            }
        }
    }

    /** The permit comes before the budget, so that a request goes out at the moment the budget was taken for. */
    private <T> T once(Supplier<T> exchange) {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            throw Transport.interrupted(e);
        }
        try {
            counters.waited(pacer.acquire());
            return exchange.get();
        } catch (InterruptedException e) {
            throw Transport.interrupted(e);
        } finally {
            permits.release();
        }
    }

    private static boolean mayRepeat(XrayFailure failure, BooleanSupplier repeatable) {
        return switch (failure) {
            case Unreachable unreachable ->
                switch (unreachable.kind()) {
                    case DNS, REFUSED -> true;
                    case TIMEOUT, OTHER -> repeatable.getAsBoolean();
                    case TLS, PROXY -> false;
                };
            case ServerError _ -> repeatable.getAsBoolean();
            case EdgeError edge -> edge.status() >= 500 && repeatable.getAsBoolean();
            default -> false;
        };
    }

    private Duration pauseFor(RateLimited limited) {
        Duration asked = limited.retryAfter().isZero() ? settings.retry().longestPause() : limited.retryAfter();
        return asked.compareTo(SHORTEST_RATE_LIMIT_WAIT) < 0 ? SHORTEST_RATE_LIMIT_WAIT : asked;
    }

    /** Doubles with each attempt up to the longest pause, then half to all of that, so that threads spread out. */
    private Duration backoff(int attempt) {
        Duration doubled = settings.retry().firstPause().multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration longest = settings.retry().longestPause();
        long nanos = (doubled.compareTo(longest) < 0 ? doubled : longest).toNanos();
        return Duration.ofNanos(nanos / 2 + settings.random().nextLong(nanos / 2 + 1));
    }

    private void sleep(Duration pause) {
        try {
            settings.sleeper().sleep(pause);
            counters.waited(pause);
        } catch (InterruptedException e) {
            throw Transport.interrupted(e);
        }
    }
}
