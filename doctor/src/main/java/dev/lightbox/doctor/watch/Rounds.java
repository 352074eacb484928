package dev.lightbox.doctor.watch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again on a thread of its own. Thread-safe. */
final class Rounds {
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Runnable work;
    private final HealthRunner.Pause pause;
    private final Thread thread;

    /** @param name what the work is, for the log */
    Rounds(String name, Runnable work, HealthRunner.Pause pause) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
    }

    /** Call it once. */
    void start() {
        thread.start();
    }

    /** One round, on the thread of the caller. */
    void once() {
        work.run();
    }

    private void loop() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                onceSafely();
                pause.sleep(BETWEEN);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away for a while must not end the rounds. */
    private void onceSafely() {
        try {
            once();
        } catch (RuntimeException failure) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("A round of {} failed; the next one tries again.", name, failure);
            }
        }
    }

    /** Asks the round under way to end, and does not wait for that. */
    void interrupt() {
        thread.interrupt();
    }

    /** Waits some seconds for the end after {@link #interrupt}. */
    void join() throws InterruptedException {
        if (thread.getState() != Thread.State.NEW && !thread.join(STOP_WITHIN)) {
            LOG.warn("A round of {} did not stop within {}.", name, STOP_WITHIN);
        }
    }
}
