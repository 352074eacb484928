package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.watch.Watch.Ending;
import dev.lightbox.doctor.watch.internal.WatchTable;
import dev.lightbox.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The watches there are and were; a connection has one at a time. They survive a restart. Thread-safe. */
public final class Watches {
    private final Database database;
    private final InstantSource clock;
    private final Jitter jitter;

    public Watches(Database database, InstantSource clock, Jitter jitter) {
        this.database = database;
        this.clock = clock;
        this.jitter = jitter;
    }

    /**
     * Starts a watch, unless one goes on; joins the transaction that runs.
     *
     * @return whether it was started
     */
    public boolean start(String connection, String by) {
        Instant now = clock.instant();
        return database.write(sql -> new WatchTable(sql).add(connection, now, by, now.plus(pause(0))));
    }

    /** Ends the watch that goes on, if one does, and returns it. */
    public Optional<Watch> end(String connection, Ending ending) {
        return database.write(sql -> {
            WatchTable table = new WatchTable(sql);
            boolean ended = table.end(connection, clock.instant(), ending);
            return ended ? table.newest(connection) : Optional.empty();
        });
    }

    /** The newest watch of a connection, whether it goes on or not. */
    public Optional<Watch> newest(String connection) {
        return database.read(sql -> new WatchTable(sql).newest(connection));
    }

    /** Connections to be looked at now. */
    List<String> due() {
        return database.read(sql -> new WatchTable(sql).due(clock.instant()));
    }

    /** Takes the next look upon this node; false when it is another's, or done already. */
    boolean claim(String connection, Duration longest) {
        Instant now = clock.instant();
        return database.write(sql -> new WatchTable(sql).claim(connection, now, now.plus(longest)));
    }

    /** A look was taken, or could not be: the next one comes after a longer pause. Without effect when the watch is over. */
    void done(String connection) {
        database.update(sql -> {
            WatchTable table = new WatchTable(sql);
            table.newest(connection).filter(Watch::isActive).ifPresent(watch -> {
                int attempts = watch.attempts() + 1;
                table.release(connection, attempts, clock.instant().plus(pause(attempts)));
            });
        });
    }

    /** Connections whose watch has gone on for too long. */
    List<String> overdue() {
        return database.read(
                sql -> new WatchTable(sql).startedBefore(clock.instant().minus(Watch.LONGEST)));
    }

    void forget(String connection) {
        database.update(sql -> new WatchTable(sql).delete(connection));
    }

    private Duration pause(int attempts) {
        return jitter.spread(Watch.pauseAfter(attempts));
    }
}
