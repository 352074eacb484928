package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Database;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to date. Each feature carries its own files under {@code db/migration}, numbered
 * {@code V<feature>_<step>}: 1 persistence, 2 site, 3 credentials, 4 doctor, 5 backup, 6 server.
 */
public final class Migrations {
    private Migrations() {}

    /** Applies what is missing and returns the database; closes it when that fails. */
    public static Database apply(Database database) {
        try {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:db/migration")
                    .placeholders(database.dialect().placeholders())
                    .outOfOrder(true)
                    .table("lightbox_schema")
                    .load()
                    .migrate();
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }
}
