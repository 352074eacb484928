package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.internal.ResultDetail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads what hangs on runs. The ids must come from {@link Runs}, which knows what the caller may see. */
public final class RunParts {

    /** One step of a run, with the definition as it was. */
    public record RunStep(
            String runId,
            String id,
            @Nullable String action,
            @Nullable String data,
            @Nullable String result,
            List<Map<String, Object>> customFields,
            String status,
            @Nullable String comment,
            @Nullable String actualResult,
            List<String> defects) {}

    /** What an imported report said; the duration is in milliseconds. */
    public record Result(
            String runId,
            String name,
            String status,
            @Nullable String log,
            @Nullable Double duration,
            ResultDetail detail) {}

    /** One row of a Scenario Outline; the duration is in milliseconds. */
    public record Example(
            String runId,
            String id,
            String status,
            @Nullable Double duration) {}

    private RunParts() {}

    public static Map<String, List<RunStep>> steps(Request request, Collection<String> runs) {
        return list(
                        request,
                        "SELECT * FROM site_run_step WHERE run_id IN (:runs) ORDER BY run_id, position",
                        runs,
                        (row, _) -> step(row))
                .stream()
                .collect(Collectors.groupingBy(RunStep::runId));
    }

    public static Map<String, StoredFiles> evidence(Request request, Collection<String> runs) {
        String files = """
                SELECT l.run_id, l.iteration, l.step_id, a.id, a.filename, a.size, a.created_at
                FROM site_run_evidence l JOIN site_attachment a ON a.id = l.attachment_id
                WHERE l.run_id IN (:runs) AND a.tenant_id = :tenant
                ORDER BY l.run_id, l.iteration, l.step_id, l.position""";
        return StoredFiles.by(list(
                request,
                files,
                runs,
                (row, _) -> new StoredFiles.Placed<>(
                        row.getString("run_id"),
                        stepIn(row.getInt("iteration"), row.getString("step_id")),
                        StoredFiles.file(row))));
    }

    /** What stands for a step in one iteration among the {@link #evidence} of a run. */
    public static String stepIn(int iteration, String step) {
        return iteration < 0 ? step : iteration + "/" + step;
    }

    /** The files that the tests' steps had when the runs were made. */
    public static Map<String, StoredFiles> attachments(Request request, Collection<String> runs) {
        String files = """
                SELECT l.run_id, l.step_id, a.id, a.filename, a.size, a.created_at
                FROM site_run_step_attachment l JOIN site_attachment a ON a.id = l.attachment_id
                WHERE l.run_id IN (:runs) AND a.tenant_id = :tenant
                ORDER BY l.run_id, l.step_id, l.position""";
        return StoredFiles.by(list(
                request,
                files,
                runs,
                (row, _) -> new StoredFiles.Placed<>(
                        row.getString("run_id"), row.getString("step_id"), StoredFiles.file(row))));
    }

    public static Map<String, List<Result>> results(Request request, Collection<String> runs) {
        return list(
                        request,
                        "SELECT * FROM site_run_result WHERE run_id IN (:runs) ORDER BY run_id, position",
                        runs,
                        (row, _) -> new Result(
                                row.getString("run_id"),
                                row.getString("name"),
                                row.getString("status"),
                                row.getString("log"),
                                duration(row),
                                ResultDetail.of(row.getString("detail"))))
                .stream()
                .collect(Collectors.groupingBy(Result::runId));
    }

    public static Map<String, List<Example>> examples(Request request, Collection<String> runs) {
        return list(
                        request,
                        "SELECT * FROM site_run_example WHERE run_id IN (:runs) ORDER BY run_id, position",
                        runs,
                        (row, _) -> new Example(
                                row.getString("run_id"), row.getString("id"), row.getString("status"), duration(row)))
                .stream()
                .collect(Collectors.groupingBy(Example::runId));
    }

    private static <T> List<T> list(Request request, String text, Collection<String> runs, RowMapper<T> mapper) {
        return request.read(sql ->
                request.statement(sql, text).param("runs", runs).query(mapper).list());
    }

    private static RunStep step(ResultSet row) throws SQLException {
        return new RunStep(
                row.getString("run_id"),
                row.getString("id"),
                row.getString("action"),
                row.getString("data"),
                row.getString("result"),
                Json.objects(row.getString("custom_fields")),
                row.getString("status"),
                row.getString("comment"),
                row.getString("actual_result"),
                Json.texts(row.getString("defects")));
    }

    private static @Nullable Double duration(ResultSet row) throws SQLException {
        double millis = row.getDouble("duration_ms");
        return row.wasNull() ? null : millis;
    }
}
