package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.XrayResult;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.internal.EvidenceRows;
import dev.lightbox.xray.site.content.internal.IterationRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.RunRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the iterations that Xray JSON tells of a run. They take the place of those that the run had. */
final class IterationResults {
    private static final String INSERT =
            "INSERT INTO site_run_iteration (run_id, position, parameters, status) VALUES (?, ?, ?, ?)";

    private static final String INSERT_STEP = """
            INSERT INTO site_run_iteration_step (run_id, iteration, step_id, status, comment, actual_result, defects)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private final SiteStore store;
    private final JdbcClient sql;
    private final Caller caller;
    private final RunStepResults steps;

    IterationResults(SiteStore store, JdbcClient sql, Caller caller, RunStepResults steps) {
        this.store = store;
        this.sql = sql;
        this.caller = caller;
        this.steps = steps;
    }

    /**
     * Writes iterations behind the first {@code written}, which this import wrote before.
     *
     * @return how many this import has written into the run now
     */
    int write(String run, int written, List<XrayResult.Iteration> iterations, Map<String, Issue> defects) {
        if (iterations.isEmpty()) {
            return written;
        }
        if (written == 0) {
            IterationRows.deleteAll(sql, run);
        }
        int position = written;
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (XrayResult.Iteration iteration : iterations) {
            String status = steps.status(iteration.status());
            rows.add(new @Nullable Object[] {
                run,
                position++,
                IterationRows.parameters(iteration.parameters()),
                status == null ? RunRows.TO_DO : status
            });
        }
        store.database().batch(INSERT, rows);
        position = written;
        for (XrayResult.Iteration iteration : iterations) {
            writeSteps(run, position++, iteration.steps(), defects);
        }
        return position;
    }

    private void writeSteps(String run, int iteration, List<XrayResult.Step> results, Map<String, Issue> defects) {
        if (results.isEmpty()) {
            return;
        }
        List<String> ids = steps.stepIds(run, results.size());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            XrayResult.Step result = results.get(i);
            rows.add(new @Nullable Object[] {
                run,
                iteration,
                ids.get(i),
                Objects.requireNonNullElse(steps.status(result.status()), RunRows.TO_DO),
                result.comment(),
                result.actualResult(),
                JsonText.ofTexts(RunStepResults.ids(result.defects(), defects))
            });
            EvidenceRows.change(
                    store,
                    sql,
                    caller,
                    new EvidenceRows.Place(run, iteration, ids.get(i)),
                    FileChange.adding(ReportRuns.uploads(result.evidence())));
        }
        store.database().batch(INSERT_STEP, rows);
    }
}
