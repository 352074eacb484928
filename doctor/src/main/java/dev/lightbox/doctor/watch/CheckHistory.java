package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.internal.CheckTable;
import dev.lightbox.persistence.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every check of every connection found, for the last {@value #DAYS} days and at most {@value #CHECKS_KEPT} checks
 * of a connection. Thread-safe.
 */
public final class CheckHistory {
    /** How many days are kept, today among them. */
    public static final int DAYS = 90;

    /** One check in five minutes for 90 days is 25,920, and a watch adds some. */
    static final int CHECKS_KEPT = 30_000;

    private static final int PAGE_MAX = 1_000;

    private final Database database;
    private final InstantSource clock;

    /** One page of checks, newest first. */
    public record Checks(List<HealthCheck> checks, long total) {
        public Checks {
            checks = List.copyOf(checks);
        }
    }

    public CheckHistory(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes down a check and forgets what is too old; joins the transaction that runs. Of checks of one connection that
     * end at the same moment the second waits for the transaction of the first.
     *
     * @param connection the id
     * @return the change, when the check before it found something else
     */
    public Optional<Change> record(String connection, HealthCheck check) {
        return database.write(sql -> {
            CheckTable table = new CheckTable(sql);
            table.hold(connection);
            Optional<Change> change = table.last(connection)
                    .filter(last -> check.judgement().differsFrom(last.judgement()))
                    .map(last -> new Change(check.at(), last.verdict(), check.verdict(), check.cause()));
            table.insert(connection, check);
            table.forgetBefore(connection, firstDay().atStartOfDay().toInstant(ZoneOffset.UTC));
            table.keepNewest(connection, CHECKS_KEPT);
            return change;
        });
    }

    /** Writes down a check that says nothing of the connection's own health. */
    void note(String connection, HealthCheck check) {
        database.update(sql -> new CheckTable(sql).insert(connection, check));
    }

    /** What the newest check of a connection found. */
    public Optional<HealthCheck> last(String connection) {
        return database.read(sql -> new CheckTable(sql).last(connection));
    }

    /**
     * A page of the checks of a connection.
     *
     * @param limit 1 to 1,000
     */
    public Checks list(String connection, int limit, long offset) {
        requirePage(limit, offset);
        return database.read(sql -> {
            CheckTable table = new CheckTable(sql);
            return new Checks(table.list(connection, limit, offset), table.count(connection));
        });
    }

    /**
     * The newest changes of a connection, newest first.
     *
     * @param limit 1 to 1,000
     */
    public List<Change> changes(String connection, int limit) {
        requirePage(limit, 0);
        return database.read(sql -> new CheckTable(sql).changes(connection, limit));
    }

    /** One entry for each of the last {@value #DAYS} days, today last. Days are those of UTC. */
    public List<Day> days(String connection) {
        Instant first = firstDay().atStartOfDay().toInstant(ZoneOffset.UTC);
        Map<LocalDate, Day> checked = database.read(sql -> new CheckTable(sql).tally(connection, first)).stream()
                .collect(Collectors.toMap(CheckTable.Tally::date, CheckHistory::day, CheckHistory::joined));
        return firstDay()
                .datesUntil(firstDay().plusDays(DAYS))
                .map(date -> checked.getOrDefault(date, Day.without(date)))
                .toList();
    }

    private static Day day(CheckTable.Tally tally) {
        return Day.without(tally.date()).with(tally.verdict(), tally.count());
    }

    private static Day joined(Day day, Day other) {
        Verdict verdict = other.worst();
        return verdict == null ? day : day.with(verdict, other.checks());
    }

    /** Forgets a connection that is there no more. */
    public void forget(String connection) {
        database.update(sql -> new CheckTable(sql).forget(connection));
    }

    private LocalDate firstDay() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS - 1L);
    }

    private static void requirePage(int limit, long offset) {
        if (limit < 1 || limit > PAGE_MAX || offset < 0) {
            throw new IllegalArgumentException("A page has 1 to " + PAGE_MAX + " lines, got limit " + limit + ".");
        }
    }
}
