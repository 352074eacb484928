package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.MatrixRow.Outcome;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells apart what looks alike in one answer (contract section 3): data pinned to another region, a stale mapping of the
 * global host, and a move under way, by what the other hosts answer and what is known from before.
 */
final class Residency {
    private static final String GLOBAL = "global";

    private final Examination seen;
    private final List<MatrixRow> serving;
    private final List<MatrixRow> refusing;

    Residency(Examination seen) {
        this.seen = seen;
        this.serving = rows(Outcome.SERVES);
        this.refusing = rows(Outcome.ANOTHER_REGION);
    }

    /** For a base URL that answered "another region". */
    Verdict verdict() {
        boolean everyHostRefuses = refusing.size() == seen.matrix().size();
        boolean moveIsKnown = seen.target().moveUnderWay() || seen.target().answeredBefore();
        return everyHostRefuses && moveIsKnown ? Verdict.RESIDENCY_MOVE_IN_PROGRESS : Verdict.DATA_IN_ANOTHER_REGION;
    }

    String evidence() {
        if (!serving.isEmpty()) {
            return "The data is served by " + names(serving) + ", not by "
                    + seen.login().address() + ".";
        }
        if (verdict() == Verdict.RESIDENCY_MOVE_IN_PROGRESS) {
            return "Every host refuses (" + names(refusing) + "), and "
                    + (seen.target().moveUnderWay() ? "a move is said to be under way." : "the site answered before.");
        }
        List<MatrixRow> unclear = rows(Outcome.FAILED);
        return (seen.matrix().size() > 1 ? "No host serves: " : "The one host that was asked does not serve: ")
                + names(refusing) + (refusing.size() == 1 ? " refuses" : " refuse")
                + (unclear.isEmpty() ? "" : "; " + names(unclear) + " could not be asked")
                + ". Look at Data residency. If a move is under way, wait until it is complete; otherwise open a ticket.";
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (isGlobalMappingStale()) {
            findings.add(Finding.warning(
                    "global-mapping",
                    "The global host refuses although " + names(serving)
                            + " serves: its mapping for this tenant is stale.",
                    "Use the regional address until Xray support has corrected the mapping of the global host."));
        }
        if (seen.target().hosts().isEmpty()) {
            findings.add(
                    Finding.note("matrix", "Only the base URL was asked, since the site's other hosts are not known."));
        }
        return findings;
    }

    private boolean isGlobalMappingStale() {
        return !serving.isEmpty()
                && refusing.stream().anyMatch(row -> row.host().equals(GLOBAL));
    }

    private List<MatrixRow> rows(Outcome outcome) {
        return seen.matrix().stream().filter(row -> row.outcome() == outcome).toList();
    }

    private static String names(List<MatrixRow> rows) {
        return rows.stream().map(row -> row.host() + " (" + row.url() + ")").collect(Collectors.joining(", "));
    }
}
