package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which test executions belong to which test plan. */
public final class PlanExecutions {
    private PlanExecutions() {}

    /** Links executions behind those that the plan has and returns the ids of the new ones. */
    public static List<Long> link(SiteStore store, JdbcClient sql, Caller caller, long plan, List<Long> executions) {
        List<Long> added = executions.stream()
                .filter(execution -> sql.sql("""
                                        INSERT INTO site_plan_execution (test_plan_id, execution_id, position)
                                        SELECT ?, ?, coalesce(max(position), -1) + 1 FROM site_plan_execution WHERE test_plan_id = ?
                                        ON CONFLICT (test_plan_id, execution_id) DO NOTHING
                                        """).params(plan, execution, plan).update() > 0)
                .toList();
        IssueRows.touch(store, sql, List.of(plan));
        IssueRows.touch(store, sql, added);
        if (!added.isEmpty()) {
            HistoryRows.record(
                    store, caller, plan, HistoryRows.ADDED, HistoryRows.Change.ids("Test Executions", added));
        }
        return added;
    }

    public static void unlink(SiteStore store, JdbcClient sql, Caller caller, long plan, List<Long> executions) {
        for (long execution : executions) {
            sql.sql("DELETE FROM site_plan_execution WHERE test_plan_id = ? AND execution_id = ?")
                    .params(plan, execution)
                    .update();
        }
        IssueRows.touch(store, sql, List.of(plan));
        IssueRows.touch(store, sql, executions);
        HistoryRows.record(
                store, caller, plan, HistoryRows.REMOVED, HistoryRows.Change.ids("Test Executions", executions));
    }
}
