package dev.lightbox.repository.internal.check;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Severity;
import dev.lightbox.repository.internal.store.Damage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what a check sees. Not thread-safe. */
final class Findings {
    private final List<Finding> findings = new ArrayList<>();

    void problem(String checkId, String observed) {
        findings.add(Finding.problem(checkId, observed, Damage.REMEDY));
    }

    void warning(String checkId, String observed, String remedy) {
        findings.add(Finding.warning(checkId, observed, remedy));
    }

    void note(String checkId, String observed) {
        findings.add(Finding.note(checkId, observed));
    }

    /** Does a part of the check; what it fails with becomes a finding. Whether it went through. */
    boolean attempt(String checkId, Runnable part) {
        try {
            part.run();
            return true;
        } catch (LightboxException e) {
            if (e.code() == ErrorCode.CANCELLED) {
                throw e;
            }
            findings.add(Finding.problem(
                    checkId, String.valueOf(e.getMessage()), e.remedy().isBlank() ? Damage.REMEDY : e.remedy()));
            return false;
        }
    }

    /** Worst first; a single OK when there is nothing worse than a note. */
    List<Finding> sorted(String whenWell) {
        if (findings.stream().noneMatch(finding -> finding.severity().compareTo(Severity.NOTE) > 0)) {
            findings.add(Finding.ok("repository", whenWell));
        }
        findings.sort(Comparator.comparing(Finding::severity).reversed());
        return findings;
    }
}
