package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.content.Issue;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes issues and runs with every row that hangs on them, in the order that references allow. */
public final class Deletion {
    /** What hangs on runs, besides their evidence and results. */
    static final List<String> RUN_PARTS = List.of(
            "site_run_example",
            "site_run_iteration_step",
            "site_run_iteration",
            "site_run_precondition",
            "site_run_step_attachment",
            "site_run_step");

    private Deletion() {}

    /** Deletes runs with their steps, results, examples and the evidence that only they used. */
    public static void runs(JdbcClient sql, Collection<String> runs) {
        List<String> files = IssueRows.inPackets(
                runs,
                packet -> sql.sql("""
                                SELECT attachment_id FROM site_run_evidence WHERE run_id IN (:runs)
                                UNION SELECT attachment_id FROM site_run_step_attachment WHERE run_id IN (:runs)
                                """).param("runs", packet).query(String.class).list());
        deleteIn(sql, "site_run_evidence WHERE run_id", runs);
        deleteIn(sql, "site_run_result WHERE run_id", runs);
        RUN_PARTS.forEach(table -> deleteIn(sql, table + " WHERE run_id", runs));
        deleteIn(sql, "site_run WHERE id", runs);
        AttachmentRows.deleteUnused(sql, files);
    }

    private static void deleteIn(JdbcClient sql, String rows, Collection<String> values) {
        IssueRows.inPackets(values, packet -> {
            sql.sql("DELETE FROM " + rows + " IN (:values)")
                    .param("values", packet)
                    .update();
            return List.of();
        });
    }

    /** Deletes an issue with its links and with what its kind adds to it. */
    public static void issue(JdbcClient sql, Issue issue) {
        long id = issue.id();
        switch (issue.kind()) {
            case TEST -> test(sql, id);
            case PRECONDITION ->
                delete(sql, id, "site_test_precondition WHERE precondition_id", "site_precondition WHERE issue_id");
            case TEST_SET -> delete(sql, id, "site_membership WHERE container_id");
            case TEST_PLAN -> plan(sql, id);
            case TEST_EXECUTION -> {
                runs(sql, runIds(sql, "execution_id", id));
                delete(
                        sql,
                        id,
                        "site_dataset WHERE execution_id",
                        "site_plan_execution WHERE execution_id",
                        "site_execution WHERE issue_id");
            }
            case OTHER -> {}
        }
        IssueFiles.deleteAll(sql, id);
        delete(
                sql,
                id,
                "site_feature_place WHERE issue_id",
                "site_issue_value WHERE issue_id",
                "site_history WHERE issue_id",
                "site_issue_link WHERE source_id",
                "site_issue_link WHERE target_id",
                "site_issue WHERE id");
        IssueCounts.deleted(sql, issue);
    }

    private static void test(JdbcClient sql, long id) {
        runs(sql, runIds(sql, "test_id", id));
        delete(sql, id, "site_dataset WHERE test_id");
        sql.sql("UPDATE site_test_step SET called_test_id = NULL WHERE called_test_id = ?")
                .params(id)
                .update();
        StepRows.deleteOf(sql, List.of(id));
        delete(
                sql,
                id,
                "site_membership WHERE test_id",
                "site_board_place WHERE test_id",
                "site_test_precondition WHERE test_id",
                "site_test_version WHERE test_id",
                "site_test WHERE issue_id");
    }

    private static void plan(JdbcClient sql, long id) {
        sql.sql("DELETE FROM site_board_place WHERE folder_id IN (SELECT id FROM site_folder WHERE test_plan_id = ?)")
                .params(id)
                .update();
        sql.sql("UPDATE site_folder SET parent_id = NULL WHERE test_plan_id = ?")
                .params(id)
                .update();
        delete(
                sql,
                id,
                "site_dataset WHERE test_plan_id",
                "site_folder WHERE test_plan_id",
                "site_membership WHERE container_id",
                "site_plan_execution WHERE test_plan_id");
    }

    private static List<String> runIds(JdbcClient sql, String column, long id) {
        return sql.sql("SELECT id FROM site_run WHERE " + column + " = ?")
                .params(id)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void delete(JdbcClient sql, long id, String... rows) {
        for (String row : rows) {
            sql.sql("DELETE FROM " + row + " = ?").params(id).update();
        }
    }
}
