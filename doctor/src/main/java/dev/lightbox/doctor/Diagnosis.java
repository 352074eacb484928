package dev.lightbox.doctor;

import dev.lightbox.kernel.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an examination found.
 *
 * @param findings the one that the verdict rests on first, then whatever else was noticed
 * @param probes the calls to the base URL in the order of their meaning
 * @param matrix the data call at every host of the host map
 * @param visibleProjects keys of projects that were seen, for {@link Target#withFormerlyVisible} of the next examination;
 *     not all of a large site's
 * @param identity who the key belongs to, as far as the token says
 */
public record Diagnosis(
        Verdict verdict,
        List<Finding> findings,
        List<Probe> probes,
        List<MatrixRow> matrix,
        Identity identity,
        List<String> visibleProjects) {
    /** What a person reads when everything is well, and only then. */
    public static final String CONNECTION_IS_OPEN = "Connection is open";

    public Diagnosis {
        findings = List.copyOf(findings);
        probes = List.copyOf(probes);
        matrix = List.copyOf(matrix);
        visibleProjects = List.copyOf(visibleProjects);
    }

    public boolean connectionOpen() {
        return verdict == Verdict.HEALTHY;
    }

    /** The result in one sentence; when the site was not asked, why. */
    public String sentence() {
        if (connectionOpen()) {
            return CONNECTION_IS_OPEN;
        }
        return cause().equals(SubCause.CREDENTIALS_UNAVAILABLE.code())
                ? findings.getFirst().observed()
                : verdict.sentence();
    }

    /** What to do in this very case; of an open connection nothing. */
    public String remedy() {
        return findings.getFirst().remedy();
    }

    /** The verdict and its sub-cause. */
    public Judgement judgement() {
        return new Judgement(verdict, cause());
    }

    private String cause() {
        return findings.stream()
                .map(Finding::checkId)
                .filter(id -> SubCause.named(id)
                        .filter(cause -> cause.verdict() == verdict)
                        .isPresent())
                .findFirst()
                .orElse("");
    }

    /** The same with what else was noticed, after everything else. */
    public Diagnosis withFindings(List<Finding> more) {
        return new Diagnosis(
                verdict,
                Stream.concat(findings.stream(), more.stream()).toList(),
                probes,
                matrix,
                identity,
                visibleProjects);
    }

    /** The findings for a person: a sub-cause, which has one of its own for programs, stands in the first one's evidence. */
    public List<Finding> told() {
        if (findings.isEmpty()) {
            return findings;
        }
        Finding first = findings.getFirst();
        Stream<Finding> others =
                findings.stream().skip(1).filter(finding -> !first.observed().contains(finding.observed()));
        return Stream.concat(Stream.of(first), others).toList();
    }
}
