package dev.lightbox.doctor.watch.internal;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.Change;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the history, for the length of one transaction. Their numbers tell the order in which they came. */
public final class CheckTable {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final String OF_THE_PAIR_IN_USE = " AND occasion <> '" + Occasion.NEXT_PAIR.name() + "'";

    private final JdbcClient sql;

    /** How often a verdict was found on one day. */
    public record Tally(LocalDate date, Verdict verdict, long count) {}

    public CheckTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Makes others who write down a check of this connection wait for the end of this transaction. */
    public void hold(String connection) {
        sql.sql("INSERT INTO doctor_checked (connection_id) VALUES (?)"
                        + " ON CONFLICT (connection_id) DO UPDATE SET connection_id = excluded.connection_id")
                .param(connection)
                .update();
    }

    /** All of the connection. */
    public void forget(String connection) {
        keepNewest(connection, 0);
        sql.sql("DELETE FROM doctor_checked WHERE connection_id = ?")
                .param(connection)
                .update();
    }

    public void insert(String connection, HealthCheck check) {
        sql.sql("INSERT INTO doctor_check (connection_id, checked_at, took_millis, verdict, cause, occasion,"
                        + " asked_by) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        connection,
                        check.at().toEpochMilli(),
                        check.tookMillis(),
                        check.verdict().name(),
                        check.cause(),
                        check.occasion().name(),
                        check.askedBy())
                .update();
    }

    public void forgetBefore(String connection, Instant oldest) {
        sql.sql("DELETE FROM doctor_check WHERE connection_id = ? AND checked_at < ?")
                .params(connection, oldest.toEpochMilli())
                .update();
    }

    public void keepNewest(String connection, int count) {
        sql.sql("DELETE FROM doctor_check WHERE connection_id = ? AND number <= (SELECT number FROM doctor_check"
                        + " WHERE connection_id = ? ORDER BY number DESC LIMIT 1 OFFSET " + count + ")")
                .params(connection, connection)
                .update();
    }

    /** Of the pair in use. */
    public Optional<HealthCheck> last(String connection) {
        return sql.sql("SELECT * FROM doctor_check WHERE connection_id = ?" + OF_THE_PAIR_IN_USE
                        + " ORDER BY number DESC LIMIT 1")
                .param(connection)
                .query((row, _) -> check(row))
                .optional();
    }

    /** Newest first. */
    public List<HealthCheck> list(String connection, int limit, long offset) {
        return sql.sql("SELECT * FROM doctor_check WHERE connection_id = ? ORDER BY number DESC LIMIT " + limit
                        + " OFFSET " + offset)
                .param(connection)
                .query((row, _) -> check(row))
                .list();
    }

    public long count(String connection) {
        return sql.sql("SELECT count(*) FROM doctor_check WHERE connection_id = ?")
                .param(connection)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    public List<Change> changes(String connection, int limit) {
        return sql.sql(
                        "SELECT * FROM (SELECT number, checked_at, verdict, cause, lag(verdict) OVER (ORDER BY number) AS"
                                + " before, lag(cause) OVER (ORDER BY number) AS cause_before FROM doctor_check"
                                + " WHERE connection_id = ?" + OF_THE_PAIR_IN_USE
                                + ") AS neighbours WHERE before <> verdict"
                                + " OR (verdict = '" + Verdict.UNKNOWN + "' AND cause_before <> cause)"
                                + " ORDER BY number DESC LIMIT " + limit)
                .param(connection)
                .query((row, _) -> new Change(
                        Instant.ofEpochMilli(row.getLong("checked_at")),
                        Verdict.valueOf(row.getString("before")),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getString("cause")))
                .list();
    }

    /** In no order of the days; of each day the most frequent verdict first. */
    public List<Tally> tally(String connection, Instant since) {
        return sql.sql("SELECT checked_at / " + DAY_MILLIS + " AS day, verdict, count(*) AS found FROM doctor_check"
                        + " WHERE connection_id = ? AND checked_at >= ?" + OF_THE_PAIR_IN_USE
                        + " GROUP BY 1, 2 ORDER BY found DESC, verdict")
                .params(connection, since.toEpochMilli())
                .query((row, _) -> new Tally(
                        LocalDate.ofEpochDay(row.getLong("day")),
                        Verdict.valueOf(row.getString("verdict")),
                        row.getLong("found")))
                .list();
    }

    private static HealthCheck check(ResultSet row) throws SQLException {
        return new HealthCheck(
                Instant.ofEpochMilli(row.getLong("checked_at")),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("cause"),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("asked_by"),
                row.getLong("took_millis"));
    }
}
