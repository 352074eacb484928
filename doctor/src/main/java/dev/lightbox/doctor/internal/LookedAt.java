package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.Probe;
import dev.lightbox.doctor.Probe.Outcome;
import dev.lightbox.xray.client.WireAnswer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Probes that ask nothing: they look at what the calls have brought anyway. */
final class LookedAt {
    private final Examination seen;

    LookedAt(Examination seen) {
        this.seen = seen;
    }

    Probe clock() {
        String title = "Clock";
        Optional<WireAnswer> dated =
                seen.login().answer().filter(answer -> answer.date().isPresent());
        if (dated.isEmpty()) {
            return probe("clock", title, Outcome.SKIPPED, "", "The site did not tell its time.");
        }
        if (!ClockCheck.isFresh(dated.get())) {
            return probe("clock", title, Outcome.SKIPPED, "", "The answer came from a cache, which tells an old time.");
        }
        ClockCheck clock = ClockCheck.of(seen.login());
        return clock.isSkewed()
                ? probe("clock", title, Outcome.FAILED, clock.sentence(), "Tokens may seem expired, or not valid yet.")
                : probe("clock", title, Outcome.PASSED, clock.sentence(), "The clocks agree well enough for tokens.");
    }

    Probe token() {
        String title = "Token";
        return seen.token()
                .map(token -> TokenCheck.of(seen, token))
                .map(check -> probe(
                        "token",
                        title,
                        check.findings().isEmpty() ? Outcome.PASSED : Outcome.WARNED,
                        check.claims(),
                        check.findings().isEmpty()
                                ? "The token is as Xray's tokens are."
                                : check.findings().getFirst().observed()))
                .orElseGet(() -> probe("token", title, Outcome.SKIPPED, "", "There is no token to look at."));
    }

    Probe budget() {
        String title = "Request budget";
        Stream<WireAnswer> answers = Stream.of(Optional.of(seen.login()), seen.dataCall(), seen.statuses())
                .flatMap(Optional::stream)
                .flatMap(step -> step.answer().stream());
        return Budget.of(answers)
                .map(budget -> probe(
                        "budget",
                        title,
                        budget.isNearlyUsedUp() ? Outcome.WARNED : Outcome.PASSED,
                        budget.sentence(),
                        budget.isNearlyUsedUp()
                                ? "The site's request limit is nearly used up."
                                : "There is room for more."))
                .orElseGet(() -> probe(
                        "budget", title, Outcome.SKIPPED, "", "The site does not tell how many requests are left."));
    }

    private Probe probe(String id, String title, Outcome outcome, String answer, String meaning) {
        return new Probe(
                id, title, seen.login().address(), outcome, seen.login().at(), 0, 0, "", Map.of(), answer, meaning, "");
    }
}
