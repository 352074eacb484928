package dev.lightbox.doctor.watch;

import dev.lightbox.persistence.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Remembers the projects that healthy checks of a connection have seen. Xray shows a user who has lost a permission
 * nothing instead of an error, so only memory tells a lost project from one that was never there. Thread-safe.
 */
public final class SeenProjects {
    /** Of one connection; of a site with more, those that were seen last. */
    static final int MOST = 1_000;

    private final Database database;
    private final InstantSource clock;

    /** @param at when a healthy check saw it last */
    public record SeenProject(String key, Instant at) {}

    public SeenProjects(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A healthy check has seen these projects of the tenant; those of another tenant are forgotten. */
    public void seen(String connection, String tenant, Collection<String> projects) {
        long now = clock.millis();
        database.update(sql -> {
            sql.sql("DELETE FROM doctor_project WHERE connection_id = ? AND tenant <> ?")
                    .params(connection, tenant)
                    .update();
            projects.forEach(project -> sql.sql(
                            "INSERT INTO doctor_project (connection_id, tenant, project, seen_at) VALUES (?, ?, ?, ?)"
                                    + " ON CONFLICT (connection_id, tenant, project) DO UPDATE SET seen_at = excluded.seen_at")
                    .params(connection, tenant, project, now)
                    .update());
            sql.sql("DELETE FROM doctor_project WHERE connection_id = ? AND project NOT IN (SELECT project FROM"
                            + " doctor_project WHERE connection_id = ? ORDER BY seen_at DESC, project LIMIT " + MOST
                            + ")")
                    .params(connection, connection)
                    .update();
        });
    }

    /** What is expected of the tenant behind the connection; what was not seen for the longest time first. */
    public List<String> expected(String connection, String tenant) {
        return database.read(sql -> sql.sql("SELECT project FROM doctor_project WHERE connection_id = ? AND tenant = ?"
                        + " ORDER BY seen_at, project")
                .params(connection, tenant)
                .query(String.class)
                .list());
    }

    /** All of a connection, in alphabetic order. */
    public List<SeenProject> list(String connection) {
        return database.read(sql -> sql.sql(
                        "SELECT project, seen_at FROM doctor_project WHERE connection_id = ? ORDER BY project")
                .param(connection)
                .query((row, _) ->
                        new SeenProject(row.getString("project"), Instant.ofEpochMilli(row.getLong("seen_at"))))
                .list());
    }

    /**
     * The project is not expected any more, until a check sees it again.
     *
     * @return whether it was
     */
    public boolean forget(String connection, String project) {
        return database.write(sql -> sql.sql("DELETE FROM doctor_project WHERE connection_id = ? AND project = ?")
                        .params(connection, project)
                        .update())
                > 0;
    }

    void forget(String connection) {
        database.update(sql -> sql.sql("DELETE FROM doctor_project WHERE connection_id = ?")
                .param(connection)
                .update());
    }
}
