package dev.lightbox.xray.site.settings;

import dev.lightbox.xray.site.content.Status;
import dev.lightbox.xray.site.content.Status.Scope;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statuses as rows of {@code site_status}, and the names of statuses elsewhere. */
final class StatusRows {
    private static final String OF_TENANT = "run_id IN (SELECT id FROM site_run WHERE tenant_id = ?)";

    private StatusRows() {}

    static List<Status> select(JdbcClient sql, long tenantId, Scope scope) {
        return sql.sql("SELECT * FROM site_status WHERE tenant_id = ? AND scope = ? ORDER BY position, id")
                .params(tenantId, scope.name())
                .query((row, _) -> new Status(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("color"),
                        row.getInt("final") != 0,
                        row.getString("coverage"),
                        row.getString("run_status")))
                .list();
    }

    static void insert(JdbcClient sql, long tenantId, Scope scope, Status status, int position) {
        sql.sql("INSERT INTO site_status (tenant_id, scope, id, name, description, color, final, coverage, run_status,"
                        + " position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(tenantId, scope.name(), status.id(), status.name(), status.description(), status.color())
                .params(status.isFinal() ? 1 : 0, status.coverage(), status.runStatus(), position)
                .update();
    }

    static void update(JdbcClient sql, long tenantId, Scope scope, Status status) {
        sql.sql("UPDATE site_status SET name = ?, description = ?, color = ?, final = ?, coverage = ?, run_status = ?"
                        + " WHERE tenant_id = ? AND scope = ? AND id = ?")
                .params(status.name(), status.description(), status.color(), status.isFinal() ? 1 : 0)
                .params(status.coverage(), status.runStatus(), tenantId, scope.name(), status.id())
                .update();
    }

    static void place(JdbcClient sql, long tenantId, Scope scope, String id, int place) {
        sql.sql("UPDATE site_status SET position = ? WHERE tenant_id = ? AND scope = ? AND id = ?")
                .params(place, tenantId, scope.name(), id)
                .update();
    }

    static void delete(JdbcClient sql, long tenantId, Scope scope, String id) {
        sql.sql("DELETE FROM site_status WHERE tenant_id = ? AND scope = ? AND id = ?")
                .params(tenantId, scope.name(), id)
                .update();
    }

    /** Gives everything of the tenant that has the status its new name. */
    static void rename(JdbcClient sql, long tenantId, Scope scope, String from, String to) {
        if (scope == Scope.STEP) {
            for (String table : List.of("site_run_step", "site_run_iteration", "site_run_iteration_step")) {
                sql.sql("UPDATE " + table + " SET status = ? WHERE status = ? AND " + OF_TENANT)
                        .params(to, from, tenantId)
                        .update();
            }
            return;
        }
        sql.sql("UPDATE site_run SET status = ? WHERE status = ? AND tenant_id = ?")
                .params(to, from, tenantId)
                .update();
        for (String table : List.of("site_run_result", "site_run_example")) {
            sql.sql("UPDATE " + table + " SET status = ? WHERE status = ? AND " + OF_TENANT)
                    .params(to, from, tenantId)
                    .update();
        }
        sql.sql("UPDATE site_status SET run_status = ? WHERE run_status = ? AND tenant_id = ? AND scope = 'STEP'")
                .params(to, from, tenantId)
                .update();
    }

    /** How many runs, or steps of runs, have the status. */
    static long uses(JdbcClient sql, long tenantId, Scope scope, String name) {
        String where = scope == Scope.RUN
                ? "SELECT count(*) FROM site_run WHERE status = ? AND tenant_id = ?"
                : "SELECT count(*) FROM site_run_step WHERE status = ? AND " + OF_TENANT;
        return sql.sql(where).params(name, tenantId).query(Long.class).single();
    }

    /** How many step statuses count as the run status. */
    static long mapped(JdbcClient sql, long tenantId, String name) {
        return sql.sql("SELECT count(*) FROM site_status WHERE run_status = ? AND tenant_id = ? AND scope = 'STEP'")
                .params(name, tenantId)
                .query(Long.class)
                .single();
    }
}
