package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.Probe;
import dev.lightbox.xray.client.Token;
import dev.lightbox.xray.client.WireAnswer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells each call of an examination to a person. */
final class ProbeReport {
    private static final int SHOWN = 2000;

    /** They tell who answered, when, and how long to wait; no others are shown, since some (Location, Set-Cookie) carry secrets. */
    private static final List<String> HEADERS =
            List.of("Date", "Server", "Via", "X-Cache", "Retry-After", "Content-Type");

    private ProbeReport() {}

    static List<Probe> of(Examination seen) {
        List<Probe> probes = new ArrayList<>();
        probes.add(
                seen.token().isPresent() ? loggedIn(seen.login(), seen.token().get()) : probe(seen.login()));
        URI address = seen.login().address();
        Instant at = seen.login().at();
        probes.add(seen.dataCall().map(ProbeReport::probe).orElseGet(() -> skipped(Step.Kind.DATA_CALL, address, at)));
        probes.add(seen.statuses().map(ProbeReport::probe).orElseGet(() -> skipped(Step.Kind.GRAPHQL, address, at)));
        seen.projects().forEach(project -> probes.add(probe(project)));
        return probes;
    }

    private static Probe probe(Step step) {
        return probe(step, step.answer().map(answer -> answer.shown(SHOWN)).orElseGet(() -> Examiner.sentence(step)));
    }

    /** The answer is the token itself, so only what it says is shown. */
    private static Probe loggedIn(Step step, Token token) {
        return probe(
                step,
                "A token for tenant " + token.tenant().orElse("(not named)") + ", user "
                        + token.accountId().orElse("(not named)")
                        + token.expiresAt().map(end -> ", until " + end).orElse(""));
    }

    private static Probe probe(Step step, String answer) {
        return new Probe(
                step.kind().id(),
                step.kind().title(),
                step.answer().map(WireAnswer::uri).orElse(step.address()),
                step.passed() ? Probe.Outcome.PASSED : Probe.Outcome.FAILED,
                step.at(),
                step.took().toMillis(),
                step.status(),
                step.answer().map(WireAnswer::contentType).orElse(""),
                step.answer().map(ProbeReport::headers).orElse(Map.of()),
                answer,
                step.passed() ? meaning(step.kind()) : Examiner.sentence(step),
                CurlText.of(step.kind(), step.address()));
    }

    private static Probe skipped(Step.Kind kind, URI address, Instant at) {
        return new Probe(
                kind.id(),
                kind.title(),
                address,
                Probe.Outcome.SKIPPED,
                at,
                0,
                0,
                "",
                Map.of(),
                "",
                "Not made, because there is no token.",
                CurlText.of(kind, address));
    }

    private static String meaning(Step.Kind kind) {
        return switch (kind) {
            case AUTHENTICATE -> "The site knows the key. That alone proves nothing about the data.";
            case DATA_CALL -> "The site looks for data: it is in reach. The issues asked for need not exist.";
            case GRAPHQL -> "Queries are answered, by which a backup reads.";
            case PROJECTS -> "The key's user sees the project.";
        };
    }

    private static Map<String, String> headers(WireAnswer answer) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String name : HEADERS) {
            Optional<String> value = answer.shownHeader(name);
            value.ifPresent(text -> shown.put(name, text));
        }
        return shown;
    }
}
