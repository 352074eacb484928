package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.watch.internal.ScheduleTable;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When each connection is checked by itself. The next time is in the database: it survives a restart, and of several
 * nodes one takes it. Thread-safe.
 */
public final class CheckSchedule {
    /** What a person may choose, in minutes; 0 is off. */
    public static final List<Integer> INTERVALS = List.of(0, 5, 15, 30, 60, 180, 360, 720, 1440);

    /** For a connection about which nobody has chosen. */
    public static final int STANDARD_MINUTES = 60;

    private final Database database;
    private final InstantSource clock;
    private final Jitter jitter;

    /** @param next empty when the schedule is off */
    public record Plan(int minutes, Optional<Instant> next) {}

    public CheckSchedule(Database database, InstantSource clock, Jitter jitter) {
        this.database = database;
        this.clock = clock;
        this.jitter = jitter;
    }

    /** What is planned for a connection; empty before anything is. */
    public Optional<Plan> plan(String connection) {
        return database.read(sql -> new ScheduleTable(sql).find(connection));
    }

    /** @throws LightboxException {@code INVALID_INPUT} when it is none of {@link #INTERVALS} */
    public void choose(String connection, int minutes) {
        if (!INTERVALS.contains(minutes)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A connection cannot be checked every " + minutes + " minutes.",
                    "Choose one of " + INTERVALS + " minutes; 0 is off.");
        }
        database.update(sql -> new ScheduleTable(sql).put(connection, minutes, next(minutes)));
    }

    /** Plans the first check of those connections that have no plan yet. */
    void planFirst(Collection<String> connections) {
        List<String> planned = database.read(sql -> new ScheduleTable(sql).connections());
        List<String> missing =
                connections.stream().filter(id -> !planned.contains(id)).toList();
        if (!missing.isEmpty()) {
            database.update(sql ->
                    missing.forEach(id -> new ScheduleTable(sql).add(id, STANDARD_MINUTES, next(STANDARD_MINUTES))));
        }
    }

    /** Connections whose time has come and which no watch looks after. */
    List<String> due() {
        return database.read(sql -> new ScheduleTable(sql).due(clock.instant()));
    }

    /** Takes the check upon this node; false when it is another's, or done already. */
    boolean claim(String connection, Duration longest) {
        Instant now = clock.instant();
        return database.write(sql -> new ScheduleTable(sql).claim(connection, now, now.plus(longest)));
    }

    /** The check was made, or could not be: the next one comes after the interval. */
    void done(String connection) {
        database.update(sql -> {
            ScheduleTable table = new ScheduleTable(sql);
            table.find(connection).ifPresent(plan -> table.release(connection, next(plan.minutes())));
        });
    }

    void forget(String connection) {
        database.update(sql -> new ScheduleTable(sql).delete(connection));
    }

    private Instant next(int minutes) {
        return clock.instant().plus(jitter.spread(Duration.ofMinutes(minutes)));
    }
}
