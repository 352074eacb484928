package dev.lightbox.backup;

import dev.lightbox.backup.internal.restore.Planning;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.xray.client.XrayClient;
import java.net.URI;
import java.nio.file.Path;

/** Works out what restoring a snapshot into a site would do. Reads only. Thread-safe. */
public final class RestorePlanner {
    private final URI target;
    private final Path journalFolder;

    /**
     * @param target the site, as the clients that are handed in were opened for it
     * @param journalFolder the folder that {@link RestoreApplier} will use for this source and target; what an earlier
     *     restore created counts as there
     */
    public RestorePlanner(URI target, Path journalFolder) {
        this.target = target;
        this.journalFolder = journalFolder;
    }

    /**
     * Makes the plan.
     *
     * @throws dev.lightbox.kernel.LightboxException when the target cannot be read, or the snapshot is of another version
     */
    public RestorePlan plan(Snapshot snapshot, XrayClient client, RestoreOptions options, Progress progress) {
        return new Planning(snapshot, client, target, journalFolder, options, progress).plan();
    }
}
