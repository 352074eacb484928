package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Dialect;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Keeps Flyway out of every start that does not need it: only this class loads it. */
final class FlywayRun {
    private FlywayRun() {}

    static void shared(OpenDatabase database) {
        migrate(over(database.dataSource(), database.dialect(), MigrationFiles.SHARED)
                .table(SchemaHistory.TABLE));
    }

    static void regional(DataSource tables, Dialect dialect, Place region) {
        FluentConfiguration flyway =
                over(tables, dialect, MigrationFiles.REGIONAL).table(SchemaHistory.REGIONAL_TABLE);
        // On SQLite the region's file is all that this data source sees.
        migrate(dialect == Dialect.POSTGRESQL ? flyway.schemas(region.name()) : flyway);
    }

    private static FluentConfiguration over(DataSource tables, Dialect dialect, String folder) {
        return Flyway.configure()
                .dataSource(tables)
                .locations("classpath:" + folder)
                .placeholders(dialect.placeholders())
                .outOfOrder(true);
    }

    private static void migrate(FluentConfiguration flyway) {
        flyway.load().migrate();
    }
}
