package dev.lightbox.repository;

import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.Severity;
import java.util.List;

/**
 * What {@link Repository#check} saw.
 *
 * @param findings damage first; every damaged file is named in one of them
 * @param files how many files were read
 * @param bytes how many bytes were read from the store
 * @param blobs how many blobs were decrypted and verified
 * @param snapshots how many snapshots were walked
 */
public record CheckReport(
        CheckDepth depth, List<Finding> findings, long files, long bytes, long blobs, long snapshots) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is damaged or missing; notes (what a killed run left behind) do not count. */
    public boolean healthy() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.PROBLEM);
    }
}
