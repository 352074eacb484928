package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.SiteRefusal;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of iterations of runs and of what was recorded in their steps. */
public final class IterationRows {
    private static final String INSERT_STEP = """
            INSERT INTO site_run_iteration_step (run_id, iteration, step_id, status, defects)
            VALUES (?, ?, ?, 'TO DO', '[]') ON CONFLICT (run_id, iteration, step_id) DO NOTHING
            """;

    private record Parameter(String name, String value) {}

    private IterationRows() {}

    /** The values of an iteration as its column holds them. */
    public static String parameters(Map<String, String> values) {
        return JsonText.of(values.entrySet().stream()
                .map(value -> new Parameter(value.getKey(), value.getValue()))
                .toList());
    }

    /**
     * The position of an iteration of the run.
     *
     * @param rank the position as text, as the wire writes it
     */
    public static int require(JdbcClient sql, String run, String rank) {
        return IssueRows.number(rank)
                .flatMap(
                        position -> sql.sql("SELECT position FROM site_run_iteration WHERE run_id = ? AND position = ?")
                                .params(run, position)
                                .query(Integer.class)
                                .optional())
                .orElseThrow(() -> SiteRefusal.badRequest("iteration with rank " + rank + " not found!"));
    }

    /** Deletes the iterations of a run with what was recorded in their steps; the files of those steps go too. */
    public static void deleteAll(JdbcClient sql, String run) {
        List<String> files = sql.sql("SELECT attachment_id FROM site_run_evidence WHERE run_id = ? AND iteration >= 0")
                .params(run)
                .query((row, _) -> row.getString(1))
                .list();
        for (String rows : List.of(
                "site_run_evidence WHERE iteration >= 0 AND run_id",
                "site_run_iteration_step WHERE run_id",
                "site_run_iteration WHERE run_id")) {
            sql.sql("DELETE FROM " + rows + " = ?").params(run).update();
        }
        AttachmentRows.deleteUnused(sql, files);
    }

    /** Makes the row that changes of a step in this iteration go to. */
    public static void ensureStep(JdbcClient sql, String run, int iteration, String step) {
        sql.sql(INSERT_STEP).params(run, iteration, step).update();
    }

    /** Statuses of the run's iterations, in their order. */
    public static List<String> statuses(JdbcClient sql, String run) {
        return sql.sql("SELECT status FROM site_run_iteration WHERE run_id = ? ORDER BY position")
                .params(run)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Statuses of all steps of the run in this iteration. */
    public static List<String> stepStatuses(JdbcClient sql, String run, int iteration) {
        return sql.sql("""
                        SELECT coalesce(x.status, 'TO DO') FROM site_run_step s
                        LEFT JOIN site_run_iteration_step x
                            ON x.run_id = s.run_id AND x.step_id = s.id AND x.iteration = ?
                        WHERE s.run_id = ? ORDER BY s.position
                        """)
                .params(iteration, run)
                .query((row, _) -> row.getString(1))
                .list();
    }

    public static void setStatus(JdbcClient sql, String run, int iteration, String status) {
        sql.sql("UPDATE site_run_iteration SET status = ? WHERE run_id = ? AND position = ?")
                .params(status, run, iteration)
                .update();
    }
}
