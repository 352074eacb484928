package dev.lightbox.persistence;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.persistence.internal.AuditHash;
import dev.lightbox.persistence.internal.FlatJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The audit trail in the database, chained: each entry's hash covers the hash before it, so that an entry that somebody
 * alters or removes is found by {@link #verify}. An entry that is recorded inside {@link Database#write} belongs to that
 * transaction: the change and its entry are there together or not at all. Thread-safe.
 *
 * <p>Every change in the program wants the end of the chain to itself, so it is what a transaction takes last: after
 * everything that it changes, whenever the entry was recorded. Whoever waits for the chain may hold rows that others want;
 * whoever has it wants nothing more, and so two transactions never wait for each other because of it.
 */
public final class JdbcAuditTrail implements AuditTrail {
    private static final int VERIFIED_AT_ONCE = 1000;
    private static final String ROWS = "SELECT id, at, actor, action, subject, origin, details, hash FROM audit_entry";
    private static final String MATCHING =
            " AND (:search = '' OR lower(actor || ' ' || action || ' ' || subject || ' ' || origin || ' ' || details)"
                    + " LIKE :pattern ESCAPE '!')";
    private static final String FIRST = "0".repeat(64);

    private final Database database;

    public JdbcAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void record(Entry entry) {
        database.update(_ -> database.last(sql -> append(sql, entry)));
    }

    private static void append(JdbcClient sql, Entry entry) {
        // Taken first: it is ours until the transaction ends.
        String previous = sql.sql("UPDATE audit_head SET entries = entries + 1 WHERE name = 'audit' RETURNING hash")
                .query((row, _) -> row.getString(1))
                .single();
        String hash = AuditHash.of(previous, entry);
        sql.sql("INSERT INTO audit_entry (at, actor, action, subject, origin, details, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(entry.at().toEpochMilli(), entry.actor(), entry.action(), entry.subject(), entry.origin())
                .params(FlatJson.write(new TreeMap<>(entry.details())), hash)
                .update();
        sql.sql("UPDATE audit_head SET hash = ? WHERE name = 'audit'")
                .param(hash)
                .update();
    }

    /** The newest entries. */
    public AuditPage newest(int size) {
        return before(Long.MAX_VALUE, size);
    }

    /** The newest entries that are older than the one with this id. */
    public AuditPage before(long id, int size) {
        return before(id, "", size);
    }

    /**
     * The newest entries that are older than the one with this id and hold a text.
     *
     * @param search part of actor, action, subject, origin or details, in any case; empty for all
     */
    public AuditPage before(long id, String search, int size) {
        List<AuditPage.Row> rows =
                database.read(sql -> matching(sql, " WHERE id < :id", search, " ORDER BY id DESC", id, size));
        return rows.size() <= size
                ? new AuditPage(rows, OptionalLong.empty())
                : new AuditPage(
                        rows.subList(0, size),
                        OptionalLong.of(rows.get(size - 1).id()));
    }

    /** The oldest entries that are newer than the one with this id and hold a text, oldest first; for exports. */
    public List<AuditPage.Row> after(long id, String search, int size) {
        return database.read(sql -> matching(sql, " WHERE id > :id", search, " ORDER BY id", id, size - 1));
    }

    /** One more than {@code size}, by which a further page is known. */
    private static List<AuditPage.Row> matching(
            JdbcClient sql, String place, String search, String order, long id, int size) {
        String escaped = search.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return sql.sql(ROWS + place + MATCHING + order + " LIMIT :size")
                .param("id", id)
                .param("search", search.strip())
                .param("pattern", "%" + escaped + "%")
                .param("size", size + 1)
                .query(JdbcAuditTrail::row)
                .list();
    }

    private record Head(long entries, String hash) {}

    /**
     * Goes through the whole chain, up to the entry that is the last one now; takes about a second for 100,000 entries.
     */
    public AuditVerification verify() {
        Head head = database.read(sql -> sql.sql("SELECT entries, hash FROM audit_head WHERE name = 'audit'")
                .query((row, _) -> new Head(row.getLong("entries"), row.getString("hash")))
                .single());
        String hash = FIRST;
        long entries = 0;
        long last = 0;
        while (entries < head.entries()) {
            int next = (int) Math.min(VERIFIED_AT_ONCE, head.entries() - entries);
            List<AuditPage.Row> rows = after(last, "", next);
            if (rows.isEmpty()) {
                break;
            }
            for (AuditPage.Row row : rows) {
                hash = AuditHash.of(hash, row.entry());
                if (!hash.equals(row.hash())) {
                    return new AuditVerification(entries, hash, OptionalLong.of(row.id()));
                }
                entries++;
                last = row.id();
            }
        }
        boolean complete = hash.equals(head.hash());
        return new AuditVerification(entries, hash, complete ? OptionalLong.empty() : OptionalLong.of(0));
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
                        FlatJson.read(row.getString("details"))),
                row.getString("hash"));
    }
}
