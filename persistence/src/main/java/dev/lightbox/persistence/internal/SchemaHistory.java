package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Dialect;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Flyway has noted in the database. */
final class SchemaHistory {
    static final String TABLE = "lightbox_schema";
    /** Another name, since a region's connections see both. */
    static final String REGIONAL_TABLE = "lightbox_regional_schema";

    private SchemaHistory() {}

    /**
     * The checksum of each migration that was applied, by its version; empty for a new database. Fails when the database
     * cannot be written, so that this is told at the start and not by the first user.
     */
    static Map<String, Integer> applied(OpenDatabase database, Place place) {
        String table = place.isShared() ? TABLE : REGIONAL_TABLE;
        return database.write(place, sql -> exists(sql, database.dialect(), table) ? read(sql, table) : Map.of());
    }

    private static boolean exists(JdbcClient sql, Dialect dialect, String table) {
        String tables = switch (dialect) {
            // Those of attached files as well.
            case SQLITE -> "SELECT count(*) FROM pragma_table_list WHERE name = ?";
            // Of a region whose schema is not there yet, the current one is the shared, which has no such table.
            case POSTGRESQL -> "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?";
        };
        return sql.sql(tables).param(table).query(Long.class).single() > 0;
    }

    private static Map<String, Integer> read(JdbcClient sql, String table) {
        // Changes nothing, but is refused where changes are. Beginning a write is not: SQLite lets a read-only file
        // pass.
        sql.sql("DELETE FROM " + table + " WHERE 1 = 0").update();
        Map<String, Integer> applied = new HashMap<>();
        sql.sql("SELECT version, checksum FROM " + table + " WHERE version IS NOT NULL AND success = ?")
                .param(true)
                .query(row -> {
                    applied.put(row.getString("version"), row.getInt("checksum"));
                });
        return applied;
    }
}
