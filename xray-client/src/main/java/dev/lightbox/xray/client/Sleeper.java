package dev.lightbox.xray.client;

import java.time.Duration;

/** The time that the client waits by: pauses between requests and before repeats. Tests hand in one that jumps ahead. Thread-safe. */
public interface Sleeper {

    /** Nanoseconds since some fixed moment; only differences mean something. */
    long nanoTime();

    /** Returns after {@code duration}. */
    void sleep(Duration duration) throws InterruptedException;

    /** Real time. */
    static Sleeper real() {
        return new Sleeper() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
