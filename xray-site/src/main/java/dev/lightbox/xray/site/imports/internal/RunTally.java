package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.site.content.internal.RunRows;
import dev.lightbox.xray.site.content.internal.VersionKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the results of one run add up to. */
final class RunTally {
    /** The run is made of it; null when the run is there. */
    final @Nullable VersionKey version;

    final String run;
    /** The run's place in its execution. */
    final int position;
    /** How many entries the run's results have so far. */
    int results;

    /** How many iterations this import has written into the run. */
    int iterations;

    private @Nullable String status;
    private boolean anyFailed;
    private boolean allPassed = true;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private @Nullable String comment;
    private @Nullable Long executedBy;

    /** Of a run that is there. */
    RunTally(String run, int position) {
        this(null, run, position);
    }

    /** Of a run that is made once its results are known. */
    RunTally(RunRows.NewRun run) {
        this(run.version(), run.id(), run.position());
    }

    private RunTally(@Nullable VersionKey version, String run, int position) {
        this.version = version;
        this.run = run;
        this.position = position;
    }

    /** Goes on from what this import has written into the run before; what it has not written is null. */
    void resume(String written, @Nullable Instant start, @Nullable Instant finish, @Nullable String said) {
        status = written;
        anyFailed = written.equals("FAILED");
        allPassed = written.equals("PASSED");
        started = start;
        finished = finish;
        comment = said;
    }

    /** Cases of a tool's report count together: any failure fails the run, and it passes only when all passed. */
    void addCase(String caseStatus) {
        anyFailed |= caseStatus.equals("FAILED");
        allPassed &= caseStatus.equals("PASSED");
        status = anyFailed ? "FAILED" : allPassed ? "PASSED" : "TO DO";
    }

    /** Other results replace what was said before. */
    void setStatus(String newStatus) {
        status = newStatus;
    }

    void addTimes(@Nullable Instant start, @Nullable Instant finish) {
        if (start != null && (started == null || start.isBefore(started))) {
            started = start;
        }
        if (finish != null && (finished == null || finish.isAfter(finished))) {
            finished = finish;
        }
    }

    void addComment(@Nullable String more) {
        if (more != null) {
            comment = comment == null ? more : comment + "\n" + more;
        }
    }

    /** Whom the results named first is who executed the run. */
    void addExecutor(@Nullable Long user) {
        executedBy = executedBy == null ? user : executedBy;
    }

    @Nullable
    Long executedBy() {
        return executedBy;
    }

    String status() {
        return status == null ? "TO DO" : status;
    }

    @Nullable
    Long startedMillis() {
        return started == null ? null : started.toEpochMilli();
    }

    @Nullable
    Long finishedMillis() {
        return finished == null ? null : finished.toEpochMilli();
    }

    @Nullable
    String comment() {
        return comment;
    }
}
