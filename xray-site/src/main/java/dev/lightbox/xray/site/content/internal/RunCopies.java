package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.content.Dataset;
import dev.lightbox.xray.site.content.DefinitionKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies what a test is made of into new runs: steps with called tests unfolded and with their files, preconditions,
 * rows of a Scenario Outline, and the iterations that its dataset asks for. A constant number of reads for any number of
 * runs.
 */
final class RunCopies {
    private static final String INSERT_STEP = """
            INSERT INTO site_run_step (run_id, id, position, action, data, result, custom_fields, status, defects)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'TO DO', '[]')
            """;
    private static final String INSERT_FILE =
            "INSERT INTO site_run_step_attachment (run_id, step_id, attachment_id, position) VALUES (?, ?, ?, ?)";
    private static final String INSERT_PRECONDITION =
            "INSERT INTO site_run_precondition (run_id, precondition_id, position, definition) VALUES (?, ?, ?, ?)";
    private static final String INSERT_EXAMPLE =
            "INSERT INTO site_run_example (run_id, id, position, status) VALUES (?, ?, ?, 'TO DO')";
    private static final String INSERT_ITERATION =
            "INSERT INTO site_run_iteration (run_id, position, parameters, status) VALUES (?, ?, ?, 'TO DO')";

    private static final String FILES = """
            SELECT step_id, attachment_id FROM site_test_step_attachment WHERE step_id IN (:steps) ORDER BY step_id, position
            """;
    private static final String PRECONDITIONS = """
            SELECT x.test_id, x.version_id, x.precondition_id, c.definition
            FROM site_test_precondition x JOIN site_precondition c ON c.issue_id = x.precondition_id
            WHERE x.test_id IN (:tests) ORDER BY x.test_id, x.version_id, x.position
            """;

    private final SiteStore store;
    private final JdbcClient sql;
    private final long execution;
    /** By test. */
    private final Map<Long, String> runs;

    private record Precondition(
            VersionKey version, long id, @Nullable String definition) {}

    RunCopies(SiteStore store, JdbcClient sql, long execution, Map<Long, String> runs) {
        this.store = store;
        this.sql = sql;
        this.execution = execution;
        this.runs = runs;
    }

    /** Deletes everything that hangs on a run, except for its evidence and results. */
    static void delete(JdbcClient sql, String run) {
        List<String> files = sql.sql("SELECT attachment_id FROM site_run_step_attachment WHERE run_id = ?")
                .params(run)
                .query((row, _) -> row.getString(1))
                .list();
        for (String table : Deletion.RUN_PARTS) {
            sql.sql("DELETE FROM " + table + " WHERE run_id = ?").params(run).update();
        }
        AttachmentRows.deleteUnused(sql, files);
    }

    void write(List<RunRows.Snapshot> snapshots) {
        List<VersionKey> versions =
                snapshots.stream().map(RunRows.Snapshot::version).toList();
        List<VersionKey> stepped = snapshots.stream()
                .filter(snapshot -> snapshot.kind() == DefinitionKind.STEPS)
                .map(RunRows.Snapshot::version)
                .toList();
        examples(snapshots);
        preconditions(versions);
        steps(stepped);
        iterations(stepped);
    }

    private String run(long test) {
        return Objects.requireNonNull(runs.get(test));
    }

    private void examples(List<RunRows.Snapshot> snapshots) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RunRows.Snapshot snapshot : snapshots) {
            for (int i = 0; i < GherkinText.exampleCount(snapshot.gherkin()); i++) {
                rows.add(new @Nullable Object[] {run(snapshot.version().test()), store.objectId(), i});
            }
        }
        store.database().batch(INSERT_EXAMPLE, rows);
    }

    private void preconditions(List<VersionKey> versions) {
        Set<VersionKey> wanted = Set.copyOf(versions);
        List<Precondition> found = IssueRows.inPackets(
                versions.stream().map(VersionKey::test).toList(),
                packet -> sql.sql(PRECONDITIONS)
                        .param("tests", packet)
                        .query((row, _) -> new Precondition(
                                new VersionKey(row.getLong(1), row.getInt(2)), row.getLong(3), row.getString(4)))
                        .list());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Precondition precondition : found) {
            if (wanted.contains(precondition.version)) {
                rows.add(new @Nullable Object[] {
                    run(precondition.version.test()), precondition.id, rows.size(), precondition.definition
                });
            }
        }
        store.database().batch(INSERT_PRECONDITION, rows);
    }

    private void steps(List<VersionKey> versions) {
        Map<VersionKey, UnfoldedSteps.Unfolded> unfolded = new UnfoldedSteps(sql, _ -> true).of(versions);
        Map<String, List<String>> files = files(unfolded.values());
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> fileRows = new ArrayList<>();
        unfolded.forEach((version, found) -> {
            int position = 0;
            for (UnfoldedSteps.Place place : found.steps()) {
                UnfoldedSteps.Step step = place.step();
                String id = store.uuid();
                rows.add(new @Nullable Object[] {
                    run(version.test()), id, position++, step.action(), step.data(), step.result(), step.customFields()
                });
                for (String file : files.getOrDefault(step.id(), List.of())) {
                    fileRows.add(new @Nullable Object[] {run(version.test()), id, file, fileRows.size()});
                }
            }
        });
        store.database().batch(INSERT_STEP, rows);
        store.database().batch(INSERT_FILE, fileRows);
    }

    /** Ids of attachments by the step of the definition that they lie with. */
    private Map<String, List<String>> files(Collection<UnfoldedSteps.Unfolded> unfolded) {
        List<String> steps = unfolded.stream()
                .flatMap(found -> found.steps().stream())
                .map(place -> place.step().id())
                .distinct()
                .toList();
        Map<String, List<String>> files = new LinkedHashMap<>();
        IssueRows.inPackets(
                        steps,
                        packet -> sql.sql(FILES)
                                .param("steps", packet)
                                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                                .list())
                .forEach(file -> files.computeIfAbsent(file.getKey(), _ -> new ArrayList<>())
                        .add(file.getValue()));
        return files;
    }

    private void iterations(List<VersionKey> versions) {
        List<Long> tests = versions.stream().map(VersionKey::test).toList();
        Map<Long, Dataset> own = DatasetRows.ofExecution(sql, execution, tests);
        Map<VersionKey, List<Dataset>> calls = DatasetRows.ofCalls(sql, tests);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (VersionKey version : versions) {
            int position = 0;
            for (Map<String, String> round :
                    Rounds.of(own.get(version.test()), calls.getOrDefault(version, List.of()))) {
                rows.add(new @Nullable Object[] {run(version.test()), position++, IterationRows.parameters(round)});
            }
        }
        store.database().batch(INSERT_ITERATION, rows);
    }
}
