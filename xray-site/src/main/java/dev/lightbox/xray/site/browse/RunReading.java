package dev.lightbox.xray.site.browse;

import dev.lightbox.xray.site.graphql.internal.read.Run;
import dev.lightbox.xray.site.graphql.internal.read.RunParts;
import dev.lightbox.xray.site.graphql.internal.read.Runs;
import dev.lightbox.xray.site.graphql.internal.read.StoredFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads runs: the pages of a test's or an execution's, and one with all that hangs on it. */
final class RunReading {
    private static final String RUNS = """
            FROM site_run r
            JOIN site_issue e ON e.id = r.execution_id
            JOIN site_issue t ON t.id = r.test_id
            LEFT JOIN site_user a ON a.id = r.assignee_id
            LEFT JOIN site_user x ON x.id = r.executed_by
            WHERE e.project_id IN (:readable) AND\s""";
    private static final String COLUMNS = """
            SELECT r.id, r.status, r.finished_at, t.issue_key AS test_key, t.summary AS test_summary,
                   e.issue_key AS execution_key, e.summary AS execution_summary,
                   a.display_name AS assignee_name, x.display_name AS executor_name
            """;

    private record Ends(
            RunLine line,
            @Nullable String assignee,
            @Nullable String executor) {}

    private final Reading reading;

    RunReading(Reading reading) {
        this.reading = reading;
    }

    Slice<RunLine> ofTest(long test, int start, int size) {
        return page("r.test_id = :parent", "e.id DESC, r.id", test, start, size);
    }

    Slice<RunLine> ofExecution(long execution, int start, int size) {
        return page("r.execution_id = :parent", "r.position, r.id", execution, start, size);
    }

    private Slice<RunLine> page(String condition, String order, long parent, int start, int size) {
        return reading.read(sql -> new Slice<>(
                reading.statement(sql, COLUMNS + RUNS + condition + " ORDER BY " + order + " LIMIT :size OFFSET :start")
                        .param("parent", parent)
                        .param("size", size)
                        .param("start", start)
                        .query((row, _) -> ends(row).line)
                        .list(),
                reading.statement(sql, "SELECT count(*) " + RUNS + condition)
                        .param("parent", parent)
                        .query(Long.class)
                        .single()));
    }

    private Ends ends(ResultSet row) throws SQLException {
        long finished = row.getLong("finished_at");
        Instant end = row.wasNull() ? null : Instant.ofEpochMilli(finished);
        String status = row.getString("status");
        RunLine line = new RunLine(
                row.getString("id"),
                row.getString("test_key"),
                row.getString("test_summary"),
                row.getString("execution_key"),
                row.getString("execution_summary"),
                status,
                reading.runColor(status),
                end);
        return new Ends(line, row.getString("assignee_name"), row.getString("executor_name"));
    }

    Optional<RunDetail> find(String id) {
        Run run = Runs.byId(reading.request(), List.of(id)).get(id);
        return Optional.ofNullable(run).map(this::detail);
    }

    private RunDetail detail(Run run) {
        Ends ends = reading.read(sql -> reading.statement(sql, COLUMNS + RUNS + "r.id = :id")
                .param("id", run.id())
                .query((row, _) -> ends(row))
                .single());
        List<String> ids = List.of(run.id());
        StoredFiles files = RunParts.evidence(reading.request(), ids).getOrDefault(run.id(), StoredFiles.NONE);
        return new RunDetail(
                ends.line,
                ends.line.executionKey().substring(0, ends.line.executionKey().lastIndexOf('-')),
                run.comment(),
                ends.assignee,
                ends.executor,
                run.started(),
                run.gherkin() == null ? run.unstructured() : run.gherkin(),
                RunParts.steps(reading.request(), ids).getOrDefault(run.id(), List.of()).stream()
                        .map(step -> step(step, files))
                        .toList(),
                keys(run.defects()),
                lines(files, ""),
                RunParts.results(reading.request(), ids).getOrDefault(run.id(), List.of()).stream()
                        .map(this::result)
                        .toList());
    }

    private StepLine step(RunParts.RunStep step, StoredFiles files) {
        return new StepLine(
                step.action(),
                step.data(),
                step.result(),
                null,
                lines(files, step.id()),
                new StepLine.Outcome(
                        step.status(),
                        reading.stepColor(step.status()),
                        step.comment(),
                        step.actualResult(),
                        keys(step.defects())));
    }

    private RunDetail.ResultLine result(RunParts.Result result) {
        return new RunDetail.ResultLine(
                result.name(), result.status(), reading.stepColor(result.status()), result.log(), result.duration());
    }

    static List<FileLine> lines(StoredFiles files, String step) {
        return files.of(step).stream()
                .map(file -> new FileLine(file.id(), file.filename(), file.size()))
                .toList();
    }

    /** Keys of the defects that can be seen; the others stay ids. */
    private List<String> keys(List<String> ids) {
        if (ids.isEmpty()) {
            return ids;
        }
        Map<Long, String> keys = new HashMap<>();
        reading.read(sql -> {
            reading.statement(
                            sql,
                            "SELECT id, issue_key FROM site_issue WHERE CAST(id AS TEXT) IN (:ids)"
                                    + " AND project_id IN (:readable)")
                    .param("ids", ids)
                    .query(row -> {
                        keys.put(row.getLong(1), row.getString(2));
                    });
            return true;
        });
        return ids.stream()
                .map(id -> id.matches("[0-9]{1,18}") ? keys.getOrDefault(Long.valueOf(id), id) : id)
                .toList();
    }
}
