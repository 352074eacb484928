package dev.lightbox.xray.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still until somebody waits; then it has passed at once. Thread-safe. */
public final class FakeTime implements Sleeper, InstantSource {
    private final List<Duration> slept = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private long nanos = Long.MAX_VALUE - 5_000_000_000L;

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        slept.add(duration);
        advance(duration);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
        nanos += duration.toNanos();
    }

    /** Every wait so far, in order. */
    public synchronized List<Duration> slept() {
        return List.copyOf(slept);
    }

    public synchronized Duration totalSlept() {
        return slept.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
