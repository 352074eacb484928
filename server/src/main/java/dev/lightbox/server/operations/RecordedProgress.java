package dev.lightbox.server.operations;

import dev.lightbox.backup.BackupRuns;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the progress of a backup on and writes it into the history about once a second, so that other nodes and a page
 * that is opened later see it. Thread-safe.
 */
final class RecordedProgress implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedProgress.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String runId;
    private final BackupRuns runs;
    private final Progress next;
    private final InstantSource clock;
    private Instant written = Instant.EPOCH;

    RecordedProgress(String runId, BackupRuns runs, Progress next, InstantSource clock) {
        this.runId = runId;
        this.runs = runs;
        this.next = next;
        this.clock = clock;
    }

    @Override
    public void report(Step step) {
        next.report(step);
        if (isDue()) {
            write(step);
        }
    }

    /** What the database refuses now is written a second later; hours of reading do not depend on it. */
    private void write(Step step) {
        try {
            runs.progress(runId, step, 0);
        } catch (LightboxException refused) {
            LOG.warn("The progress of backup {} could not be written down: {}", runId, refused.getMessage());
        }
    }

    private synchronized boolean isDue() {
        Instant now = clock.instant();
        boolean due = written.plus(PAUSE).isBefore(now);
        if (due) {
            written = now;
        }
        return due;
    }

    @Override
    public boolean cancelRequested() {
        return next.cancelRequested();
    }
}
