package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.DefinitionKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes runs: one per test and execution, each with a copy of the definition as it is at that moment, so that a later
 * change of the test does not rewrite what was run.
 */
public final class RunRows {
    /** How new runs, steps and examples start. */
    public static final String TO_DO = "TO DO";

    private static final String INSERT = """
            INSERT INTO site_run (id, tenant_id, execution_id, test_id, position, status, modified_at, type_id, kind,
                gherkin, scenario_type, unstructured, defects, custom_fields)
            VALUES (?, ?, ?, ?, ?, 'TO DO', ?, ?, ?, ?, ?, ?, '[]', '[]')
            """;

    private static final String INSERT_STEP = """
            INSERT INTO site_run_step (run_id, id, position, action, data, result, custom_fields, status, defects)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'TO DO', '[]')
            """;

    /** What a run copies from its test. */
    private record Snapshot(
            long testId,
            String typeId,
            DefinitionKind kind,
            @Nullable String gherkin,
            @Nullable String scenarioType,
            @Nullable String unstructured) {}

    private RunRows() {}

    /** The ids of the execution's runs by test. */
    public static Map<Long, String> runIds(JdbcClient sql, long execution, Collection<Long> tests) {
        Map<Long, String> runs = new LinkedHashMap<>();
        IssueRows.inPackets(
                        tests,
                        packet -> sql.sql(
                                        "SELECT test_id, id FROM site_run WHERE execution_id = :execution AND test_id IN (:tests)")
                                .param("execution", execution)
                                .param("tests", packet)
                                .query((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
                                .list())
                .forEach(run -> runs.put(run.getKey(), run.getValue()));
        return runs;
    }

    /** Makes the runs that the execution does not have yet; returns the new runs' ids by test. */
    public static Map<Long, String> create(
            SiteStore store, JdbcClient sql, Caller caller, long execution, Collection<Long> tests) {
        Map<Long, String> existing = runIds(sql, execution, tests);
        List<Long> missing = tests.stream()
                .distinct()
                .filter(test -> !existing.containsKey(test))
                .toList();
        int position = sql.sql("SELECT coalesce(max(position), -1) + 1 FROM site_run WHERE execution_id = ?")
                .params(execution)
                .query(Integer.class)
                .single();
        List<Snapshot> snapshots = inOrder(missing, snapshots(sql, missing));
        Map<Long, String> created = new LinkedHashMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Snapshot test : snapshots) {
            String run = store.objectId();
            created.put(test.testId, run);
            rows.add(new @Nullable Object[] {
                run,
                caller.tenant().id(),
                execution,
                test.testId,
                position++,
                store.now(),
                test.typeId,
                test.kind.name(),
                test.gherkin,
                test.scenarioType,
                test.unstructured
            });
        }
        store.database().batch(INSERT, rows);
        copyParts(store, sql, snapshots, created);
        return created;
    }

    /** Replaces the run's copy of its test by the test as it is now; what was recorded in steps and examples goes. */
    public static void refresh(SiteStore store, JdbcClient sql, String run, long test) {
        Snapshot now = snapshots(sql, List.of(test)).getFirst();
        sql.sql("DELETE FROM site_run_step WHERE run_id = ?").params(run).update();
        sql.sql("DELETE FROM site_run_example WHERE run_id = ?").params(run).update();
        sql.sql(
                        "UPDATE site_run SET type_id = ?, kind = ?, gherkin = ?, scenario_type = ?, unstructured = ? WHERE id = ?")
                .params(SqlValues.orNull(
                        now.typeId, now.kind.name(), now.gherkin, now.scenarioType, now.unstructured, run))
                .update();
        copyParts(store, sql, List.of(now), Map.of(test, run));
    }

    private static void copyParts(SiteStore store, JdbcClient sql, List<Snapshot> tests, Map<Long, String> runs) {
        List<@Nullable Object[]> examples = new ArrayList<>();
        List<Long> stepped = new ArrayList<>();
        for (Snapshot test : tests) {
            if (test.kind == DefinitionKind.STEPS) {
                stepped.add(test.testId);
            }
            for (int i = 0; i < GherkinText.exampleCount(test.gherkin); i++) {
                examples.add(new @Nullable Object[] {runs.get(test.testId), store.objectId(), i});
            }
        }
        store.database()
                .batch(
                        "INSERT INTO site_run_example (run_id, id, position, status) VALUES (?, ?, ?, 'TO DO')",
                        examples);
        copySteps(store, sql, stepped, runs);
    }

    private static void copySteps(SiteStore store, JdbcClient sql, List<Long> tests, Map<Long, String> runs) {
        Map<Long, List<UnfoldedSteps.Step>> steps = new UnfoldedSteps(sql).of(tests);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long test : tests) {
            int position = 0;
            for (UnfoldedSteps.Step step : steps.getOrDefault(test, List.of())) {
                rows.add(new @Nullable Object[] {
                    runs.get(test),
                    store.uuid(),
                    position++,
                    step.action(),
                    step.data(),
                    step.result(),
                    step.customFields()
                });
            }
        }
        store.database().batch(INSERT_STEP, rows);
    }

    private static List<Snapshot> snapshots(JdbcClient sql, Collection<Long> tests) {
        return IssueRows.inPackets(
                tests,
                packet -> sql.sql("""
                        SELECT issue_id, type_id, kind, gherkin, scenario_type, unstructured FROM site_test
                        WHERE issue_id IN (:tests)
                        """)
                        .param("tests", packet)
                        .query(RunRows::snapshot)
                        .list());
    }

    private static List<Snapshot> inOrder(List<Long> tests, List<Snapshot> snapshots) {
        Map<Long, Snapshot> byTest = new LinkedHashMap<>();
        snapshots.forEach(snapshot -> byTest.put(snapshot.testId, snapshot));
        List<Snapshot> ordered = new ArrayList<>();
        for (long test : tests) {
            Snapshot snapshot = byTest.get(test);
            if (snapshot != null) {
                ordered.add(snapshot);
            }
        }
        return ordered;
    }

    private static Snapshot snapshot(ResultSet row, int number) throws SQLException {
        return new Snapshot(
                row.getLong("issue_id"),
                row.getString("type_id"),
                DefinitionKind.valueOf(row.getString("kind")),
                row.getString("gherkin"),
                row.getString("scenario_type"),
                row.getString("unstructured"));
    }
}
