package dev.lightbox.credentials.internal;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reminders that were sent, within one piece of work on the database. */
public record ReminderTable(JdbcClient sql) {

    public boolean wasSent(UUID connection, Instant expiresAt, int daysBefore) {
        return sql.sql("""
                        SELECT count(*) FROM connection_reminder
                        WHERE connection_id = ? AND expires_at = ? AND days_before = ?""")
                        .params(connection.toString(), expiresAt.toEpochMilli(), daysBefore)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public void sent(UUID connection, Instant expiresAt, int daysBefore, Instant now) {
        sql.sql("""
                        INSERT INTO connection_reminder (connection_id, expires_at, days_before, sent_at)
                        VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .params(connection.toString(), expiresAt.toEpochMilli(), daysBefore, now.toEpochMilli())
                .update();
    }
}
