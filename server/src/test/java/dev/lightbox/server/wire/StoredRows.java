package dev.lightbox.server.wire;

import dev.lightbox.persistence.Database;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each table of a SQLite database holds: what a refused request must not change. */
record StoredRows(Map<String, Long> byTable) {

    static StoredRows of(Database database) {
        return new StoredRows(database.read(sql -> {
            List<String> tables = sql.sql("SELECT name FROM sqlite_master WHERE type = 'table'")
                    .query(String.class)
                    .list();
            Map<String, Long> rows = new TreeMap<>();
            for (String table : tables) {
                rows.put(
                        table,
                        sql.sql("SELECT count(*) FROM \"" + table + "\"")
                                .query(Long.class)
                                .single());
            }
            return rows;
        }));
    }
}
