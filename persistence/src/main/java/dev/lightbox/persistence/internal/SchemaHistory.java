package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Flyway has noted in the database. */
final class SchemaHistory {
    static final String TABLE = "lightbox_schema";

    private SchemaHistory() {}

    /**
     * The checksum of each migration that was applied, by its version; empty for a new database. Fails when the database
     * cannot be written, so that this is told at the start and not by the first user.
     */
    static Map<String, Integer> applied(Database database) {
        return database.write(sql -> exists(sql, database.dialect()) ? read(sql) : Map.of());
    }

    private static boolean exists(JdbcClient sql, Dialect dialect) {
        String tables = switch (dialect) {
            case SQLITE -> "SELECT count(*) FROM sqlite_schema WHERE name = ?";
            case POSTGRESQL -> "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?";
        };
        return sql.sql(tables).param(TABLE).query(Long.class).single() > 0;
    }

    private static Map<String, Integer> read(JdbcClient sql) {
        // Changes nothing, but is refused where changes are. Beginning a write is not: SQLite lets a read-only file
        // pass.
        sql.sql("DELETE FROM " + TABLE + " WHERE 1 = 0").update();
        Map<String, Integer> applied = new HashMap<>();
        sql.sql("SELECT version, checksum FROM " + TABLE + " WHERE version IS NOT NULL AND success = ?")
                .param(true)
                .query(row -> {
                    applied.put(row.getString("version"), row.getInt("checksum"));
                });
        return applied;
    }
}
