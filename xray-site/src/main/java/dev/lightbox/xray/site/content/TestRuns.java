package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.Defects;
import dev.lightbox.xray.site.content.internal.EvidenceRows;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.ProjectRows;
import dev.lightbox.xray.site.content.internal.RunRows;
import dev.lightbox.xray.site.content.internal.RunSteps;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.SqlValues;
import dev.lightbox.xray.site.content.internal.VersionKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records what happened in runs and their steps. Changing a run needs the right to edit its execution. Thread-safe. */
public final class TestRuns {
    private final SiteStore store;
    private final Statuses statuses;

    /** A run as far as acts on it need it. */
    private record Run(String id, long executionId, VersionKey version) {}

    private interface Act<T> {
        T on(JdbcClient sql, Run run);
    }

    TestRuns(SiteStore store, Statuses statuses) {
        this.store = store;
        this.statuses = statuses;
    }

    /**
     * Sets the status. A run that leaves {@code TO DO} has started, one with a final status has finished; the caller
     * becomes who executed it unless somebody is named already.
     *
     * @param status name or id
     */
    public void updateStatus(Caller caller, String runId, String status) {
        change(caller, runId, (sql, run) -> setStatus(sql, caller, run, status));
    }

    private int setStatus(JdbcClient sql, Caller caller, Run run, String status) {
        Status wanted = statuses.require(caller, Status.Scope.RUN, status);
        boolean started = !wanted.name().equals(RunRows.TO_DO);
        return sql.sql("""
                        UPDATE site_run SET status = ?, started_at = coalesce(started_at, ?),
                            finished_at = coalesce(finished_at, ?), executed_by = coalesce(executed_by, ?) WHERE id = ?
                        """)
                .params(SqlValues.orNull(wanted.name(), started ? store.now() : null))
                .params(SqlValues.orNull(wanted.isFinal() ? store.now() : null))
                .params(SqlValues.orNull(started ? caller.user().id() : null, run.id))
                .update();
    }

    public void update(Caller caller, String runId, RunChange change) {
        change(
                caller,
                runId,
                (sql, run) -> sql.sql("""
                        UPDATE site_run SET comment = coalesce(?, comment), assignee_id = coalesce(?, assignee_id),
                            executed_by = coalesce(?, executed_by), started_at = coalesce(?, started_at),
                            finished_at = coalesce(?, finished_at), custom_fields = coalesce(?, custom_fields) WHERE id = ?
                        """)
                        .params(SqlValues.orNull(change.comment()))
                        .params(SqlValues.orNull(ProjectRows.userId(sql, caller, change.assignee())))
                        .params(SqlValues.orNull(ProjectRows.userId(sql, caller, change.executedBy())))
                        .params(SqlValues.orNull(millis(change.startedOn()), millis(change.finishedOn())))
                        .params(SqlValues.orNull(
                                change.customFields() == null ? null : JsonText.ofRunFields(change.customFields()),
                                run.id))
                        .update());
    }

    /** Takes the definition of the run's version, and its dataset, as they are now and drops what was recorded. */
    public void reset(Caller caller, String runId) {
        change(caller, runId, (sql, run) -> {
            EvidenceRows.removeAll(sql, run.id);
            sql.sql("DELETE FROM site_run_result WHERE run_id = ?")
                    .params(run.id)
                    .update();
            RunRows.refresh(store, sql, run.id, run.executionId, run.version);
            return sql.sql("""
                            UPDATE site_run SET status = 'TO DO', comment = NULL, executed_by = NULL, started_at = NULL,
                                finished_at = NULL, defects = '[]', timer_since = NULL, timer_elapsed = 0 WHERE id = ?
                            """).params(run.id).update();
        });
    }

    /**
     * Starts, pauses or stops the timer; a stopped timer begins anew. A run whose timer starts has started itself.
     *
     * @param running null to leave it as it is
     */
    public void setTimer(Caller caller, String runId, @Nullable Boolean running, boolean reset) {
        change(caller, runId, (sql, run) -> {
            long now = store.now();
            if (reset || Boolean.FALSE.equals(running)) {
                sql.sql("""
                                UPDATE site_run SET timer_elapsed = timer_elapsed + ? - timer_since, timer_since = NULL
                                WHERE id = ? AND timer_since IS NOT NULL
                                """).params(now, run.id).update();
            }
            if (reset) {
                sql.sql("UPDATE site_run SET timer_elapsed = 0 WHERE id = ?")
                        .params(run.id)
                        .update();
            }
            if (Boolean.TRUE.equals(running)) {
                sql.sql("""
                                UPDATE site_run SET timer_since = coalesce(timer_since, ?), started_at = coalesce(started_at, ?)
                                WHERE id = ?
                                """).params(now, now, run.id).update();
            }
            return true;
        });
    }

    /** @param issues ids or keys; unknown ones are named in the warnings */
    public Changed addDefects(Caller caller, String runId, List<String> issues) {
        return change(caller, runId, (sql, run) -> Defects.ofRun(sql, run.id).change(caller, issues, List.of()));
    }

    /** @param issues ids or keys */
    public Changed removeDefects(Caller caller, String runId, List<String> issues) {
        return change(caller, runId, (sql, run) -> Defects.ofRun(sql, run.id).change(caller, List.of(), issues));
    }

    public Changed changeEvidence(Caller caller, String runId, FileChange files) {
        return change(caller, runId, (sql, run) -> EvidenceRows.change(store, sql, caller, run.id, "", files));
    }

    /** Changes one step of the run; the answer names the defects and files that came and went. */
    public Changed updateStep(Caller caller, String runId, String stepId, RunStepChange change) {
        return change(caller, runId, (sql, run) -> steps(sql, caller, run).update(stepId, change));
    }

    /**
     * Changes one step in one iteration. A new status of the step decides anew on the status of the iteration, and that
     * on the status of the run.
     *
     * @param rank position of the iteration, as text
     */
    public Changed updateIterationStep(Caller caller, String runId, String rank, String stepId, RunStepChange change) {
        return change(caller, runId, (sql, run) -> {
            RunSteps steps = steps(sql, caller, run);
            Changed changed = steps.updateIn(rank, stepId, change);
            if (change.status() != null) {
                setStatus(sql, caller, run, steps.sumOfIterations());
            }
            return changed;
        });
    }

    /**
     * Sets the status of an iteration, and the run's to what its iterations add up to.
     *
     * @param rank position of the iteration, as text
     * @param status name or id of a step status
     */
    public void updateIterationStatus(Caller caller, String runId, String rank, String status) {
        change(caller, runId, (sql, run) -> {
            RunSteps steps = steps(sql, caller, run);
            steps.setIterationStatus(rank, status);
            return setStatus(sql, caller, run, steps.sumOfIterations());
        });
    }

    public void updateExampleStatus(Caller caller, String exampleId, String status) {
        store.database().update(sql -> {
            String runId = sql.sql("SELECT run_id FROM site_run_example WHERE id = ?")
                    .params(exampleId)
                    .query(String.class)
                    .optional()
                    .orElseThrow(() -> notFound("example", exampleId));
            Status wanted = statuses.require(caller, Status.Scope.STEP, status);
            change(
                    caller,
                    runId,
                    (same, run) -> same.sql("UPDATE site_run_example SET status = ? WHERE run_id = ? AND id = ?")
                            .params(wanted.name(), run.id, exampleId)
                            .update());
        });
    }

    private RunSteps steps(JdbcClient sql, Caller caller, Run run) {
        return new RunSteps(store, statuses, sql, caller, run.id);
    }

    private <T> T change(Caller caller, String runId, Act<T> act) {
        return store.database().write(sql -> {
            Run run = sql.sql(
                            "SELECT id, execution_id, test_id, version_id FROM site_run WHERE id = ? AND tenant_id = ?")
                    .params(runId, caller.tenant().id())
                    .query((row, _) ->
                            new Run(row.getString(1), row.getLong(2), new VersionKey(row.getLong(3), row.getInt(4))))
                    .optional()
                    .orElseThrow(() -> notFound("test run", runId));
            Issue execution = IssueRows.find(sql, caller, Long.toString(run.executionId))
                    .orElseThrow(() -> notFound("test run", runId));
            IssueRows.checkWritable(caller, execution);
            T result = act.on(sql, run);
            sql.sql("UPDATE site_run SET modified_at = ? WHERE id = ?")
                    .params(store.now(), run.id)
                    .update();
            IssueRows.touch(store, sql, List.of(run.executionId));
            return result;
        });
    }

    private static SiteRefusal notFound(String what, String id) {
        return SiteRefusal.badRequest(what + " with id " + id + " not found!");
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
