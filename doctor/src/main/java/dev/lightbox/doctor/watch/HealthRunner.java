package dev.lightbox.doctor.watch;

import dev.lightbox.kernel.LightboxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does by itself what is due: scheduled checks and watches, what time alone brings about, and the sending of alerts. Each of
 * them, and each way of alerts, goes on while another one waits for the network. Several nodes over one database share the
 * work, since each row is claimed by one. Thread-safe; closing it stops what is under way.
 */
public final class HealthRunner implements AutoCloseable {
    /** A check ends within 20 seconds; a node that has claimed one for so long has died. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final int AT_ONCE = 4;
    private static final Logger LOG = LoggerFactory.getLogger(HealthRunner.class);

    private final ConnectionHealth health;
    private final Patients patients;
    private final List<Rounds> rounds;

    /** How the runner waits; a test decides when it has waited long enough. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    public HealthRunner(ConnectionHealth health, Patients patients, List<Alerts> channels, Pause pause) {
        this.health = health;
        this.patients = patients;
        this.rounds = Stream.concat(
                        Stream.of(
                                new Rounds("reminders and what is over", this::endWhatIsOver, pause),
                                new Rounds("scheduled checks", this::checkWhatIsDue, pause)),
                        channels.stream()
                                .map(way -> new AlertCourier(health.outbox(), way))
                                .map(courier ->
                                        new Rounds("alerts by " + courier.way().channel(), courier::deliver, pause)))
                .toList();
    }

    /** Begins; call it once. */
    public void start() {
        rounds.forEach(Rounds::start);
    }

    /** Does everything that is due now, one after the other, and returns when it is done. */
    void pass() {
        rounds.forEach(Rounds::once);
    }

    private void endWhatIsOver() {
        Map<String, String> all = patients.all();
        health.watches().overdue().forEach(id -> health.expire(id, all.getOrDefault(id, id)));
        patients.remind(health.outbox());
        patients.forgetWhatIsOver();
    }

    private void checkWhatIsDue() {
        Set<String> all = patients.all().keySet();
        health.schedule().planFirst(all);
        List<Runnable> work = new ArrayList<>();
        health.watches().due().stream().filter(all::contains).forEach(id -> work.add(() -> look(id)));
        health.schedule().due().stream().filter(all::contains).forEach(id -> work.add(() -> check(id)));
        together(work);
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
                        LOG.warn("A scheduled check failed; it is tried again.", failure);
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

    /** Stops within seconds; what was interrupted is done again after the next start. */
    @Override
    public void close() {
        rounds.forEach(Rounds::interrupt);
        try {
            for (Rounds each : rounds) {
                each.join();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
