package dev.lightbox.persistence;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.persistence.internal.FlatJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * The audit trail in the database. An entry that is recorded inside {@link Database#write} belongs to that transaction:
 * the change and its entry are there together or not at all. Thread-safe.
 */
public final class JdbcAuditTrail implements AuditTrail {
    private final Database database;

    public JdbcAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void record(Entry entry) {
        database.update(sql -> sql.sql("""
                        INSERT INTO audit_entry (at, actor, action, subject, origin, details)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        entry.at().toEpochMilli(),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.origin(),
                        FlatJson.write(entry.details()))
                .update());
    }

    /** The newest entries. */
    public AuditPage newest(int size) {
        return before(Long.MAX_VALUE, size);
    }

    /** The newest entries that are older than the one with this id. */
    public AuditPage before(long id, int size) {
        List<AuditPage.Row> rows = database.read(sql ->
                sql.sql("""
                        SELECT id, at, actor, action, subject, origin, details
                        FROM audit_entry WHERE id < ? ORDER BY id DESC LIMIT ?""").params(id, size + 1).query(JdbcAuditTrail::row).list());
        return rows.size() <= size
                ? new AuditPage(rows, OptionalLong.empty())
                : new AuditPage(
                        rows.subList(0, size),
                        OptionalLong.of(rows.get(size - 1).id()));
    }

    private static AuditPage.Row row(ResultSet row, int number) throws SQLException {
        return new AuditPage.Row(
                row.getLong("id"),
                new Entry(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("origin"),
                        FlatJson.read(row.getString("details"))));
    }
}
