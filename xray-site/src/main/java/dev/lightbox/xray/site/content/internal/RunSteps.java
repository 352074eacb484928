package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Changed;
import dev.lightbox.xray.site.content.RunStepChange;
import dev.lightbox.xray.site.content.Status;
import dev.lightbox.xray.site.content.Statuses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes the steps of one run, in it as a whole and in its iterations. */
public final class RunSteps {
    private final SiteStore store;
    private final Statuses statuses;
    private final JdbcClient sql;
    private final Caller caller;
    private final String run;

    public RunSteps(SiteStore store, Statuses statuses, JdbcClient sql, Caller caller, String run) {
        this.store = store;
        this.statuses = statuses;
        this.sql = sql;
        this.caller = caller;
        this.run = run;
    }

    /** Changes a step of the run. */
    public Changed update(String step, RunStepChange change) {
        requireStep(step);
        sql.sql("""
                        UPDATE site_run_step SET status = coalesce(?, status), comment = coalesce(?, comment),
                            actual_result = coalesce(?, actual_result) WHERE run_id = ? AND id = ?
                        """)
                .params(SqlValues.orNull(status(change.status()), change.comment(), change.actualResult()))
                .params(run, step)
                .update();
        Changed defects = Defects.ofStep(sql, run, step).change(caller, change.addDefects(), change.removeDefects());
        return joined(defects, EvidenceRows.change(store, sql, caller, run, step, change.evidence()));
    }

    /** Changes a step in the iteration of that rank, and the iteration's status with it. */
    public Changed updateIn(String rank, String step, RunStepChange change) {
        int iteration = IterationRows.require(sql, run, rank);
        requireStep(step);
        IterationRows.ensureStep(sql, run, iteration, step);
        sql.sql("""
                        UPDATE site_run_iteration_step SET status = coalesce(?, status), comment = coalesce(?, comment),
                            actual_result = coalesce(?, actual_result) WHERE run_id = ? AND iteration = ? AND step_id = ?
                        """)
                .params(SqlValues.orNull(status(change.status()), change.comment(), change.actualResult()))
                .params(run, iteration, step)
                .update();
        if (change.status() != null) {
            List<String> steps = IterationRows.stepStatuses(sql, run, iteration);
            IterationRows.setStatus(sql, run, iteration, StatusSum.of(steps, known(Status.Scope.STEP)));
        }
        Changed defects = Defects.ofIterationStep(sql, run, iteration, step)
                .change(caller, change.addDefects(), change.removeDefects());
        EvidenceRows.Place place = new EvidenceRows.Place(run, iteration, step);
        return joined(defects, EvidenceRows.change(store, sql, caller, place, change.evidence()));
    }

    /** @param wanted name or id of a step status */
    public void setIterationStatus(String rank, String wanted) {
        int iteration = IterationRows.require(sql, run, rank);
        IterationRows.setStatus(
                sql,
                run,
                iteration,
                statuses.require(caller, Status.Scope.STEP, wanted).name());
    }

    /** The run status that the iterations, of which there is at least one, add up to. */
    public String sumOfIterations() {
        List<Status> steps = known(Status.Scope.STEP);
        List<String> counted = IterationRows.statuses(sql, run).stream()
                .map(name -> Statuses.find(steps, name).map(Status::runStatus).orElse(name))
                .toList();
        return StatusSum.of(counted, known(Status.Scope.RUN));
    }

    private List<Status> known(Status.Scope scope) {
        return statuses.all(caller.tenant().id(), scope);
    }

    private @Nullable String status(@Nullable String wanted) {
        return wanted == null
                ? null
                : statuses.require(caller, Status.Scope.STEP, wanted).name();
    }

    private void requireStep(String step) {
        int found = sql.sql("SELECT count(*) FROM site_run_step WHERE run_id = ? AND id = ?")
                .params(run, step)
                .query(Integer.class)
                .single();
        if (found == 0) {
            throw SiteRefusal.badRequest("step with id " + step + " not found!");
        }
    }

    private static Changed joined(Changed defects, Changed files) {
        return new Changed(
                defects.addedDefects(),
                files.addedFiles(),
                defects.removedDefects(),
                files.removedFiles(),
                defects.warnings());
    }
}
