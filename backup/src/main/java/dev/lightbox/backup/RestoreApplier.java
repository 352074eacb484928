package dev.lightbox.backup;

import dev.lightbox.backup.internal.restore.RestoreRun;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.xray.client.XrayClient;
import java.nio.file.Path;

/**
 * Does what a {@link RestorePlan} says. Thread-safe; one restore per journal folder at a time.
 *
 * <p>What was created is written to a journal as it goes. A restore that was stopped or cut off is applied again with the
 * same folder: it goes on, and nothing is created twice, also when the last answer was lost.
 */
public final class RestoreApplier {
    private final Path journalFolder;

    /** @param journalFolder a folder for this pair of source and target; keep it as long as the ids matter */
    public RestoreApplier(Path journalFolder) {
        this.journalFolder = journalFolder;
    }

    /**
     * Applies the plan.
     *
     * @throws dev.lightbox.kernel.LightboxException when plan, snapshot and target do not belong together, when the
     *     connection breaks, or when a stop was asked for; what was done until then is in the journal
     */
    public RestoreReport apply(RestorePlan plan, Snapshot snapshot, XrayClient client, Progress progress) {
        return new RestoreRun(plan, snapshot, client, journalFolder, progress).run();
    }
}
