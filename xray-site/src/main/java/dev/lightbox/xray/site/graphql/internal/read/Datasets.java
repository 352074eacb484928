package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Dataset;
import dev.lightbox.xray.site.content.internal.DatasetRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads datasets of tests that the caller may see. */
public final class Datasets {
    /** An answer without pages has an end somewhere. */
    private static final int MAX_LIST = 1_000;

    private static final String SELECT = """
            SELECT d.id, d.test_id, d.test_plan_id, d.execution_id, d.call_step_id, s.called_test_id, d.parameters,
                   d.dataset_rows
            FROM site_dataset d
            LEFT JOIN site_issue x ON x.id = coalesce(d.test_plan_id, d.execution_id)
            LEFT JOIN site_test_step s ON s.id = d.call_step_id
            WHERE d.tenant_id = :tenant AND (x.id IS NULL OR x.project_id IN (:readable)) AND\s""" + Filter.readable("d.test_id");

    /** A dataset with the ids of where it belongs. */
    public record Placed(
            String id,
            String test,
            @Nullable String testPlan,
            @Nullable String execution,
            @Nullable String callStep,
            @Nullable String calledTest,
            Dataset dataset) {}

    private Datasets() {}

    /** The datasets that belong to tests themselves, by test. */
    public static Map<Long, Placed> ofTests(Request request, Collection<Long> tests) {
        Map<Long, Placed> byTest = new HashMap<>();
        Filter filter = new Filter()
                .and("d.test_plan_id IS NULL AND d.execution_id IS NULL AND d.call_step_id IS NULL")
                .and("d.test_id IN (:tests)", "tests", tests);
        list(request, filter).forEach(found -> byTest.put(Long.valueOf(found.test), found));
        return byTest;
    }

    /** Conditions on {@code d} (dataset) and {@code s} (the step that calls a test). */
    public static List<Placed> list(Request request, Filter filter) {
        String statement = SELECT + " AND " + filter.where() + " ORDER BY d.test_id, d.id LIMIT " + (MAX_LIST + 1);
        List<Placed> found = request.read(sql -> filter.bind(request.statement(sql, statement))
                .query(Datasets::placed)
                .list());
        if (found.size() > MAX_LIST) {
            throw SiteRefusal.badRequest(
                    "There are more than " + MAX_LIST + " datasets; ask for fewer issues at a time");
        }
        return found;
    }

    private static Placed placed(ResultSet row, int number) throws SQLException {
        return new Placed(
                row.getString("id"),
                row.getString("test_id"),
                row.getString("test_plan_id"),
                row.getString("execution_id"),
                row.getString("call_step_id"),
                row.getString("called_test_id"),
                DatasetRows.dataset(row));
    }
}
