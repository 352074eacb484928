package dev.lightbox.backup;

import java.util.List;
import java.util.Optional;

/**
 * What a backup run came to.
 *
 * @param snapshotId the snapshot, when {@link BackupState#hasSnapshot()}
 * @param requests requests sent to the site, retries and downloads included
 * @param message one sentence: what is there, or what went wrong
 * @param remedy what to do next; empty when there is nothing to do
 */
public record BackupResult(
        BackupState state,
        Optional<String> snapshotId,
        ItemCounts counts,
        List<Gap> gaps,
        long requests,
        String message,
        String remedy) {
    public BackupResult {
        gaps = List.copyOf(gaps);
        if (state.hasSnapshot() != snapshotId.isPresent()) {
            throw new IllegalArgumentException("State " + state + " and snapshot " + snapshotId + " do not fit.");
        }
    }

    /** A run that left no snapshot. */
    public static BackupResult without(BackupState state, long requests, String message, String remedy) {
        return new BackupResult(state, Optional.empty(), ItemCounts.NONE, List.of(), requests, message, remedy);
    }

    /** A run that had nothing to sign in with: nothing was read, and nobody may take it for a backup. */
    public static BackupResult skippedForWantOfCredentials() {
        return without(
                BackupState.SKIPPED_NO_CREDENTIALS,
                0,
                BackupState.SKIPPED_NO_CREDENTIALS.sentence(),
                "Store a Client ID and a Client secret on the page Xray Credentials, then run the backup again.");
    }
}
