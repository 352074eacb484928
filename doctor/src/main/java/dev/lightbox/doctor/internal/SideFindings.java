package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.kernel.Finding;
import dev.lightbox.xray.client.XrayFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is worth saying beside the verdict. */
final class SideFindings {
    private static final Pattern USER_IS_OFF =
            Pattern.compile("(user|account).*(inactive|deactivated|disabled|not active)", Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY_ENDED =
            Pattern.compile("api token.*(not valid|invalid)", Pattern.CASE_INSENSITIVE);

    private static final String LASTING =
            "See in Xray whether the key is there and its user is active. Best is a key of a"
                    + " dedicated service account, which nobody deactivates.";

    private SideFindings() {}

    static List<Finding> of(Examination seen) {
        List<Finding> findings = new ArrayList<>();
        seen.token()
                .ifPresent(token -> findings.addAll(TokenCheck.of(seen, token).findings()));
        seen.visible().flatMap(SideFindings::noProjects).ifPresent(findings::add);
        lostProjects(seen).ifPresent(findings::add);
        unansweredProjects(seen).ifPresent(findings::add);
        seen.legs().forEach(leg -> leg.note().ifPresent(findings::add));
        actingUser(seen).ifPresent(findings::add);
        if (seen.login().failure(XrayFailure.Unreachable.class).isPresent()) {
            otherHostServes(seen).ifPresent(findings::add);
        }
        return findings;
    }

    /** What the failing calls say, or may mean, about the key's user. */
    private static Optional<Finding> actingUser(Examination seen) {
        List<Step> calls = Stream.of(Optional.of(seen.login()), seen.dataCall(), seen.statuses())
                .flatMap(Optional::stream)
                .toList();
        if (calls.stream()
                .anyMatch(step -> USER_IS_OFF.matcher(Examiner.sentence(step)).find())) {
            return Optional.of(
                    Finding.warning("acting-user", "The site says that the key's user is not active.", LASTING));
        }
        boolean keyEnded = calls.stream()
                .flatMap(step -> step.failure(XrayFailure.TokenRejected.class).stream())
                .anyMatch(failure -> KEY_ENDED.matcher(failure.text()).find());
        if (keyEnded) {
            return Optional.of(Finding.warning(
                    "acting-user",
                    "The key may have ended just now: it was deleted, got another secret, or its user was deactivated.",
                    LASTING));
        }
        if (seen.login().failure(XrayFailure.CredentialsRejected.class).isPresent()
                && seen.target().answeredBefore()) {
            return Optional.of(Finding.warning(
                    "acting-user",
                    "The site was in reach before. It gives the same answer for a wrong secret as for a key that was deleted"
                            + " or whose user was deactivated.",
                    LASTING));
        }
        return Optional.empty();
    }

    /** The keys of the projects that the site refused to show. */
    static List<String> refusedProjects(Examination seen) {
        return seen.projects().stream()
                .filter(project ->
                        project.step().failure(XrayFailure.Refused.class).isPresent())
                .map(ProjectAsked::key)
                .toList();
    }

    /** Those of them that an earlier examination saw, and what to do when that is meant to be so. */
    private static Optional<Finding> lostProjects(Examination seen) {
        List<String> lost = refusedProjects(seen).stream()
                .filter(seen.target().formerlyVisible()::contains)
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.note(
                        "projects-lost",
                        "An earlier check saw " + String.join(", ", lost)
                                + ". If that is gone for good, say so on the page Health of the connection or with"
                                + " 'lightbox connect forget-project'; it is not expected any more then."));
    }

    private static Optional<Finding> unansweredProjects(Examination seen) {
        List<String> open = seen.projects().stream()
                .filter(project -> !project.step().passed())
                .map(ProjectAsked::key)
                .filter(key -> !refusedProjects(seen).contains(key))
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "projects-unanswered",
                        "Whether the key's user sees " + String.join(", ", open)
                                + " stayed open: the site did not answer.",
                        "Check again when the site answers faster."));
    }

    /** No verdict: a new site is empty. */
    private static Optional<Finding> noProjects(ProjectsSeen visible) {
        return visible.step().passed() && visible.keys().isEmpty()
                ? Optional.of(Finding.warning(
                        "no-projects",
                        "The key's user sees no test and no test execution of any project.",
                        "Right for a new site. Otherwise give the key's user the Browse projects permission, best to a"
                                + " service account that is in the groups of all projects."))
                : Optional.empty();
    }

    private static Optional<Finding> otherHostServes(Examination seen) {
        return seen.matrix().stream()
                .filter(row -> row.outcome() == MatrixRow.Outcome.SERVES)
                .findFirst()
                .map(row -> Finding.note(
                        "matrix", "Another host of the site serves: " + row.host() + " (" + row.url() + ")."));
    }
}
