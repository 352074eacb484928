package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.Probe;
import dev.lightbox.doctor.Probe.Outcome;
import dev.lightbox.doctor.internal.network.Leg;
import dev.lightbox.xray.client.SafeText;
import dev.lightbox.xray.client.WireAnswer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells each call of an examination to a person. */
final class ProbeReport {
    private static final int SHOWN = 2000;
    private static final int MOST_KEYS = 20;
    private static final String NO_TOKEN = "Not made, because there is no token.";

    /** They tell who answered, when, and how long to wait; no others are shown, since some (Location, Set-Cookie) carry secrets. */
    private static final List<String> HEADERS =
            List.of("Date", "Server", "Via", "X-Cache", "Retry-After", "Content-Type");

    private ProbeReport() {}

    static List<Probe> of(Examination seen) {
        URI address = seen.login().address();
        Instant at = seen.login().at();
        List<Probe> probes = new ArrayList<>();
        seen.legs().forEach(leg -> probes.add(of(leg)));
        probes.add(
                seen.token().isPresent()
                        ? probe(seen.login(), "A token; what it says stands below.")
                        : probe(seen.login()));
        LookedAt lookedAt = new LookedAt(seen);
        probes.add(lookedAt.clock());
        probes.add(lookedAt.token());
        probes.add(seen.dataCall()
                .map(ProbeReport::probe)
                .orElseGet(() -> skipped(Step.Kind.DATA_CALL, address, at, NO_TOKEN)));
        probes.add(seen.statuses()
                .map(ProbeReport::probe)
                .orElseGet(() -> skipped(Step.Kind.GRAPHQL, address, at, NO_TOKEN)));
        probes.add(seen.visible()
                .map(ProbeReport::visible)
                .orElseGet(() -> skipped(Step.Kind.VISIBLE_PROJECTS, address, at, NO_TOKEN)));
        seen.projects().forEach(project -> probes.add(probe(project)));
        probes.add(lookedAt.budget());
        return probes;
    }

    /** All calls, of which none was made. */
    static List<Probe> notMade(URI address, Instant at, String why) {
        return Stream.of(Step.Kind.AUTHENTICATE, Step.Kind.DATA_CALL, Step.Kind.GRAPHQL, Step.Kind.VISIBLE_PROJECTS)
                .map(kind -> skipped(kind, address, at, why))
                .toList();
    }

    private static Probe of(Leg leg) {
        return new Probe(
                leg.kind().id(),
                leg.kind().title(),
                leg.place(),
                leg.outcome(),
                leg.at(),
                leg.took().toMillis(),
                0,
                "",
                Map.of(),
                leg.seen(),
                leg.meaning(),
                leg.command());
    }

    /** Not seeing projects is no failure of the connection. */
    private static Probe visible(ProjectsSeen visible) {
        Probe asked = probe(visible.step());
        if (!visible.step().passed()) {
            return judged(
                    asked, Outcome.WARNED, asked.answer(), "The projects could not be listed. " + asked.meaning());
        }
        String keys = String.join(", ", visible.keys().stream().limit(MOST_KEYS).toList())
                + (visible.keys().size() > MOST_KEYS ? ", …" : "");
        return visible.keys().isEmpty()
                ? judged(asked, Outcome.WARNED, "no project", "The key's user sees no test and no test execution.")
                : judged(
                        asked,
                        Outcome.PASSED,
                        keys,
                        "The key's user sees " + (visible.whole() ? "" : "at least ")
                                + visible.keys().size() + (visible.keys().size() == 1 ? " project." : " projects."));
    }

    private static Probe judged(Probe probe, Outcome outcome, String answer, String meaning) {
        return new Probe(
                probe.id(),
                probe.title(),
                probe.url(),
                outcome,
                probe.at(),
                probe.tookMillis(),
                probe.status(),
                probe.contentType(),
                probe.headers(),
                answer,
                meaning,
                probe.curl());
    }

    private static Probe probe(Step step) {
        return probe(step, answer(step));
    }

    private static Probe probe(Step step, String answer) {
        return probe(step, answer, step.kind().title(), CurlText.of(step.kind(), step.address()));
    }

    private static Probe probe(ProjectAsked project) {
        Step step = project.step();
        return probe(
                step,
                answer(step),
                "Project " + SafeText.of(project.key(), 100, List.of()),
                CurlText.project(step.address(), project.key()));
    }

    private static String answer(Step step) {
        return step.answer().map(answer -> answer.shown(SHOWN)).orElseGet(() -> Examiner.sentence(step));
    }

    private static Probe probe(Step step, String answer, String title, String curl) {
        return new Probe(
                step.kind().id(),
                title,
                step.answer().map(WireAnswer::uri).orElse(step.address()),
                step.passed() ? Outcome.PASSED : Outcome.FAILED,
                step.at(),
                step.took().toMillis(),
                step.status(),
                step.answer().map(WireAnswer::contentType).orElse(""),
                step.answer().map(ProbeReport::headers).orElse(Map.of()),
                answer,
                step.passed() ? meaning(step.kind()) : Examiner.sentence(step),
                curl);
    }

    private static Probe skipped(Step.Kind kind, URI address, Instant at, String why) {
        return new Probe(
                kind.id(),
                kind.title(),
                address,
                Outcome.SKIPPED,
                at,
                0,
                0,
                "",
                Map.of(),
                "",
                why,
                CurlText.of(kind, address));
    }

    private static String meaning(Step.Kind kind) {
        return switch (kind) {
            case AUTHENTICATE -> "The site knows the key. That alone proves nothing about the data.";
            case DATA_CALL -> "The site looks for data: it is in reach. The issues asked for need not exist.";
            case GRAPHQL -> "Queries are answered, by which a backup reads.";
            case VISIBLE_PROJECTS -> "Projects are looked for in tests and test executions.";
            case PROJECT -> "The key's user sees the project.";
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
