package dev.lightbox.backup.internal.restore;

/** What the parts of a run's restore are called in the journal. */
final class RunUnits {
    private RunUnits() {}

    /** The run's result, by the run's id in the snapshot. */
    static String result(String runId) {
        return "run/" + runId;
    }

    /** One large file of a run or of its step. */
    static String file(String runId, String place, String fileId) {
        return "run-file/" + runId + "/" + place + "/" + fileId;
    }
}
