package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.kernel.Finding;
import dev.lightbox.xray.client.Token;
import dev.lightbox.xray.client.XrayFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is worth saying beside the verdict. */
final class SideFindings {
    private static final Pattern USER_IS_OFF =
            Pattern.compile("(user|account).*(inactive|deactivated|disabled|not active)", Pattern.CASE_INSENSITIVE);

    private static final Pattern JWT = Pattern.compile("[^.]+\\.[^.]+\\.[^.]+");

    private SideFindings() {}

    static List<Finding> of(Examination seen) {
        List<Finding> findings = new ArrayList<>();
        seen.token().flatMap(SideFindings::tokenShape).ifPresent(findings::add);
        Stream.of(Optional.of(seen.login()), seen.dataCall(), seen.statuses())
                .flatMap(Optional::stream)
                .filter(step -> USER_IS_OFF.matcher(Examiner.sentence(step)).find())
                .findFirst()
                .ifPresent(_ -> findings.add(Finding.warning(
                        "acting-user",
                        "The site says that the key's user is not active.",
                        "Activate the user, or use a key of a dedicated service account, which nobody deactivates.")));
        if (seen.login().failure(XrayFailure.Unreachable.class).isPresent()) {
            otherHostServes(seen).ifPresent(findings::add);
        }
        return findings;
    }

    /** The keys of the projects that the site refused to show. */
    static List<String> refusedProjects(Examination seen) {
        return IntStream.range(0, seen.projects().size())
                .filter(place -> !seen.projects().get(place).passed())
                .mapToObj(place -> seen.target().projects().get(place))
                .toList();
    }

    private static Optional<Finding> tokenShape(Token token) {
        return JWT.matcher(token.text().revealText()).matches()
                ? Optional.empty()
                : Optional.of(Finding.note("token-shape", "The token is no JWT of three parts, as Xray's tokens are."));
    }

    private static Optional<Finding> otherHostServes(Examination seen) {
        return seen.matrix().stream()
                .filter(row -> row.outcome() == MatrixRow.Outcome.SERVES)
                .findFirst()
                .map(row -> Finding.note(
                        "matrix", "Another host of the site serves: " + row.host() + " (" + row.url() + ")."));
    }
}
