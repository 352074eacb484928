package dev.lightbox.doctor.watch;

import dev.lightbox.persistence.Database;
import java.time.InstantSource;

/** All that is remembered of the health of connections, over one database. Thread-safe. */
public final class ConnectionHealth {
    private final Database database;
    private final CheckHistory history;

    public ConnectionHealth(Database database, InstantSource clock) {
        this.database = database;
        this.history = new CheckHistory(database, clock, CheckHistory.ChangeListener.NONE);
    }

    public CheckHistory history() {
        return history;
    }

    /** Writes down a check and what follows from it, all or nothing. */
    public void checked(String connection, HealthCheck check) {
        database.update(_ -> history.record(connection, check));
    }

    /** Forgets a connection that is there no more. */
    public void forget(String connection) {
        database.update(_ -> history.forget(connection));
    }
}
