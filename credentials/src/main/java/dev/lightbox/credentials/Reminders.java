package dev.lightbox.credentials;

import dev.lightbox.credentials.internal.ConnectionTable;
import dev.lightbox.credentials.internal.Ledger;
import dev.lightbox.credentials.internal.MailAddress;
import dev.lightbox.credentials.internal.ReminderTable;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Mistakes;
import dev.lightbox.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who is to be told before a secret expires, and when: 30, 7 and 1 days before the date that a person entered. Says what
 * is due; sending is another room's work. Thread-safe.
 */
public final class Reminders {
    /** The days before the date, the earliest reminder first. */
    public static final List<Integer> DAYS_BEFORE = List.of(30, 7, 1);

    private final Database database;
    private final Ledger ledger;

    Reminders(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /**
     * A reminder that is to be sent.
     *
     * @param daysBefore which of {@link #DAYS_BEFORE}; a later one stands for those before it that were never sent
     * @param addressees e-mail addresses; empty when nobody was named
     */
    public record Due(UUID connection, String label, Instant expiresAt, int daysBefore, List<String> addressees) {}

    /** The reminders whose time has come and that were not sent; one for a connection at most. */
    public List<Due> due(InstantSource clock) {
        return database.read(sql -> {
            ReminderTable sent = new ReminderTable(sql);
            return new ConnectionTable(sql)
                    .list().stream()
                            .flatMap(connection -> expiry(connection).stream()
                                    .flatMap(at -> due(connection, at, clock.instant(), sent)))
                            .toList();
        });
    }

    private static Stream<Due> due(Connection connection, Instant expiresAt, Instant now, ReminderTable sent) {
        return DAYS_BEFORE.stream()
                .filter(days -> !now.isBefore(expiresAt.minus(Duration.ofDays(days))))
                .reduce((_, later) -> later)
                .filter(days -> !sent.wasSent(connection.id(), expiresAt, days))
                .map(days ->
                        new Due(connection.id(), connection.label(), expiresAt, days, connection.reminderAddresses()))
                .stream();
    }

    /** Notes that it was sent, so that it is due no more. Until another date is entered. */
    public void markSent(Due reminder) {
        database.update(sql -> {
            new ConnectionTable(sql).require(reminder.connection());
            new ReminderTable(sql)
                    .sent(reminder.connection(), reminder.expiresAt(), reminder.daysBefore(), ledger.now());
        });
    }

    /** When the next reminder of the current pair's expiry falls due; empty when none is to come. */
    public static Optional<Instant> next(Connection connection, Instant now) {
        return expiry(connection)
                .flatMap(at -> DAYS_BEFORE.stream()
                        .map(days -> at.minus(Duration.ofDays(days)))
                        .filter(now::isBefore)
                        .findFirst());
    }

    private static Optional<Instant> expiry(Connection connection) {
        return connection.pair(Generation.CURRENT).flatMap(PairFacts::expiresAt);
    }

    /**
     * Sets who is told.
     *
     * @param addresses e-mail addresses, as typed; blank ones are left out
     * @throws dev.lightbox.kernel.LightboxException {@code INVALID_INPUT} when one is none
     */
    public void tell(UUID id, List<String> addresses, Actor actor) {
        List<String> checked = Mistakes.at("addressees", () -> MailAddress.all(addresses));
        database.update(sql -> {
            ConnectionTable table = new ConnectionTable(sql);
            Connection connection = table.require(id);
            table.setReminderAddresses(id, checked);
            ledger.record(
                    "set-reminders",
                    id,
                    actor,
                    Map.of("label", connection.label(), "addressees", String.join(", ", checked)));
        });
    }
}
