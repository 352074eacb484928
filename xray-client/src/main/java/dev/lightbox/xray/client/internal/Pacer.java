package dev.lightbox.xray.client.internal;

import dev.lightbox.xray.client.Pacing;
import dev.lightbox.xray.client.Sleeper;
import java.time.Duration;

/**
 * A token bucket that keeps to a site's budget exactly: no window of the budget's period, wherever it starts, ever holds
 * more requests than granted. It therefore refills with {@code requests - burst} per period, since a full bucket may be
 * emptied at the window's start. Thread-safe; waits are handed out in the order of arrival.
 *
 * <p>The bucket is kept as one number, the moment at which it would be full again (the generic cell rate algorithm), in
 * whole nanoseconds: nothing is rounded in our favour and nothing drifts.
 */
public final class Pacer {
    private final Sleeper sleeper;
    private final long origin;
    private final long interval;
    private final long tolerance;
    private long fullAt;
    private long pausedUntil;

    public Pacer(Pacing pacing, Sleeper sleeper) {
        this.sleeper = sleeper;
        this.origin = sleeper.nanoTime();
        long perPeriod = (long) pacing.requests() - pacing.burst();
        this.interval = pacing.isUnpaced() ? 0 : Math.ceilDiv(pacing.period().toNanos(), perPeriod);
        this.tolerance = interval * Math.max(0, pacing.burst() - 1);
    }

    /** Waits until a request may go out; returns how long that was. */
    public Duration acquire() throws InterruptedException {
        long started = now();
        long slot = reserve(started);
        for (long due = slot; due > now(); due = Math.max(slot, pauseEnd())) {
            sleeper.sleep(Duration.ofNanos(due - now()));
        }
        return Duration.ofNanos(now() - started);
    }

    /** Lets nothing out for {@code duration} from now, because the site asked for it. */
    public synchronized void pause(Duration duration) {
        pausedUntil = Math.max(pausedUntil, now() + duration.toNanos());
    }

    private synchronized long reserve(long now) {
        long slot = Math.max(Math.max(now, pausedUntil), fullAt - tolerance);
        fullAt = Math.max(fullAt, slot) + interval;
        return slot;
    }

    private synchronized long pauseEnd() {
        return pausedUntil;
    }

    private long now() {
        return sleeper.nanoTime() - origin;
    }
}
