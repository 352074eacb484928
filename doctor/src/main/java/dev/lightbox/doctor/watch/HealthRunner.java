package dev.lightbox.doctor.watch;

import dev.lightbox.kernel.LightboxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does by itself what is due: scheduled checks, watches, and the sending of alerts. Several nodes over one database share
 * the work, since each row is claimed by one. Thread-safe; closing it stops what is under way.
 */
public final class HealthRunner implements AutoCloseable {
    /** A check ends within 20 seconds; a node that has claimed one for so long has died. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Duration BETWEEN_PASSES = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final int AT_ONCE = 4;
    private static final Logger LOG = LoggerFactory.getLogger(HealthRunner.class);

    private final ConnectionHealth health;
    private final Patients patients;
    private final List<Alerts> channels;
    private final Pause pause;
    private final Thread thread = Thread.ofVirtual().name("health").unstarted(this::loop);

    /** How the runner waits; a test decides when it has waited long enough. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    public HealthRunner(ConnectionHealth health, Patients patients, List<Alerts> channels, Pause pause) {
        this.health = health;
        this.patients = patients;
        this.channels = List.copyOf(channels);
        this.pause = pause;
    }

    /** Begins; call it once. */
    public void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                passSafely();
                pause.sleep(BETWEEN_PASSES);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is away for a while must not end the runner. */
    private void passSafely() {
        try {
            pass();
        } catch (RuntimeException failure) {
            if (!Thread.currentThread().isInterrupted()) {
                LOG.warn("Scheduled checks could not be made; they are tried again.", failure);
            }
        }
    }

    /** Does everything that is due now, and returns when it is done. */
    void pass() {
        Map<String, String> all = patients.all();
        health.schedule().planFirst(all.keySet());
        health.watches().overdue().forEach(id -> health.expire(id, all.getOrDefault(id, id)));
        patients.remind(health.outbox());
        List<Runnable> work = new ArrayList<>();
        health.watches().due().stream().filter(all::containsKey).forEach(id -> work.add(() -> look(id)));
        health.schedule().due().stream().filter(all::containsKey).forEach(id -> work.add(() -> check(id)));
        together(work);
        together(channels.stream()
                .map(channel -> (Runnable) () -> deliver(channel))
                .toList());
    }

    /** On threads of their own, a few at a time; an interrupt stops them all. */
    private static void together(List<Runnable> work) {
        if (work.isEmpty()) {
            return;
        }
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Runnable task : work) {
                threads.execute(() -> {
                    try {
                        places.acquire();
                        task.run();
                        places.release();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException failure) {
                        places.release();
                        LOG.warn("A scheduled check or an alert failed; it is tried again.", failure);
                    }
                });
            }
        }
    }

    private void look(String connection) {
        if (health.watches().claim(connection, CLAIM)) {
            try {
                examine(connection, Occasion.WATCH);
            } finally {
                health.watches().done(connection);
            }
        }
    }

    private void check(String connection) {
        if (health.schedule().claim(connection, CLAIM)) {
            try {
                examine(connection, Occasion.SCHEDULE);
            } finally {
                health.schedule().done(connection);
            }
        }
    }

    /** A connection that cannot be checked now, since somebody has just removed its credentials, waits for the next time. */
    private void examine(String connection, Occasion occasion) {
        try {
            patients.check(connection, occasion);
        } catch (LightboxException told) {
            LOG.info("Connection {} was not checked: {}", connection, told.getMessage());
        }
    }

    private void deliver(Alerts channel) {
        for (AlertOutbox.Pending pending : health.outbox().pending(channel.channel())) {
            if (!health.outbox().claim(pending.alert(), channel.channel(), CLAIM)) {
                continue;
            }
            try {
                channel.send(pending.alert());
                health.outbox().sent(pending, channel.channel());
            } catch (LightboxException refused) {
                LOG.warn("An alert could not be sent by {}: {}", channel.channel(), refused.getMessage());
                health.outbox().failed(pending, channel.channel(), refused);
            }
        }
    }

    /** Stops within seconds; what was interrupted is done again after the next start. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(STOP_WITHIN)) {
                LOG.warn("A scheduled check did not stop within {}.", STOP_WITHIN);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
