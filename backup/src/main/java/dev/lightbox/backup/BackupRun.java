package dev.lightbox.backup;

import dev.lightbox.kernel.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the history of backups.
 *
 * @param connectionLabel the name of the connection when the run began
 * @param state how it ended; empty while it runs
 * @param step how far it is, or was last
 * @param gaps the first of them, at most {@link BackupRuns#GAPS_KEPT}; the snapshot names all
 * @param gapCount how many there are in all
 * @param requests requests sent to the site
 * @param message one sentence about the outcome; empty while it runs
 */
public record BackupRun(
        String id,
        String connectionId,
        String connectionLabel,
        Optional<BackupState> state,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Progress.Step step,
        Optional<String> snapshotId,
        ItemCounts counts,
        List<Gap> gaps,
        long gapCount,
        long requests,
        String message) {
    public BackupRun {
        gaps = List.copyOf(gaps);
    }
}
