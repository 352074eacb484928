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
import java.util.Objects;
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
            INSERT INTO site_run (id, tenant_id, execution_id, test_id, position, status, comment, executed_by, started_at,
                finished_at, modified_at, type_id, kind, gherkin, scenario_type, unstructured, defects, custom_fields,
                version_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '[]', '[]', ?)
            """;

    /**
     * A run that is about to be made.
     *
     * @param position in its execution
     */
    public record NewRun(String id, int position, VersionKey version, RunRecord recorded) {}

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
     * Makes the runs that the execution does not have yet of these versions of tests, each test once; returns the new runs'
     * ids by test.
     */
    public static Map<Long, String> createOf(
            SiteStore store, JdbcClient sql, Caller caller, long execution, Collection<VersionKey> versions) {
        Map<Long, String> existing =
                runIds(sql, execution, versions.stream().map(VersionKey::test).toList());
        List<VersionKey> missing = versions.stream()
                .filter(version -> !existing.containsKey(version.test()))
                .toList();
        return insert(store, sql, caller, execution, prepare(store, sql, execution, missing));
    }

    /** Runs of tests in their default versions; the execution has none of them yet. They are there after {@link #insert}. */
    public static List<NewRun> prepareDefaults(
            SiteStore store, JdbcClient sql, long execution, Collection<Long> tests) {
        Map<Long, Integer> defaults = VersionRows.defaults(sql, tests);
        List<VersionKey> versions = new ArrayList<>();
        for (long test : tests) {
            Integer version = defaults.get(test);
            if (version != null) {
                versions.add(new VersionKey(test, version));
            }
        }
        return prepare(store, sql, execution, versions);
    }

    private static List<NewRun> prepare(
            SiteStore store, JdbcClient sql, long execution, Collection<VersionKey> versions) {
        int position = nextPosition(sql, execution);
        List<NewRun> runs = new ArrayList<>();
        for (VersionKey version : versions) {
            runs.add(new NewRun(store.objectId(), position++, version, RunRecord.NONE));
        }
        return runs;
    }

    /** Makes prepared runs, with what was recorded in them; returns their ids by test. */
    public static Map<Long, String> insert(
            SiteStore store, JdbcClient sql, Caller caller, long execution, List<NewRun> runs) {
        Map<VersionKey, Snapshot> snapshots =
                snapshots(sql, runs.stream().map(NewRun::version).toList());
        Map<Long, String> created = new LinkedHashMap<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (NewRun run : runs) {
            Snapshot snapshot = snapshots.get(run.version);
            if (snapshot != null) {
                created.put(run.version.test(), run.id);
                rows.add(row(run, snapshot, store, caller, execution));
            }
        }
        store.database().batch(INSERT, rows);
        new RunCopies(store, sql, execution, created).write(List.copyOf(snapshots.values()));
        return created;
    }

    private static @Nullable Object[] row(
            NewRun run, Snapshot snapshot, SiteStore store, Caller caller, long execution) {
        return new @Nullable Object[] {
            run.id,
            caller.tenant().id(),
            execution,
            run.version.test(),
            run.position,
            run.recorded.status(),
            run.recorded.comment(),
            run.recorded.executedBy(),
            run.recorded.started(),
            run.recorded.finished(),
            store.now(),
            snapshot.typeId,
            snapshot.kind.name(),
            snapshot.gherkin,
            snapshot.scenarioType,
            snapshot.unstructured,
            run.version.version()
        };
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
        Snapshot now =
                Objects.requireNonNull(snapshots(sql, List.of(version)).get(version), "every run has its version");
        RunCopies.delete(sql, run);
        sql.sql(
                        "UPDATE site_run SET type_id = ?, kind = ?, gherkin = ?, scenario_type = ?, unstructured = ? WHERE id = ?")
                .params(SqlValues.orNull(
                        now.typeId, now.kind.name(), now.gherkin, now.scenarioType, now.unstructured, run))
                .update();
        new RunCopies(store, sql, execution, Map.of(version.test(), run)).write(List.of(now));
    }

    /** In the order of the versions. */
    private static Map<VersionKey, Snapshot> snapshots(JdbcClient sql, List<VersionKey> versions) {
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
        Map<VersionKey, Snapshot> ordered = new LinkedHashMap<>();
        for (VersionKey version : versions) {
            Snapshot snapshot = found.get(version);
            if (snapshot != null) {
                ordered.put(version, snapshot);
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
