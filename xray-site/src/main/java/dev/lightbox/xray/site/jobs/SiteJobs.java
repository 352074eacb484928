package dev.lightbox.xray.site.jobs;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteRefusal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs jobs beside the calls that ask for them. Their state is in the database, where every node can read it; a job whose
 * server stopped shows no sign of life any more and counts as failed after a minute. States are kept for a day.
 * Thread-safe.
 */
public final class SiteJobs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SiteJobs.class);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final long CLOSE_SECONDS = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Database database;
    private final RandomIds random;
    private final InstantSource clock;
    private final ExecutorService threads;

    /** @param threads run the jobs; closed with this */
    public SiteJobs(Database database, RandomIds random, InstantSource clock, ExecutorService threads) {
        this.database = database;
        this.random = random;
        this.clock = clock;
        this.threads = threads;
    }

    /** Sorts of jobs, and of whom one may run at a time. */
    public enum Kind {
        TEST_IMPORT("user_id"),
        BACKUP("tenant_id");

        private final String owner;

        Kind(String owner) {
            this.owner = owner;
        }

        private long owner(Caller caller) {
            return this == TEST_IMPORT ? caller.user().id() : caller.tenant().id();
        }
    }

    /**
     * Starts a job and returns its id: 32 hexadecimal digits.
     *
     * @param busy what the site says while another such job runs
     * @param work is given where to tell its progress
     * @throws SiteRefusal with {@code busy}
     */
    public String start(Caller caller, Kind kind, String busy, Function<Consumer<String>, JobOutcome> work) {
        String id = random.hex(16);
        database.update(sql -> {
            // Whoever starts a job waits here for the others who do.
            SiteIds.reserve(sql, 0);
            tidy(sql);
            if (isRunning(sql, kind, kind.owner(caller))) {
                throw SiteRefusal.badRequest(busy);
            }
            sql.sql("""
                            INSERT INTO site_job (id, tenant_id, user_id, kind, status, progress, result, created_at, alive_at)
                            VALUES (?, ?, ?, ?, ?, '[]', NULL, ?, ?)
                            """)
                    .params(id, caller.tenant().id(), caller.user().id(), kind.name())
                    .params(JobState.Status.PENDING.name(), clock.millis(), clock.millis())
                    .update();
        });
        try {
            threads.execute(() -> run(id, work));
        } catch (RejectedExecutionException stopping) {
            end(id, new JobOutcome(JobState.Status.FAILED, "{}"));
        }
        return id;
    }

    private void tidy(JdbcClient sql) {
        sql.sql("UPDATE site_job SET status = ? WHERE status IN ('PENDING', 'WORKING') AND alive_at < ?")
                .params(JobState.Status.FAILED.name(), clock.millis() - SILENCE.toMillis())
                .update();
        sql.sql("DELETE FROM site_job WHERE created_at < ?")
                .params(clock.millis() - KEPT.toMillis())
                .update();
    }

    private static boolean isRunning(JdbcClient sql, Kind kind, long owner) {
        return sql.sql("SELECT count(*) FROM site_job WHERE kind = ? AND status IN ('PENDING', 'WORKING') AND "
                                + kind.owner + " = ?")
                        .params(kind.name(), owner)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether a job works on this tenant's content. */
    public boolean running(long tenantId) {
        return database.<Long>read(sql -> sql.sql("SELECT count(*) FROM site_job WHERE tenant_id = ?"
                                + " AND status IN ('PENDING', 'WORKING') AND alive_at >= ?")
                        .params(tenantId, clock.millis() - SILENCE.toMillis())
                        .query(Long.class)
                        .single())
                > 0;
    }

    private void run(String id, Function<Consumer<String>, JobOutcome> work) {
        List<String> progress = new ArrayList<>();
        try {
            tell(id, progress);
            JobOutcome outcome = work.apply(line -> {
                progress.add("[" + TIME.format(clock.instant()) + "] " + line);
                tell(id, progress);
            });
            end(id, outcome);
        } catch (RuntimeException | StackOverflowError failure) {
            log.error("Job {} failed", id, failure);
            // An interrupted thread could not write down that its job has ended.
            boolean interrupted = Thread.interrupted();
            end(id, new JobOutcome(JobState.Status.FAILED, "{}"));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tell(String id, List<String> progress) {
        database.update(sql -> sql.sql("UPDATE site_job SET status = ?, progress = ?, alive_at = ? WHERE id = ?")
                .params(JobState.Status.WORKING.name(), JsonMapper.shared().writeValueAsString(progress))
                .params(clock.millis(), id)
                .update());
    }

    private void end(String id, JobOutcome outcome) {
        try {
            database.update(sql -> sql.sql("UPDATE site_job SET status = ?, result = ?, alive_at = ? WHERE id = ?")
                    .params(outcome.status().name(), outcome.result(), clock.millis(), id)
                    .update());
        } catch (RuntimeException failure) {
            log.error("The end of job {} could not be written down", id, failure);
        }
    }

    /**
     * The state of a job that this caller may ask after: of a test import the user who started it, of a backup the tenant.
     *
     * @throws SiteRefusal {@code job not found.} for an unknown or expired id
     */
    public JobState find(Caller caller, Kind kind, String id) {
        return database.read(sql -> sql.sql("SELECT status, progress, result, alive_at, created_at FROM site_job"
                                + " WHERE id = ? AND kind = ? AND tenant_id = ? AND " + kind.owner + " = ?")
                        .params(id, kind.name(), caller.tenant().id(), kind.owner(caller))
                        .query((row, _) -> state(
                                id,
                                JobState.Status.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5)))
                        .optional())
                .filter(found -> found.created > clock.millis() - KEPT.toMillis())
                .map(Found::state)
                .orElseThrow(() -> new SiteRefusal(SiteRefusal.Kind.NOT_FOUND, WireErrors.JOB_NOT_FOUND));
    }

    private record Found(JobState state, long created) {}

    private Found state(
            String id, JobState.Status status, String progress, @Nullable String result, long alive, long created) {
        boolean running = status == JobState.Status.PENDING || status == JobState.Status.WORKING;
        boolean dead = running && alive < clock.millis() - SILENCE.toMillis();
        List<String> lines = JsonMapper.shared()
                .readTree(progress)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        return new Found(new JobState(id, dead ? JobState.Status.FAILED : status, lines, result), created);
    }

    /** Ends the jobs that run; they count as failed. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("A job did not end within {} seconds", CLOSE_SECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
