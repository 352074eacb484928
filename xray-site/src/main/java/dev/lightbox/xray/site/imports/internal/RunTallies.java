package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.RunRecord;
import dev.lightbox.xray.site.content.internal.RunRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The runs of one execution that an import writes into, a packet at a time. What their results add up to goes into the
 * run's row after each packet and is read again when a later packet meets the same run, so that memory does not grow with
 * the report: all that stays are a few bits for each run, at its position, which say what this import has set in it.
 */
final class RunTallies {
    private static final String SELECT = """
            SELECT test_id, id, position, status, comment, executed_by, started_at, finished_at FROM site_run
            WHERE id IN (:runs)""";
    private static final String UPDATE = """
            UPDATE site_run SET status = ?, comment = coalesce(?, comment), executed_by = coalesce(?, executed_by),
                started_at = coalesce(?, started_at), finished_at = coalesce(?, finished_at) WHERE id = ?""";

    private final SiteStore store;
    private final JdbcClient sql;
    private final Caller caller;
    private final long execution;
    private final long user;
    private final BitSet met = new BitSet();
    private final BitSet commented = new BitSet();
    private final BitSet executed = new BitSet();
    private final BitSet started = new BitSet();
    private final BitSet finished = new BitSet();
    private final BitSet iterated = new BitSet();

    /** @param user who executed the runs of which the results do not name anybody */
    RunTallies(SiteStore store, JdbcClient sql, Caller caller, long execution, long user) {
        this.store = store;
        this.sql = sql;
        this.caller = caller;
        this.execution = execution;
        this.user = user;
    }

    private record Row(
            long test,
            String run,
            int position,
            String status,
            @Nullable String comment,
            @Nullable Long executedBy,
            @Nullable Instant started,
            @Nullable Instant finished) {}

    /**
     * The tallies of the runs of these tests, by test. Those that the import meets for the first time lose the results of
     * earlier ones; those that are missing are made by {@link #write}, when it is known what to write into them.
     */
    Map<Long, RunTally> open(Collection<Long> tests) {
        Set<Long> missing = new LinkedHashSet<>(tests);
        Map<Long, String> existing = RunRows.runIds(sql, execution, missing);
        List<Row> rows = rows(existing.values());
        missing.removeAll(existing.keySet());
        takeOver(rows.stream()
                .filter(row -> !met.get(row.position))
                .map(Row::run)
                .toList());
        Map<Long, RunTally> tallies = new LinkedHashMap<>();
        Map<String, RunTally> resumed = new HashMap<>();
        for (Row row : rows) {
            RunTally tally = new RunTally(row.run, row.position);
            tallies.put(row.test, tally);
            if (met.get(row.position)) {
                resume(tally, row);
                resumed.put(row.run, tally);
            }
            met.set(row.position);
        }
        for (RunRows.NewRun run : RunRows.prepareDefaults(store, sql, execution, missing)) {
            tallies.put(run.version().test(), new RunTally(run));
            met.set(run.position());
        }
        count("site_run_result", resumed, (tally, count) -> tally.results = count);
        // Iterations that the run took from its dataset give way to the first that the report tells.
        resumed.values().removeIf(tally -> !iterated.get(tally.position));
        count("site_run_iteration", resumed, (tally, count) -> tally.iterations = count);
        return tallies;
    }

    private List<Row> rows(Collection<String> runs) {
        return IssueRows.inPackets(
                runs,
                packet -> sql.sql(SELECT)
                        .param("runs", packet)
                        .query((row, _) -> row(row))
                        .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("test_id"),
                row.getString("id"),
                row.getInt("position"),
                row.getString("status"),
                row.getString("comment"),
                number(row, "executed_by"),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long millis = number(row, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** Runs that were there before the import. */
    private void takeOver(List<String> runs) {
        IssueRows.inPackets(runs, packet -> {
            sql.sql("UPDATE site_run SET modified_at = :now WHERE id IN (:runs)")
                    .param("now", store.now())
                    .param("runs", packet)
                    .update();
            sql.sql("DELETE FROM site_run_result WHERE run_id IN (:runs)")
                    .param("runs", packet)
                    .update();
            return List.of();
        });
    }

    private void resume(RunTally tally, Row row) {
        tally.resume(
                row.status,
                started.get(row.position) ? row.started : null,
                finished.get(row.position) ? row.finished : null,
                commented.get(row.position) ? row.comment : null);
        tally.addExecutor(executed.get(row.position) ? row.executedBy : null);
    }

    private interface Counted {
        void set(RunTally tally, int count);
    }

    /** How many rows of a kind the runs have. */
    private void count(String table, Map<String, RunTally> tallies, Counted counted) {
        IssueRows.inPackets(tallies.keySet(), packet -> {
            sql.sql("SELECT run_id, count(*) AS written FROM " + table + " WHERE run_id IN (:runs) GROUP BY run_id")
                    .param("runs", packet)
                    .query(row -> {
                        counted.set(
                                Objects.requireNonNull(tallies.get(row.getString("run_id"))), row.getInt("written"));
                    });
            return List.of();
        });
    }

    /** Writes what the results of these runs have added up to so far; from then on all of them are there. */
    void write(Map<Long, RunTally> tallies) {
        List<RunRows.NewRun> made = new ArrayList<>();
        List<@Nullable Object[]> changed = new ArrayList<>();
        for (RunTally tally : tallies.values()) {
            note(commented, tally, tally.comment());
            note(executed, tally, tally.executedBy());
            note(started, tally, tally.startedMillis());
            note(finished, tally, tally.finishedMillis());
            RunRecord recorded = new RunRecord(
                    tally.status(), tally.comment(), executor(tally), tally.startedMillis(), tally.finishedMillis());
            if (tally.version != null) {
                made.add(new RunRows.NewRun(tally.run, tally.position, tally.version, recorded));
            } else {
                changed.add(new @Nullable Object[] {
                    recorded.status(),
                    recorded.comment(),
                    recorded.executedBy(),
                    recorded.started(),
                    recorded.finished(),
                    tally.run
                });
            }
        }
        RunRows.insert(store, sql, caller, execution, made);
        store.database().batch(UPDATE, changed);
        IssueRows.touch(store, sql, tallies.keySet());
    }

    /** That this import has written iterations into the run. */
    void noteIterations(RunTally tally) {
        note(iterated, tally, tally.iterations > 0 ? tally : null);
    }

    /** Who executed the run: whom the results named, or else the user of the import once it was executed at all. */
    private @Nullable Long executor(RunTally tally) {
        Long named = tally.executedBy();
        return named != null || tally.status().equals(RunRows.TO_DO) ? named : (Long) user;
    }

    private static void note(BitSet set, RunTally tally, @Nullable Object value) {
        if (value != null) {
            set.set(tally.position);
        }
    }
}
