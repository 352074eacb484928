package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.content.Dataset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of datasets. */
public final class DatasetRows {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<Dataset.Parameter>> PARAMETERS = new TypeReference<>() {};
    private static final TypeReference<List<List<String>>> ROWS = new TypeReference<>() {};

    private static final String PLACE = """
            test_id = ? AND coalesce(test_plan_id, 0) = ? AND coalesce(execution_id, 0) = ?
            AND coalesce(call_step_id, '') = ?""";

    /** The least specific first, so that what comes later wins. */
    private static final String OF_EXECUTION = """
            SELECT test_id, parameters, dataset_rows FROM site_dataset
            WHERE test_id IN (:tests) AND call_step_id IS NULL AND (
                (test_plan_id IS NULL AND execution_id IS NULL) OR execution_id = :execution
                OR test_plan_id IN (SELECT x.test_plan_id FROM site_plan_execution x WHERE x.execution_id = :execution))
            ORDER BY CASE WHEN execution_id IS NOT NULL THEN 2 WHEN test_plan_id IS NOT NULL THEN 1 ELSE 0 END,
                test_plan_id DESC""";

    private static final String OF_CALLS = """
            SELECT d.test_id, s.version_id, d.parameters, d.dataset_rows
            FROM site_dataset d JOIN site_test_step s ON s.id = d.call_step_id
            WHERE d.test_id IN (:tests) ORDER BY d.test_id, s.version_id, s.position""";

    /** A place with all issues as ids; zero and the empty text stand for none. */
    public record Place(long test, long plan, long execution, String step) {}

    private DatasetRows() {}

    public static void put(SiteStore store, JdbcClient sql, long tenant, Place place, Dataset dataset) {
        remove(sql, place);
        sql.sql("""
                        INSERT INTO site_dataset (id, tenant_id, test_id, test_plan_id, execution_id, call_step_id, parameters,
                            dataset_rows)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(store.objectId(), tenant, place.test)
                .params(SqlValues.orNull(orNull(place.plan), orNull(place.execution)))
                .params(SqlValues.orNull(place.step.isEmpty() ? null : place.step))
                .params(MAPPER.writeValueAsString(dataset.parameters()), MAPPER.writeValueAsString(dataset.rows()))
                .update();
    }

    public static void remove(JdbcClient sql, Place place) {
        sql.sql("DELETE FROM site_dataset WHERE " + PLACE)
                .params(place.test, place.plan, place.execution, place.step)
                .update();
    }

    public static Optional<Dataset> at(JdbcClient sql, Place place) {
        return sql.sql("SELECT parameters, dataset_rows FROM site_dataset WHERE " + PLACE)
                .params(place.test, place.plan, place.execution, place.step)
                .query((row, _) -> dataset(row))
                .optional();
    }

    /** What the runs of these tests in the execution go by: the execution's own values, else its plan's, else the test's. */
    public static Map<Long, Dataset> ofExecution(JdbcClient sql, long execution, Collection<Long> tests) {
        Map<Long, Dataset> datasets = new HashMap<>();
        IssueRows.inPackets(
                        tests,
                        packet -> sql.sql(OF_EXECUTION)
                                .param("tests", packet)
                                .param("execution", execution)
                                .query((row, _) -> Map.entry(row.getLong("test_id"), dataset(row)))
                                .list())
                .forEach(found -> datasets.put(found.getKey(), found.getValue()));
        return datasets;
    }

    /** What the calls of other tests in these tests go by, in the order of their steps. */
    public static Map<VersionKey, List<Dataset>> ofCalls(JdbcClient sql, Collection<Long> tests) {
        Map<VersionKey, List<Dataset>> datasets = new HashMap<>();
        IssueRows.inPackets(
                        tests,
                        packet -> sql.sql(OF_CALLS)
                                .param("tests", packet)
                                .query((row, _) -> Map.entry(
                                        new VersionKey(row.getLong("test_id"), row.getInt("version_id")), dataset(row)))
                                .list())
                .forEach(found -> datasets.computeIfAbsent(found.getKey(), _ -> new ArrayList<>())
                        .add(found.getValue()));
        return datasets;
    }

    /** The dataset of a row with the columns {@code parameters} and {@code dataset_rows}. */
    public static Dataset dataset(ResultSet row) throws SQLException {
        return new Dataset(
                MAPPER.readValue(row.getString("parameters"), PARAMETERS),
                MAPPER.readValue(row.getString("dataset_rows"), ROWS));
    }

    private static @Nullable Long orNull(long id) {
        return id == 0 ? null : id;
    }
}
