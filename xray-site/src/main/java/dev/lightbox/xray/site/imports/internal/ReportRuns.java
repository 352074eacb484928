package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.ReportFile;
import dev.lightbox.xray.api.report.XrayResult;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.FieldValue;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.Status;
import dev.lightbox.xray.site.content.Statuses;
import dev.lightbox.xray.site.content.Upload;
import dev.lightbox.xray.site.content.internal.EvidenceRows;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.ProjectRows;
import dev.lightbox.xray.site.content.internal.RunRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.SqlValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes results into the runs of one execution. A run that existed before loses the results of earlier imports. Rows are
 * written in batches, and nothing of a packet is kept after it.
 */
final class ReportRuns {
    private static final String INSERT_RESULT =
            "INSERT INTO site_run_result (run_id, position, name, status, log, duration_ms, detail)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final SiteStore store;
    private final JdbcClient sql;
    private final Caller caller;
    private final Issue execution;
    private final RunTallies tallies;
    private final List<Status> runStatuses;
    private final RunStepResults stepResults;
    private final IterationResults iterationResults;
    private final Map<String, @Nullable Long> users = new HashMap<>();

    ReportRuns(
            SiteStore store,
            SiteContent content,
            JdbcClient sql,
            Caller caller,
            Issue execution,
            @Nullable String executedBy) {
        this.store = store;
        this.sql = sql;
        this.caller = caller;
        this.execution = execution;
        this.runStatuses = content.statuses().all(caller.tenant().id(), Status.Scope.RUN);
        this.stepResults = new RunStepResults(
                store, sql, caller, content.statuses().all(caller.tenant().id(), Status.Scope.STEP));
        this.iterationResults = new IterationResults(store, sql, caller, stepResults);
        Long user = ProjectRows.userId(sql, caller, executedBy);
        this.tallies = new RunTallies(
                store, sql, caller, execution.id(), user == null ? caller.user().id() : user);
    }

    void write(List<ReportTests.Match> matches) {
        Map<Long, RunTally> runs =
                tallies.open(matches.stream().map(ReportTests.Match::test).toList());
        Map<String, Issue> defects =
                defects(matches.stream().map(ReportTests.Match::entry).toList());
        for (ReportTests.Match match : matches) {
            count(match.entry(), tally(runs, match));
        }
        // Before their parts, and with all that they say of themselves: to add it later is to write each run twice.
        tallies.write(runs);
        List<@Nullable Object[]> results = new ArrayList<>();
        for (ReportTests.Match match : matches) {
            RunTally tally = tally(runs, match);
            addResults(match.entry(), tally, results, evidence(match.entry().result(), tally.run));
            addDetails(match.entry().result(), tally, defects);
        }
        store.database().batch(INSERT_RESULT, results);
    }

    private static RunTally tally(Map<Long, RunTally> runs, ReportTests.Match match) {
        return Objects.requireNonNull(runs.get(match.test()), "opened before");
    }

    private void count(ReportEntry entry, RunTally tally) {
        XrayResult result = entry.result();
        String status = status(result.status());
        if (entry.automated().isEmpty()) {
            tally.setStatus(status);
            tally.addTimes(result.start(), result.finish());
        }
        for (ReportEntry.Automated row : entry.automated()) {
            String rowStatus = status(row.status());
            tally.addCase(rowStatus);
            addCaseTimes(tally, row, rowStatus);
        }
        tally.addComment(result.comment());
        tally.addExecutor(user(result.executedBy()));
    }

    /** @param files ids of the entry's evidence */
    private void addResults(ReportEntry entry, RunTally tally, List<@Nullable Object[]> results, List<String> files) {
        ScenarioDetails details = new ScenarioDetails(files);
        if (entry.automated().isEmpty()) {
            for (XrayResult.Iteration iteration : entry.result().iterations()) {
                results.add(iteration(iteration, tally, status(entry.result().status())));
            }
        }
        for (ReportEntry.Automated row : entry.automated()) {
            results.add(new @Nullable Object[] {
                tally.run,
                tally.results++,
                row.name(),
                status(row.status()),
                row.log(),
                row.durationMillis(),
                details.json(row)
            });
        }
    }

    /** A case that was run but tells no times was run now. */
    private void addCaseTimes(RunTally tally, ReportEntry.Automated row, String status) {
        Instant start = row.startedAt() != null || status.equals(RunRows.TO_DO)
                ? row.startedAt()
                : store.clock().instant();
        Double millis = row.durationMillis();
        Instant finish = row.finishedAt() != null || start == null || status.equals(RunRows.TO_DO)
                ? row.finishedAt()
                : start.plusMillis(millis == null ? 0 : millis.longValue());
        tally.addTimes(start, finish);
    }

    /** Name, log and duration of an iteration, for which an iteration of a run has no place. */
    private @Nullable Object[] iteration(XrayResult.Iteration iteration, RunTally tally, String runStatus) {
        String name = iteration.name() != null ? iteration.name() : "Iteration " + (tally.results + 1);
        String status = iteration.status() == null ? runStatus : status(iteration.status());
        return new @Nullable Object[] {
            tally.run, tally.results++, name, status, iteration.log(), millis(iteration.duration()), null
        };
    }

    private static @Nullable Double millis(@Nullable String number) {
        try {
            return number == null ? null : Double.valueOf(number.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private List<String> evidence(XrayResult result, String run) {
        return result.evidence().isEmpty()
                ? List.of()
                : EvidenceRows.change(store, sql, caller, run, "", FileChange.adding(uploads(result.evidence())))
                        .addedFiles();
    }

    private void addDetails(XrayResult result, RunTally tally, Map<String, Issue> defects) {
        String run = tally.run;
        if (result.assignee() != null) {
            sql.sql("UPDATE site_run SET assignee_id = ? WHERE id = ?")
                    .params(SqlValues.orNull(user(result.assignee()), run))
                    .update();
        }
        if (!result.defects().isEmpty()) {
            set(run, "defects", JsonText.ofTexts(RunStepResults.ids(result.defects(), defects)));
        }
        if (!result.customFields().isEmpty()) {
            set(
                    run,
                    "custom_fields",
                    JsonText.ofRunFields(result.customFields().stream()
                            .map(field -> new FieldValue(field.id(), field.value()))
                            .toList()));
        }
        stepResults.writeSteps(run, result.steps(), defects);
        stepResults.writeExamples(run, result.examples());
        tally.iterations = iterationResults.write(run, tally.iterations, result.iterations(), defects);
        tallies.noteIterations(tally);
    }

    private void set(String run, String column, String value) {
        sql.sql("UPDATE site_run SET " + column + " = ? WHERE id = ?")
                .params(value, run)
                .update();
    }

    static List<Upload> uploads(List<ReportFile> files) {
        return files.stream()
                .map(file -> new Upload(null, file.filename(), file.contentType(), file.data()))
                .toList();
    }

    private @Nullable Long user(@Nullable String accountId) {
        return accountId == null ? null : users.computeIfAbsent(accountId, id -> ProjectRows.userId(sql, caller, id));
    }

    private String status(String name) {
        return Statuses.find(runStatuses, name)
                .orElseThrow(() ->
                        SiteRefusal.badRequest("Error importing results: status \"" + name + "\" does not exist!"))
                .name();
    }

    private Map<String, Issue> defects(Collection<ReportEntry> entries) {
        Set<String> keys = new LinkedHashSet<>();
        for (ReportEntry entry : entries) {
            keys.addAll(entry.result().defects());
            entry.result().steps().forEach(step -> keys.addAll(step.defects()));
            entry.result().iterations().stream()
                    .flatMap(iteration -> iteration.steps().stream())
                    .forEach(step -> keys.addAll(step.defects()));
        }
        Map<String, Issue> found = IssueRows.findAll(sql, caller, keys);
        keys.removeAll(found.keySet());
        if (!keys.isEmpty()) {
            throw SiteRefusal.badRequest(
                    "Error importing results: issue with key " + keys.iterator().next() + " not found!");
        }
        return found;
    }

    /** Ends the import. */
    void finish() {
        IssueRows.touch(store, sql, List.of(execution.id()));
    }
}
