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

    /** The checksum of each migration that was applied, by its version; empty for a new database. */
    static Map<String, Integer> applied(Database database) {
        return database.read(sql -> exists(sql, database.dialect()) ? read(sql) : Map.of());
    }

    private static boolean exists(JdbcClient sql, Dialect dialect) {
        String tables = switch (dialect) {
            case SQLITE -> "SELECT count(*) FROM sqlite_schema WHERE name = ?";
            case POSTGRESQL -> "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?";
        };
        return sql.sql(tables).param(TABLE).query(Long.class).single() > 0;
    }

    private static Map<String, Integer> read(JdbcClient sql) {
        Map<String, Integer> applied = new HashMap<>();
        sql.sql("SELECT version, checksum FROM " + TABLE + " WHERE version IS NOT NULL AND success = ?")
                .param(true)
                .query(row -> {
                    applied.put(row.getString("version"), row.getInt("checksum"));
                });
        return applied;
    }
}
