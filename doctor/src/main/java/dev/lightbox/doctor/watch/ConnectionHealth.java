package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.Watch.Ending;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import java.time.InstantSource;
import java.util.List;

/** All that is remembered of the health of connections, over one database. Thread-safe. */
public final class ConnectionHealth {
    private final Database database;
    private final InstantSource clock;
    private final RandomIds ids;
    private final CheckHistory history;
    private final CheckSchedule schedule;
    private final Watches watches;
    private final AlertOutbox outbox;
    private final AfterFix afterFix;
    private final SeenProjects projects;

    public ConnectionHealth(Database database, InstantSource clock, RandomIds ids, Jitter jitter) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.history = new CheckHistory(database, clock);
        this.schedule = new CheckSchedule(database, clock, jitter);
        this.watches = new Watches(database, clock, jitter);
        this.outbox = new AlertOutbox(database, clock);
        this.afterFix = new AfterFix(database, clock);
        this.projects = new SeenProjects(database, clock);
    }

    public CheckHistory history() {
        return history;
    }

    public CheckSchedule schedule() {
        return schedule;
    }

    public Watches watches() {
        return watches;
    }

    public AlertOutbox outbox() {
        return outbox;
    }

    public AfterFix afterFix() {
        return afterFix;
    }

    public SeenProjects projects() {
        return projects;
    }

    /**
     * Writes down a check and what follows from it, all or nothing: news when it found something else than the one
     * before, and the end of a watch, with the steps that come after it, when it found the connection open.
     *
     * @param label what the connection is called
     */
    public void checked(String connection, String label, HealthCheck check) {
        database.update(_ -> {
            history.record(connection, check).ifPresent(change -> outbox.add(news(connection, label, change)));
            if (check.verdict() == Verdict.HEALTHY) {
                watches.end(connection, Ending.HEALED).ifPresent(_ -> afterFix.begin(connection, "watch"));
            }
        });
    }

    /** Writes down a check of credentials that are not in use: it is shown, and nothing follows from it. */
    public void checkedBeside(String connection, HealthCheck check) {
        history.note(connection, check);
    }

    private Alert news(String connection, String label, Change change) {
        String sentence = change.healed()
                ? Diagnosis.CONNECTION_IS_OPEN
                : change.judgement().sentence() + " " + change.judgement().remedy();
        return new Alert(
                ids.hex(16),
                connection,
                label,
                Alert.Kind.CHANGED,
                change.at(),
                change.before(),
                change.after(),
                sentence,
                List.of());
    }

    /** News that are none, for a person who wants to see whether news arrive; they are not written down. */
    public Alert test(String connection, String label) {
        return new Alert(
                "test-" + ids.hex(8),
                connection,
                label,
                Alert.Kind.TEST,
                clock.instant(),
                null,
                null,
                "This is a test of the alerts. Nothing has happened to the connection.",
                List.of());
    }

    /** Ends a watch that has gone on for too long, and tells. */
    void expire(String connection, String label) {
        database.update(_ -> watches.end(connection, Ending.EXPIRED)
                .ifPresent(_ -> outbox.add(new Alert(
                        ids.hex(16),
                        connection,
                        label,
                        Alert.Kind.WATCH_EXPIRED,
                        clock.instant(),
                        null,
                        null,
                        "The watch has ended after " + Watch.LONGEST.toDays()
                                + " days without success. Start it again if you still wait.",
                        List.of()))));
    }

    /** Forgets a connection that is there no more. */
    public void forget(String connection) {
        database.update(_ -> {
            history.forget(connection);
            schedule.forget(connection);
            watches.forget(connection);
            outbox.forget(connection);
            afterFix.end(connection);
            projects.forget(connection);
        });
    }
}
