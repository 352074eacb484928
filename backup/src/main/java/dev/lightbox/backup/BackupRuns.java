package dev.lightbox.backup;

import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.backup.internal.content.OutcomeJson;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The history of backup runs. Thread-safe. */
public final class BackupRuns {
    /** How many gaps of a run the history keeps; the snapshot names them all. */
    public static final int GAPS_KEPT = 1_000;

    private static final String RUNNING = "RUNNING";
    private static final int PAGE_MAX = 1_000;

    /** One page of the history, newest first. */
    public record Page(List<BackupRun> runs, long total) {
        public Page {
            runs = List.copyOf(runs);
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final RandomIds ids;

    public BackupRuns(Database database, InstantSource clock, RandomIds ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** Writes down that a run begins. */
    public BackupRun begin(String connectionId, String connectionLabel) {
        String id = ids.hex(16);
        database.update(sql -> sql.sql("INSERT INTO backup_run (id, connection_id, connection_label, state, started_at,"
                        + " phase, done, total, counts, gaps, gap_count, requests, message)"
                        + " VALUES (?, ?, ?, ?, ?, '', 0, -1, '{}', '[]', 0, 0, '')")
                .params(id, connectionId, connectionLabel, RUNNING, clock.millis())
                .update());
        return find(id).orElseThrow();
    }

    /** Writes down how far a run is; without effect on a run that has ended. */
    public void progress(String id, Progress.Step step, long requests) {
        database.update(sql -> sql.sql("UPDATE backup_run SET phase = ?, done = ?, total = ?, requests = ?"
                        + " WHERE id = ? AND state = ?")
                .params(step.phase(), step.done(), step.total(), requests, id, RUNNING)
                .update());
    }

    /** Writes down how a run ended. The first ending of a run holds. */
    public void finish(String id, BackupResult result) {
        List<Gap> kept =
                result.gaps().subList(0, Math.min(GAPS_KEPT, result.gaps().size()));
        @Nullable String snapshotId = result.snapshotId().orElse(null);
        database.update(sql -> sql.sql("UPDATE backup_run SET state = ?, finished_at = ?, snapshot_id = ?, counts = ?,"
                        + " gaps = ?, gap_count = ?, requests = ?, message = ? WHERE id = ? AND state = ?")
                .param(result.state().name())
                .param(clock.millis())
                .param(snapshotId)
                .param(CanonicalJson.text(OutcomeJson.of(result.counts())))
                .param(CanonicalJson.text(OutcomeJson.of(kept)))
                .param(result.gaps().size())
                .param(result.requests())
                .param(sentences(result))
                .param(id)
                .param(RUNNING)
                .update());
    }

    /**
     * Marks every run that never ended as interrupted. Call it at start, before any run begins, where this process is the
     * only one that runs backups.
     *
     * @return how many there were
     */
    public int interruptUnfinished() {
        return database.write(
                sql -> sql.sql("UPDATE backup_run SET state = ?, finished_at = ?, message = ? WHERE state = ?")
                        .params(
                                BackupState.INTERRUPTED.name(),
                                clock.millis(),
                                "The program ended while this backup ran. Start it again to go on.",
                                RUNNING)
                        .update());
    }

    /** One run. */
    public Optional<BackupRun> find(String id) {
        return database.read(sql -> sql.sql("SELECT * FROM backup_run WHERE id = ?")
                .param(id)
                .query((row, _) -> run(row))
                .optional());
    }

    /**
     * A page of all runs, newest first.
     *
     * @param limit 1 to 1,000
     */
    public Page list(int limit, long offset) {
        return page("", List.of(), limit, offset);
    }

    /** A page of the runs of one connection, newest first. */
    public Page listOf(String connectionId, int limit, long offset) {
        return page(" WHERE connection_id = ?", List.of(connectionId), limit, offset);
    }

    private Page page(String where, List<String> parameters, int limit, long offset) {
        if (limit < 1 || limit > PAGE_MAX || offset < 0) {
            throw new IllegalArgumentException("A page has 1 to " + PAGE_MAX + " runs, got limit " + limit + ".");
        }
        return database.read(sql -> new Page(
                with(
                                sql,
                                "SELECT * FROM backup_run" + where + " ORDER BY started_at DESC, id DESC LIMIT " + limit
                                        + " OFFSET " + offset,
                                parameters)
                        .query((row, _) -> run(row))
                        .list(),
                with(sql, "SELECT count(*) FROM backup_run" + where, parameters)
                        .query(Long.class)
                        .single()));
    }

    private static JdbcClient.StatementSpec with(JdbcClient sql, String statement, List<String> parameters) {
        return sql.sql(statement).params(parameters);
    }

    private static String sentences(BackupResult result) {
        if (result.remedy().isEmpty()) {
            return result.message();
        }
        // What a site or the network said ends as it pleases.
        boolean ended = result.message().matches("(?s).*[.!?]\\s*");
        return result.message().strip() + (ended ? " " : ". ") + result.remedy();
    }

    private static BackupRun run(ResultSet row) throws SQLException {
        long finished = row.getLong("finished_at");
        Optional<Instant> finishedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(finished));
        String state = row.getString("state");
        return new BackupRun(
                row.getString("id"),
                row.getString("connection_id"),
                row.getString("connection_label"),
                state.equals(RUNNING) ? Optional.empty() : Optional.of(BackupState.valueOf(state)),
                Instant.ofEpochMilli(row.getLong("started_at")),
                finishedAt,
                new Progress.Step(row.getString("phase"), row.getLong("done"), row.getLong("total")),
                Optional.ofNullable(row.getString("snapshot_id")),
                OutcomeJson.counts(OutcomeJson.parse(row.getString("counts"))),
                OutcomeJson.gaps(OutcomeJson.parse(row.getString("gaps"))),
                row.getLong("gap_count"),
                row.getLong("requests"),
                row.getString("message"));
    }
}
