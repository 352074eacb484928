package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.XrayResult;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.Status;
import dev.lightbox.xray.site.content.Statuses;
import dev.lightbox.xray.site.content.internal.EvidenceRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what a report says of the steps and examples of runs. They are matched by their place. */
final class RunStepResults {
    private static final String UPDATE_STEP = """
            UPDATE site_run_step SET status = coalesce(?, status), comment = ?, actual_result = ?, defects = ?
            WHERE run_id = ? AND id = ?
            """;

    private final SiteStore store;
    private final JdbcClient sql;
    private final Caller caller;
    private final List<Status> statuses;

    RunStepResults(SiteStore store, JdbcClient sql, Caller caller, List<Status> statuses) {
        this.store = store;
        this.sql = sql;
        this.caller = caller;
        this.statuses = statuses;
    }

    /** The ids of issues that were looked up before. */
    static List<String> ids(List<String> references, Map<String, Issue> issues) {
        return references.stream()
                .map(issues::get)
                .filter(Objects::nonNull)
                .map(issue -> Long.toString(issue.id()))
                .distinct()
                .toList();
    }

    void writeSteps(String run, List<XrayResult.Step> results, Map<String, Issue> defects) {
        if (results.isEmpty()) {
            return;
        }
        List<String> steps = stepIds(run, results.size());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            XrayResult.Step result = results.get(i);
            rows.add(new @Nullable Object[] {
                status(result.status()),
                result.comment(),
                result.actualResult(),
                JsonText.ofTexts(ids(result.defects(), defects)),
                run,
                steps.get(i)
            });
            EvidenceRows.change(
                    store, sql, caller, run, steps.get(i), FileChange.adding(ReportRuns.uploads(result.evidence())));
        }
        store.database().batch(UPDATE_STEP, rows);
    }

    /** The run's steps; a report that knows of more (steps of an automated test) gets empty ones for the rest. */
    List<String> stepIds(String run, int wanted) {
        List<String> steps = new ArrayList<>(sql.sql("SELECT id FROM site_run_step WHERE run_id = ? ORDER BY position")
                .params(run)
                .query((row, _) -> row.getString(1))
                .list());
        while (steps.size() < wanted) {
            String step = store.uuid();
            sql.sql("INSERT INTO site_run_step (run_id, id, position, custom_fields, status, defects)"
                            + " VALUES (?, ?, ?, '[]', 'TO DO', '[]')")
                    .params(run, step, steps.size())
                    .update();
            steps.add(step);
        }
        return steps;
    }

    /** The report's rows take the place of those that the run had. */
    void writeExamples(String run, List<String> results) {
        if (results.isEmpty()) {
            return;
        }
        sql.sql("DELETE FROM site_run_example WHERE run_id = ?").params(run).update();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String result : results) {
            rows.add(new @Nullable Object[] {run, store.objectId(), rows.size(), status(result)});
        }
        store.database().batch("INSERT INTO site_run_example (run_id, id, position, status) VALUES (?, ?, ?, ?)", rows);
    }

    @Nullable
    String status(@Nullable String name) {
        return name == null
                ? null
                : Statuses.find(statuses, name)
                        .orElseThrow(() -> SiteRefusal.badRequest(
                                "Error importing results: status \"" + name + "\" does not exist!"))
                        .name();
    }
}
