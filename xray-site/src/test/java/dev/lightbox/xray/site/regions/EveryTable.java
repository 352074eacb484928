package dev.lightbox.xray.site.regions;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import dev.lightbox.xray.site.regions.internal.ContentTable;
import dev.lightbox.xray.site.regions.internal.ContentTables;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A tenant with rows in every table of a region, and with more than one packet of some.
 *
 * @param number what the tenant's ids are made of
 */
record EveryTable(long tenant, long number) {
    private static final int VALUES = 1203;
    private static final int PIECES = 40;

    void fill(Database store, long project) {
        store.update(sql -> {
            ContentTables.ALL.forEach(table -> insertOneRow(sql, table.name(), project));
            for (int i = 0; i < VALUES; i++) {
                sql.sql("INSERT INTO site_issue_value VALUES (?, ?, ?)")
                        .params(number, i % 2 == 0 ? "Prio_rität" : "component", "v-" + i)
                        .update();
            }
            for (int i = 1; i < PIECES; i++) {
                sql.sql("INSERT INTO site_attachment_piece VALUES (?, ?, ?)")
                        .params("attachment-" + tenant, i, new byte[] {(byte) i, 0, -1})
                        .update();
            }
            // Moved into a folder that is newer than itself.
            sql.sql("INSERT INTO site_folder VALUES (?, ?, ?, NULL, NULL, '/New', 'New', 1)")
                    .params(number + 5, tenant, project)
                    .update();
            sql.sql("INSERT INTO site_folder VALUES (?, ?, ?, NULL, ?, '/New/Old', 'Old', 0)")
                    .params(number + 2, tenant, project, number + 5)
                    .update();
        });
    }

    private void insertOneRow(JdbcClient sql, String table, long project) {
        List<@Nullable Object> values = new ArrayList<>();
        List<String> columns = sql.sql("SELECT * FROM " + table + " WHERE 1 = 0")
                .query(rows -> {
                    ResultSetMetaData described = rows.getMetaData();
                    List<String> names = new ArrayList<>();
                    for (int i = 1; i <= described.getColumnCount(); i++) {
                        names.add(described.getColumnName(i));
                        values.add(value(table, described, i, project));
                    }
                    return names;
                });
        sql.sql("INSERT INTO " + table + " VALUES ("
                        + columns.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")")
                .params(values)
                .update();
    }

    private @Nullable Object value(String table, ResultSetMetaData described, int i, long project) throws SQLException {
        String name = described.getColumnName(i);
        boolean isNumber =
                List.of(Types.BIGINT, Types.INTEGER, Types.DOUBLE, Types.FLOAT).contains(described.getColumnType(i));
        return switch (name) {
            case "tenant_id" -> tenant;
            case "project_id" -> project;
            case "id" ->
                isNumber ? number : table.substring("site_".length()).replace("test_step", "step") + "-" + tenant;
            case "attachment_id" -> "attachment-" + tenant;
            case "run_id" -> "run-" + tenant;
            case "step_id", "call_step_id" -> "step-" + tenant;
            case "version_id", "position", "iteration" -> 0;
            case "type_id" -> "type";
            case "parent_id" -> null;
            case "content" -> new byte[] {1, 2, 3};
            // Every issue, folder and user that something refers to has the same number.
            default -> isNumber ? (Object) number : name.equals("content_id") ? "attachment-" + tenant : name + " ä😀";
        };
    }

    /** How many rows each table has, those of other tenants too. */
    static Map<String, Long> rows(Database store) {
        return store.read(sql -> {
            Map<String, Long> rows = new TreeMap<>();
            for (ContentTable table : ContentTables.ALL) {
                rows.put(
                        table.name(),
                        sql.sql("SELECT count(*) FROM " + table.name())
                                .query(Long.class)
                                .single());
            }
            return rows;
        });
    }

    /** The tables that a region's store has, by its own catalogue. */
    static List<String> tables(Database store, String region) {
        String catalogue = store.dialect() == Dialect.SQLITE
                ? "SELECT name FROM pragma_table_list WHERE schema = 'site_" + region + "' AND type = 'table'"
                        + " AND name LIKE 'site%'"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'site_" + region + "' AND tablename LIKE 'site%'";
        return store.read(sql -> sql.sql(catalogue).query(String.class).list());
    }

    static Map<String, Long> none() {
        return ContentTables.ALL.stream()
                .collect(Collectors.toMap(ContentTable::name, _ -> 0L, Long::sum, TreeMap::new));
    }

    static List<String> names() {
        return ContentTables.ALL.stream().map(ContentTable::name).toList();
    }
}
