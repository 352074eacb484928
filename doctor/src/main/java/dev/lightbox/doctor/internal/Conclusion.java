package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Identity;
import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.Finding;
import dev.lightbox.xray.client.Token;
import dev.lightbox.xray.client.XrayFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Draws the verdict from what was seen. A cause whose text is exact wins over one that is only likely: a clock that is
 * wrong explains an expired token, but not a wrong secret.
 */
public final class Conclusion {
    private static final Pattern ABOUT_TIME =
            Pattern.compile("expired|not active|not before|\\biat\\b|\\bnbf\\b", Pattern.CASE_INSENSITIVE);

    private final Examination seen;
    private final ClockCheck clock;
    private final Residency residency;

    public Conclusion(Examination seen) {
        this.seen = seen;
        this.clock = ClockCheck.of(seen.login());
        this.residency = new Residency(seen);
    }

    public Diagnosis diagnosis() {
        Verdict verdict = verdict();
        List<Finding> findings = new ArrayList<>();
        Optional<SubCause> subCause = PathTrouble.of(seen, verdict, unreachable());
        findings.add(
                verdict == Verdict.HEALTHY
                        ? Finding.ok("verdict", verdict.sentence())
                        : Finding.problem(
                                "verdict",
                                evidence(verdict, subCause),
                                subCause.map(SubCause::remedy).orElseGet(verdict::remedy)));
        subCause.ifPresent(cause -> findings.add(Finding.note(cause.code(), cause.sentence())));
        clock.finding().filter(_ -> verdict != Verdict.CLOCK_SKEWED).ifPresent(findings::add);
        findings.addAll(residency.findings());
        findings.addAll(SideFindings.of(seen));
        return new Diagnosis(
                verdict, findings, ProbeReport.of(seen), seen.matrix(), identity(), seen.visibleProjects());
    }

    private Verdict verdict() {
        Verdict found = withoutClock();
        boolean timeExplainsIt = switch (found) {
            case HEALTHY -> true;
            case TOKEN_REJECTED ->
                ABOUT_TIME.matcher(failing().map(Examiner::sentence).orElse("")).find();
            default -> false;
        };
        return clock.isSkewed() && timeExplainsIt ? Verdict.CLOCK_SKEWED : found;
    }

    private Verdict withoutClock() {
        if (seen.token().filter(this::isOfAnotherTenant).isPresent()) {
            return Verdict.WRONG_SITE;
        }
        return failing().flatMap(Step::failure).map(this::verdict).orElse(Verdict.HEALTHY);
    }

    /** The first call that failed, in the order of their meaning. */
    private Optional<Step> failing() {
        return Stream.of(
                        Stream.of(seen.login()),
                        seen.dataCall().stream(),
                        seen.statuses().stream(),
                        seen.projects().stream().filter(this::counts).map(ProjectAsked::step))
                .flatMap(Function.identity())
                .filter(step -> !step.passed())
                .findFirst();
    }

    /** A project that nobody named counts only when the site refuses it: the connection is not closed by a slow answer. */
    private boolean counts(ProjectAsked project) {
        return seen.target().projects().contains(project.key())
                || project.step().failure(XrayFailure.Refused.class).isPresent();
    }

    private Verdict verdict(XrayFailure failure) {
        return switch (failure) {
            case XrayFailure.CredentialsRejected _ -> Verdict.CREDENTIALS_REJECTED;
            case XrayFailure.LicenseInvalid _ -> Verdict.LICENSE_INVALID;
            case XrayFailure.AnotherRegion _ -> residency.verdict();
            case XrayFailure.TokenRejected _ -> Verdict.TOKEN_REJECTED;
            case XrayFailure.RateLimited _ -> Verdict.RATE_LIMITED;
            case XrayFailure.EdgeError _ -> Verdict.EDGE_ERROR;
            case XrayFailure.ServerError _ -> Verdict.SERVER_ERROR;
            case XrayFailure.NotAnXraySite _ -> Verdict.NOT_AN_XRAY_SITE;
            case XrayFailure.AnswerTooLarge _ -> Verdict.NOT_AN_XRAY_SITE;
            case XrayFailure.ForeignLink _ -> Verdict.NOT_AN_XRAY_SITE;
            case XrayFailure.Unreachable unreachable ->
                unreachable.kind() == XrayFailure.Unreachable.Kind.TLS
                        ? Verdict.TLS_UNTRUSTED
                        : Verdict.NETWORK_UNREACHABLE;
            case XrayFailure.Refused _ ->
                failing().filter(step -> step.kind() == Step.Kind.PROJECT).isPresent()
                        ? Verdict.NO_VISIBLE_PROJECTS
                        : Verdict.UNKNOWN;
        };
    }

    private Optional<XrayFailure.Unreachable> unreachable() {
        return failing().flatMap(step -> step.failure(XrayFailure.Unreachable.class));
    }

    private boolean isOfAnotherTenant(Token token) {
        Target target = seen.target();
        return target.expectedTenant().isPresent()
                && token.tenant().isPresent()
                && !target.expectedTenant().equals(token.tenant());
    }

    /** What the verdict rests on, in this very case. */
    private String evidence(Verdict verdict, Optional<SubCause> subCause) {
        return switch (verdict) {
            case WRONG_SITE ->
                "The token is for tenant " + identity().tenant() + "; expected was "
                        + seen.target().expectedTenant().orElse("") + ".";
            case CLOCK_SKEWED -> clock.sentence();
            case DATA_IN_ANOTHER_REGION, RESIDENCY_MOVE_IN_PROGRESS -> residency.evidence();
            case NO_VISIBLE_PROJECTS ->
                "The key's user does not see " + String.join(", ", SideFindings.refusedProjects(seen)) + ".";
            default ->
                failing()
                        .map(step -> step.kind().title() + " at " + step.address() + ": " + told(step, subCause))
                        .orElse(verdict.sentence());
        };
    }

    /** A broken leg of the way has a probe of its own, which shows what it met; the failed call would say that again. */
    private String told(Step step, Optional<SubCause> subCause) {
        String sentence = Examiner.sentence(step);
        return subCause.map(cause ->
                        PathTrouble.isShown(seen, cause) ? cause.sentence() : sentence + ". " + cause.sentence())
                .orElse(sentence);
    }

    private Identity identity() {
        return seen.token()
                .map(token -> new Identity(
                        seen.safe(token.tenant().orElse("")),
                        seen.safe(token.accountId().orElse(""))))
                .orElse(Identity.UNKNOWN);
    }
}
