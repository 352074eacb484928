package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Database;
import org.flywaydb.core.Flyway;

/** Keeps Flyway out of every start that does not need it: only this class loads it. */
final class FlywayRun {
    private FlywayRun() {}

    static void migrate(Database database) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .placeholders(database.dialect().placeholders())
                .outOfOrder(true)
                .table(SchemaHistory.TABLE)
                .load()
                .migrate();
    }
}
