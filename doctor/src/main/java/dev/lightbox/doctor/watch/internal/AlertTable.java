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
                        row.getString("failure")))
                .list();
    }

    /** Oldest first; a channel that has not tried an alert yet has no row for it. */
    public List<Pending> pending(String channel, Instant now, Instant oldest) {
        return sql.sql(
                        "SELECT doctor_alert.*, coalesce(attempts, 0) AS tried FROM doctor_alert LEFT JOIN doctor_delivery"
                                + " ON alert_id = id AND channel = ? WHERE (alert_id IS NULL AND at >= ?)"
                                + " OR (sent_at IS NULL AND given_up_at IS NULL AND due_at <= ? AND claimed_until <= ?)"
                                + " ORDER BY at, id")
                .params(channel, oldest.toEpochMilli(), now.toEpochMilli(), now.toEpochMilli())
                .query((row, _) -> new Pending(alert(row), row.getInt("tried")))
                .list();
    }

    public boolean claim(String alert, String channel, Instant now, Instant until) {
        sql.sql("INSERT INTO doctor_delivery (alert_id, channel, attempts, due_at, claimed_until, failure)"
                        + " VALUES (?, ?, 0, ?, 0, '') ON CONFLICT (alert_id, channel) DO NOTHING")
                .params(alert, channel, now.toEpochMilli())
                .update();
        return sql.sql("UPDATE doctor_delivery SET claimed_until = ? WHERE alert_id = ? AND channel = ?"
                                + " AND sent_at IS NULL AND given_up_at IS NULL AND due_at <= ? AND claimed_until <= ?")
                        .params(until.toEpochMilli(), alert, channel, now.toEpochMilli(), now.toEpochMilli())
                        .update()
                == 1;
    }

    public void sent(String alert, String channel, Instant at) {
        sql.sql("UPDATE doctor_delivery SET sent_at = ?, attempts = attempts + 1, claimed_until = 0, failure = ''"
                        + " WHERE alert_id = ? AND channel = ?")
                .params(at.toEpochMilli(), alert, channel)
                .update();
    }

    public void failed(String alert, String channel, Instant at, Instant due, boolean givenUp, String failure) {
        sql.sql("UPDATE doctor_delivery SET due_at = ?, given_up_at = ?, attempts = attempts + 1, claimed_until = 0,"
                        + " failure = ? WHERE alert_id = ? AND channel = ?")
                .param(due.toEpochMilli())
                .param(givenUp ? at.toEpochMilli() : null)
                .param(failure)
                .param(alert)
                .param(channel)
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
                addressees(row.getString("addressees")));
    }

    private static List<String> addressees(String text) {
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
