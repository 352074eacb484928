package dev.lightbox.doctor.watch.internal;

import dev.lightbox.doctor.watch.CheckSchedule.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the schedule, for the length of one transaction. */
public final class ScheduleTable {
    private final JdbcClient sql;

    public ScheduleTable(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<Plan> find(String connection) {
        return sql.sql("SELECT interval_minutes, due_at FROM doctor_schedule WHERE connection_id = ?")
                .param(connection)
                .query((row, _) -> plan(row.getInt("interval_minutes"), Instant.ofEpochMilli(row.getLong("due_at"))))
                .optional();
    }

    private static Plan plan(int minutes, Instant due) {
        return new Plan(minutes, minutes == 0 ? Optional.empty() : Optional.of(due));
    }

    public List<String> connections() {
        return sql.sql("SELECT connection_id FROM doctor_schedule")
                .query((row, _) -> row.getString("connection_id"))
                .list();
    }

    public void put(String connection, int minutes, Instant due) {
        sql.sql(
                        "INSERT INTO doctor_schedule (connection_id, interval_minutes, due_at, claimed_until) VALUES (?, ?, ?, 0)"
                                + " ON CONFLICT (connection_id) DO UPDATE SET interval_minutes = excluded.interval_minutes,"
                                + " due_at = excluded.due_at")
                .params(connection, minutes, due.toEpochMilli())
                .update();
    }

    /** Unless another node has been quicker. */
    public void add(String connection, int minutes, Instant due) {
        sql.sql(
                        "INSERT INTO doctor_schedule (connection_id, interval_minutes, due_at, claimed_until) VALUES (?, ?, ?, 0)"
                                + " ON CONFLICT (connection_id) DO NOTHING")
                .params(connection, minutes, due.toEpochMilli())
                .update();
    }

    public List<String> due(Instant now) {
        return sql.sql("SELECT connection_id FROM doctor_schedule WHERE interval_minutes > 0 AND due_at <= ?"
                        + " AND claimed_until <= ? AND NOT EXISTS (SELECT 1 FROM doctor_watch WHERE"
                        + " doctor_watch.connection_id = doctor_schedule.connection_id AND ended_at IS NULL)"
                        + " ORDER BY due_at")
                .params(now.toEpochMilli(), now.toEpochMilli())
                .query((row, _) -> row.getString("connection_id"))
                .list();
    }

    public boolean claim(String connection, Instant now, Instant until) {
        return sql.sql("UPDATE doctor_schedule SET claimed_until = ? WHERE connection_id = ? AND interval_minutes > 0"
                                + " AND due_at <= ? AND claimed_until <= ?")
                        .params(until.toEpochMilli(), connection, now.toEpochMilli(), now.toEpochMilli())
                        .update()
                == 1;
    }

    public void release(String connection, Instant due) {
        sql.sql("UPDATE doctor_schedule SET claimed_until = 0, due_at = ? WHERE connection_id = ?")
                .params(due.toEpochMilli(), connection)
                .update();
    }

    public void delete(String connection) {
        sql.sql("DELETE FROM doctor_schedule WHERE connection_id = ?")
                .param(connection)
                .update();
    }
}
