package dev.lightbox.doctor.watch.internal;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.AlertOutbox.Delivery;
import dev.lightbox.doctor.watch.AlertOutbox.Pending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the outbox, for the length of one transaction. */
public final class AlertTable {
    /** How many alerts are handed out at once. */
    public static final int PACKET = 100;

    /**
     * Those that a channel has not tried yet, and those whose next attempt is due, each found by an index of its own: two
     * conditions in one query would read every alert of the last days, every ten seconds.
     */
    static final String PENDING = "SELECT * FROM (SELECT doctor_alert.*, 0 AS tried, '' AS waits, '' AS misses"
            + " FROM doctor_alert"
            + " WHERE at >= :oldest AND NOT EXISTS"
            + " (SELECT 1 FROM doctor_delivery WHERE alert_id = doctor_alert.id AND channel = :channel)"
            + " UNION ALL SELECT doctor_alert.*, attempts AS tried, waiting AS waits, missed AS misses FROM doctor_delivery"
            + " JOIN doctor_alert ON doctor_alert.id = alert_id WHERE channel = :channel AND sent_at IS NULL"
            + " AND given_up_at IS NULL AND due_at <= :now AND claimed_until <= :now) AS waiting"
            + " ORDER BY at, id LIMIT " + PACKET;

    private final JdbcClient sql;

    public AlertTable(JdbcClient sql) {
        this.sql = sql;
    }

    public void insert(Alert alert) {
        sql.sql("INSERT INTO doctor_alert (id, connection_id, label, kind, at, verdict_before, verdict, sentence,"
                        + " addressees) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")
                .param(alert.id())
                .param(alert.connectionId())
                .param(alert.label())
                .param(alert.kind().name())
                .param(alert.at().toEpochMilli())
                .param(name(alert.before()))
                .param(name(alert.verdict()))
                .param(alert.sentence())
                .param(String.join(",", alert.addressees()))
                .update();
    }

    private static @Nullable String name(@Nullable Verdict verdict) {
        return verdict == null ? null : verdict.name();
    }

    public void forgetBefore(Instant oldest) {
        sql.sql("DELETE FROM doctor_delivery WHERE alert_id IN (SELECT id FROM doctor_alert WHERE at < ?)")
                .param(oldest.toEpochMilli())
                .update();
        sql.sql("DELETE FROM doctor_alert WHERE at < ?")
                .param(oldest.toEpochMilli())
                .update();
    }

    public void delete(String connection) {
        sql.sql("DELETE FROM doctor_delivery WHERE alert_id IN (SELECT id FROM doctor_alert WHERE connection_id = ?)")
                .param(connection)
                .update();
        sql.sql("DELETE FROM doctor_alert WHERE connection_id = ?")
                .param(connection)
                .update();
    }

    /** Newest first. */
    public List<Alert> list(String connection, int limit) {
        return sql.sql("SELECT * FROM doctor_alert WHERE connection_id = ? ORDER BY at DESC, id LIMIT " + limit)
                .param(connection)
                .query((row, _) -> alert(row))
                .list();
    }

    public List<Delivery> deliveries(String alert) {
        return sql.sql("SELECT * FROM doctor_delivery WHERE alert_id = ? ORDER BY channel")
                .param(alert)
                .query((row, _) -> new Delivery(
                        row.getString("channel"),
                        row.getInt("attempts"),
                        instant(row, "sent_at"),
                        instant(row, "given_up_at").isPresent(),
                        addresses(row.getString("waiting")),
                        row.getString("failure")))
                .list();
    }

    /** The oldest first, {@value #PACKET} at most. */
    public List<Pending> pending(String channel, Instant now, Instant oldest) {
        return sql.sql(PENDING)
                .param("channel", channel)
                .param("now", now.toEpochMilli())
                .param("oldest", oldest.toEpochMilli())
                .query((row, _) -> new Pending(
                        alert(row), row.getInt("tried"), addresses(row.getString("waits")), row.getString("misses")))
                .list();
    }

    /** Not when it was tried after the caller read how far it is: who waits for it may be others now. */
    public boolean claim(String alert, String channel, int attempts, Instant now, Instant until) {
        sql.sql("INSERT INTO doctor_delivery (alert_id, channel, attempts, due_at, claimed_until, failure)"
                        + " VALUES (?, ?, 0, ?, 0, '') ON CONFLICT (alert_id, channel) DO NOTHING")
                .params(alert, channel, now.toEpochMilli())
                .update();
        return sql.sql("UPDATE doctor_delivery SET claimed_until = ? WHERE alert_id = ? AND channel = ?"
                                + " AND attempts = ? AND sent_at IS NULL AND given_up_at IS NULL AND due_at <= ?"
                                + " AND claimed_until <= ?")
                        .params(until.toEpochMilli(), alert, channel, attempts, now.toEpochMilli(), now.toEpochMilli())
                        .update()
                == 1;
    }

    public void sent(String alert, String channel, Instant at, String remark) {
        sql.sql("UPDATE doctor_delivery SET sent_at = ?, attempts = attempts + 1, claimed_until = 0, failure = ?,"
                        + " waiting = '' WHERE alert_id = ? AND channel = ?")
                .params(at.toEpochMilli(), remark, alert, channel)
                .update();
    }

    /** Notes for whom it is tried again although others have it, and who will never get it. */
    public void keepWaiting(String alert, String channel, List<String> addresses, String missed) {
        sql.sql("UPDATE doctor_delivery SET waiting = ?, missed = ? WHERE alert_id = ? AND channel = ?")
                .params(String.join(",", addresses), missed, alert, channel)
                .update();
    }

    public void tryAgain(String alert, String channel, Instant due, String failure) {
        sql.sql("UPDATE doctor_delivery SET due_at = ?, attempts = attempts + 1, claimed_until = 0, failure = ?"
                        + " WHERE alert_id = ? AND channel = ?")
                .params(due.toEpochMilli(), failure, alert, channel)
                .update();
    }

    public void giveUp(String alert, String channel, Instant at, String failure) {
        sql.sql("UPDATE doctor_delivery SET given_up_at = ?, attempts = attempts + 1, claimed_until = 0, failure = ?"
                        + " WHERE alert_id = ? AND channel = ?")
                .params(at.toEpochMilli(), failure, alert, channel)
                .update();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getString("id"),
                row.getString("connection_id"),
                row.getString("label"),
                Alert.Kind.valueOf(row.getString("kind")),
                Instant.ofEpochMilli(row.getLong("at")),
                verdict(row.getString("verdict_before")),
                verdict(row.getString("verdict")),
                row.getString("sentence"),
                addresses(row.getString("addressees")));
    }

    private static List<String> addresses(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private static @Nullable Verdict verdict(@Nullable String name) {
        return name == null ? null : Verdict.valueOf(name);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
