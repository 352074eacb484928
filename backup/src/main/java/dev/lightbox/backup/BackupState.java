package dev.lightbox.backup;

import dev.lightbox.kernel.Severity;

/** How a backup run ended. The names are relied on by scripts and never change. */
public enum BackupState {
    /** All that the site's totals promised is in the snapshot. */
    COMPLETE(Severity.OK, "Everything that the site reports is in the snapshot."),
    /** There is a snapshot, and it names what it lacks. */
    COMPLETE_WITH_GAPS(Severity.WARNING, "There is a snapshot, but it lacks items that are named."),
    /** There is no snapshot. */
    FAILED(Severity.PROBLEM, "The backup failed; there is no snapshot."),
    /** Nothing was read, because there was nothing to sign in with. */
    SKIPPED_NO_CREDENTIALS(
            Severity.PROBLEM, "Xray data was skipped: no Xray credentials are stored. Nothing was backed up."),
    /** Stopped or killed; the next run goes on where this one ended. */
    INTERRUPTED(Severity.PROBLEM, "The backup was interrupted; there is no snapshot yet. Start it again to go on.");

    private final Severity severity;
    private final String sentence;

    BackupState(Severity severity, String sentence) {
        this.severity = severity;
        this.sentence = sentence;
    }

    /** How loudly the state is shown; only {@link #COMPLETE} is fine. */
    public Severity severity() {
        return severity;
    }

    /** The state in words. */
    public String sentence() {
        return sentence;
    }

    /** Whether a run that ended so has left a snapshot. */
    public boolean hasSnapshot() {
        return this == COMPLETE || this == COMPLETE_WITH_GAPS;
    }
}
