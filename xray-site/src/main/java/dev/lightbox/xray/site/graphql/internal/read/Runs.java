package dev.lightbox.xray.site.graphql.internal.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds and reads test runs. A run is visible to whoever may browse the project of its test execution. */
public final class Runs {
    private static final String BY_ID =
            "SELECT r.* FROM site_run r WHERE r.id IN (:ids) AND " + Filter.readable("r.execution_id");

    private Runs() {}

    /** Conditions on {@code r}. A readable project is one of the caller's tenant. */
    public static Filter filter() {
        return new Filter().and(Filter.readable("r.execution_id"));
    }

    /** Runs in the order of their test executions, within each in the order of its tests. */
    public static Page<Run> page(Request request, Filter filter, Paging paging) {
        return read(request, ids(request, filter, paging));
    }

    /** The same of all runs with these traits that the caller may see. */
    public static Page<Run> page(Request request, RunTraits traits, Paging paging) {
        return read(request, AllRuns.page(request, traits, paging));
    }

    private static Page<String> ids(Request request, Filter filter, Paging paging) {
        return Lists.page(
                request,
                "site_run r",
                filter,
                "r.id",
                "r.execution_id, r.position, r.id",
                paging,
                (row, _) -> row.getString(1));
    }

    private static Page<Run> read(Request request, Page<String> ids) {
        Map<String, Run> runs = byId(request, ids.keys());
        List<Run> listed =
                ids.keys().stream().map(runs::get).filter(Objects::nonNull).toList();
        return new Page<>(ids.paging(), ids.total(), listed);
    }

    /** The id of the run of a test in a test execution. */
    public static Optional<String> find(Request request, String test, String execution) {
        Filter filter = filter().andIssues("r.test_id", "test", List.of(test))
                .andIssues("r.execution_id", "exec", List.of(execution));
        return ids(request, filter, new Paging(0, 1)).keys().stream().findFirst();
    }

    /** Without those that are not there or that the caller may not see. */
    public static Map<String, Run> byId(Request request, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Run> runs = HashMap.newHashMap(ids.size());
        request.read(sql -> request.statement(sql, BY_ID)
                        .param("ids", ids)
                        .query((row, _) -> run(row))
                        .list())
                .forEach(run -> runs.put(run.id(), run));
        return runs;
    }

    /** Of a row with all columns of {@code site_run}. */
    static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString("id"),
                row.getLong("execution_id"),
                row.getLong("test_id"),
                row.getString("status"),
                row.getString("comment"),
                number(row, "assignee_id"),
                number(row, "executed_by"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                Instant.ofEpochMilli(row.getLong("modified_at")),
                row.getInt("version_id"),
                row.getString("type_id"),
                row.getString("gherkin"),
                row.getString("scenario_type"),
                row.getString("unstructured"),
                Json.texts(row.getString("defects")),
                Json.objects(row.getString("custom_fields")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
