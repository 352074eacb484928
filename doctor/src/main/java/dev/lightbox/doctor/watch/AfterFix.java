package dev.lightbox.doctor.watch;

import dev.lightbox.persistence.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Remembers that the cause of a trouble is said to be mended, by a watch or by a person. Everything else about the steps
 * that follow is a fact of its own: a saved pair, a check, a test snapshot, each with its time. Thread-safe.
 */
public final class AfterFix {
    private final Database database;
    private final InstantSource clock;

    /**
     * Since when the steps count.
     *
     * @param keptAt when a person chose to keep the credentials; empty while nobody has
     * @param keptBy who; empty likewise
     */
    public record Begun(Instant at, String by, Optional<Instant> keptAt, String keptBy) {}

    public AfterFix(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The steps begin anew; joins the transaction that runs. */
    public void begin(String connection, String by) {
        database.update(
                sql -> sql.sql("INSERT INTO doctor_after_fix (connection_id, begun_at, begun_by) VALUES (?, ?, ?)"
                                + " ON CONFLICT (connection_id) DO UPDATE SET begun_at = excluded.begun_at,"
                                + " begun_by = excluded.begun_by, kept_at = NULL, kept_by = NULL")
                        .params(connection, clock.millis(), by)
                        .update());
    }

    /** The credentials stay as they are; false when the steps have not begun. Joins the transaction that runs. */
    public boolean keep(String connection, String by) {
        return database.write(
                sql -> sql.sql("UPDATE doctor_after_fix SET kept_at = ?, kept_by = ? WHERE connection_id = ?")
                                .params(clock.millis(), by, connection)
                                .update()
                        == 1);
    }

    /** Empty when nothing was ever mended, or the steps were ended. */
    public Optional<Begun> find(String connection) {
        return database.read(sql -> sql.sql("SELECT * FROM doctor_after_fix WHERE connection_id = ?")
                .param(connection)
                .query((row, _) -> begun(row))
                .optional());
    }

    /** The steps are not shown any more; false when they were not. Joins the transaction that runs. */
    public boolean end(String connection) {
        return database.write(sql -> sql.sql("DELETE FROM doctor_after_fix WHERE connection_id = ?")
                        .param(connection)
                        .update()
                == 1);
    }

    private static Begun begun(ResultSet row) throws SQLException {
        long kept = row.getLong("kept_at");
        boolean undecided = row.wasNull();
        return new Begun(
                Instant.ofEpochMilli(row.getLong("begun_at")),
                row.getString("begun_by"),
                undecided ? Optional.empty() : Optional.of(Instant.ofEpochMilli(kept)),
                undecided ? "" : row.getString("kept_by"));
    }
}
