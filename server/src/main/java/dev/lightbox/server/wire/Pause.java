package dev.lightbox.server.wire;

import java.time.Duration;

/** How a slow answer waits; tests hand in one that does not. */
@FunctionalInterface
public interface Pause {

    /** Returns after {@code time}, or when the thread is interrupted, which it stays. */
    void of(Duration time);

    /** Holds up the thread, which is a virtual one here. */
    static Pause real() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
