package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.DefinitionKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    /** How new runs, steps, examples and iterations start. */
    public static final String TO_DO = "TO DO";

    private static final String INSERT = """
            INSERT INTO site_run (id, tenant_id, execution_id, test_id, position, status, modified_at, type_id, kind,
                gherkin, scenario_type, unstructured, defects, custom_fields, version_id)
            VALUES (?, ?, ?, ?, ?, 'TO DO', ?, ?, ?, ?, ?, ?, '[]', '[]', ?)
            """;

    /** What a run copies from its test. */
    record Snapshot(
            VersionKey version,
            String typeId,
            DefinitionKind kind,
            @Nullable String gherkin,
            @Nullable String scenarioType,
            @Nullable String unstructured) {}

    /**
     * Asks for each test by itself. To PostgreSQL an execution that it has no statistics of, as each new one, has a
     * handful of runs: asked for many tests at once, it reads all runs of the execution, however many they are. Only the index
     * of a test's runs can answer for a range of executions.
     */
    private static final String RUN_IDS = """
            SELECT wanted.column1,
                (SELECT r.id FROM site_run r
                 WHERE r.test_id = wanted.column1 AND r.execution_id BETWEEN wanted.column2 AND wanted.column2)
            FROM (VALUES :tests) AS wanted
            """;

    private RunRows() {}

    /** The ids of the execution's runs by test. */
    public static Map<Long, String> runIds(JdbcClient sql, long execution, Collection<Long> tests) {
        Map<Long, String> runs = new LinkedHashMap<>();
        IssueRows.inPackets(tests, packet -> {
            sql.sql(RUN_IDS).param("tests", SqlValues.rows(packet, execution)).query(row -> {
                if (row.getString(2) != null) {
                    runs.put(row.getLong(1), row.getString(2));
                }
            });
            return List.of();
        });
        return runs;
    }

    /**
     * Makes the runs that the execution does not have yet, of the tests' default versions; returns the new runs' ids by
     * test.
     */
    public static Map<Long, String> create(
            SiteStore store, JdbcClient sql, Caller caller, long execution, Collection<Long> tests) {
        Map<Long, Integer> defaults = VersionRows.defaults(sql, tests);
        List<VersionKey> versions = new ArrayList<>();
        for (long test : tests.stream().distinct().toList()) {
            Integer version = defaults.get(test);
            if (version != null) {
                versions.add(new VersionKey(test, version));
            }
        }
        return createOf(store, sql, caller, execution, versions);
    }

    /** The same for versions of tests; each test once. */
    public static Map<Long, String> createOf(
            SiteStore store, JdbcClient sql, Caller caller, long execution, Collection<VersionKey> versions) {
        Map<Long, String> existing =
                runIds(sql, execution, versions.stream().map(VersionKey::test).toList());
        List<VersionKey> missing = versions.stream()
                .filter(version -> !existing.containsKey(version.test()))
                .toList();
        int position = nextPosition(sql, execution);
        List<Snapshot> snapshots = snapshots(sql, missing);
        Map<Long, String> created = new LinkedHashMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            String run = store.objectId();
            created.put(snapshot.version.test(), run);
            rows.add(new @Nullable Object[] {
                run,
                caller.tenant().id(),
                execution,
                snapshot.version.test(),
                position++,
                store.now(),
                snapshot.typeId,
                snapshot.kind.name(),
                snapshot.gherkin,
                snapshot.scenarioType,
                snapshot.unstructured,
                snapshot.version.version()
            });
        }
        store.database().batch(INSERT, rows);
        new RunCopies(store, sql, execution, created).write(snapshots);
        return created;
    }

    /** Positions are unique: who adds runs to an execution at the same time waits for this transaction to end. */
    private static int nextPosition(JdbcClient sql, long execution) {
        sql.sql("UPDATE site_execution SET environments = environments WHERE issue_id = ?")
                .params(execution)
                .update();
        return sql.sql("SELECT coalesce(max(position), -1) + 1 FROM site_run WHERE execution_id = ?")
                .params(execution)
                .query(Integer.class)
                .single();
    }

    /** Replaces the run's copy of its version by the version as it is now; what was recorded in its parts goes. */
    public static void refresh(SiteStore store, JdbcClient sql, String run, long execution, VersionKey version) {
        Snapshot now = snapshots(sql, List.of(version)).getFirst();
        RunCopies.delete(sql, run);
        sql.sql(
                        "UPDATE site_run SET type_id = ?, kind = ?, gherkin = ?, scenario_type = ?, unstructured = ? WHERE id = ?")
                .params(SqlValues.orNull(
                        now.typeId, now.kind.name(), now.gherkin, now.scenarioType, now.unstructured, run))
                .update();
        new RunCopies(store, sql, execution, Map.of(version.test(), run)).write(List.of(now));
    }

    /** In the order of the versions. */
    private static List<Snapshot> snapshots(JdbcClient sql, List<VersionKey> versions) {
        Map<VersionKey, Snapshot> found = new HashMap<>();
        IssueRows.inPackets(
                        versions.stream().map(VersionKey::test).toList(),
                        packet -> sql.sql("""
                                SELECT test_id, version_id, type_id, kind, gherkin, scenario_type, unstructured
                                FROM site_test_definition WHERE test_id IN (:tests)
                                """)
                                .param("tests", packet)
                                .query(RunRows::snapshot)
                                .list())
                .forEach(snapshot -> found.put(snapshot.version, snapshot));
        List<Snapshot> ordered = new ArrayList<>();
        for (VersionKey version : versions) {
            Snapshot snapshot = found.get(version);
            if (snapshot != null) {
                ordered.add(snapshot);
            }
        }
        return ordered;
    }

    private static Snapshot snapshot(ResultSet row, int number) throws SQLException {
        return new Snapshot(
                new VersionKey(row.getLong("test_id"), row.getInt("version_id")),
                row.getString("type_id"),
                DefinitionKind.valueOf(row.getString("kind")),
                row.getString("gherkin"),
                row.getString("scenario_type"),
                row.getString("unstructured"));
    }
}
