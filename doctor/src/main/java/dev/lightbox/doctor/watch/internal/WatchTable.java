package dev.lightbox.doctor.watch.internal;

import dev.lightbox.doctor.watch.Watch;
import dev.lightbox.doctor.watch.Watch.Ending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the watches, for the length of one transaction. */
public final class WatchTable {
    private final JdbcClient sql;

    public WatchTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** False when one goes on. */
    public boolean add(String connection, Instant at, String by, Instant due) {
        return sql.sql(
                                "INSERT INTO doctor_watch (connection_id, started_at, started_by, attempts, due_at, claimed_until)"
                                        + " VALUES (?, ?, ?, 0, ?, 0) ON CONFLICT (connection_id) WHERE ended_at IS NULL DO NOTHING")
                        .params(connection, at.toEpochMilli(), by, due.toEpochMilli())
                        .update()
                == 1;
    }

    public boolean end(String connection, Instant at, Ending ending) {
        return sql.sql("UPDATE doctor_watch SET ended_at = ?, ending = ? WHERE connection_id = ? AND ended_at IS NULL")
                        .params(at.toEpochMilli(), ending.name(), connection)
                        .update()
                == 1;
    }

    public Optional<Watch> newest(String connection) {
        return sql.sql("SELECT * FROM doctor_watch WHERE connection_id = ? ORDER BY number DESC LIMIT 1")
                .param(connection)
                .query((row, _) -> watch(row))
                .optional();
    }

    public List<String> due(Instant now) {
        return sql.sql("SELECT connection_id FROM doctor_watch WHERE ended_at IS NULL AND due_at <= ?"
                        + " AND claimed_until <= ? ORDER BY due_at")
                .params(now.toEpochMilli(), now.toEpochMilli())
                .query((row, _) -> row.getString("connection_id"))
                .list();
    }

    public boolean claim(String connection, Instant now, Instant until) {
        return sql.sql("UPDATE doctor_watch SET claimed_until = ? WHERE connection_id = ? AND ended_at IS NULL"
                                + " AND due_at <= ? AND claimed_until <= ?")
                        .params(until.toEpochMilli(), connection, now.toEpochMilli(), now.toEpochMilli())
                        .update()
                == 1;
    }

    public void release(String connection, int attempts, Instant due) {
        sql.sql("UPDATE doctor_watch SET claimed_until = 0, attempts = ?, due_at = ? WHERE connection_id = ?"
                        + " AND ended_at IS NULL")
                .params(attempts, due.toEpochMilli(), connection)
                .update();
    }

    public List<String> startedBefore(Instant oldest) {
        return sql.sql("SELECT connection_id FROM doctor_watch WHERE ended_at IS NULL AND started_at <= ?")
                .param(oldest.toEpochMilli())
                .query((row, _) -> row.getString("connection_id"))
                .list();
    }

    public void delete(String connection) {
        sql.sql("DELETE FROM doctor_watch WHERE connection_id = ?")
                .param(connection)
                .update();
    }

    private static Watch watch(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        boolean over = !row.wasNull();
        return new Watch(
                row.getString("connection_id"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                row.getString("started_by"),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                over ? Instant.ofEpochMilli(ended) : null,
                over ? Ending.valueOf(row.getString("ending")) : null);
    }
}
