package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.internal.Step.Kind;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.SiteWire;
import dev.lightbox.xray.client.Token;
import dev.lightbox.xray.client.WireAnswer;
import dev.lightbox.xray.client.XrayException;
import dev.lightbox.xray.client.XrayFailure;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes the doctor's calls to one host and says of each whether it brought what it should. */
public final class SiteCalls {
    /** The keys need not exist: what matters is that the site looks for them (seed, "Diagnose it yourself"). */
    public static final List<String> KEYS = List.of("DEMO-6", "DEMO-7");

    public static final String STATUSES = "{ getStatuses { name } }";

    static final String PROJECT = "query ($key: String) { getProjectSettings(projectIdOrKey: $key) { projectId } }";

    /** What a site says that looked for the keys and did not find them. */
    private static final Pattern UNKNOWN_KEYS = Pattern.compile(
            "invalid jql|not found|(does|do)(n't| not) exist|unknown (issue|project|key)|no (cucumber )?(tests|issues)"
                    + "|error retrieving (project|issue)|error fetching filter",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_PROJECT = Pattern.compile(
            "not found|not exist|permission|not valid|no project|unknown project|error retrieving project",
            Pattern.CASE_INSENSITIVE);

    private final SiteWire wire;
    private final ClientSettings settings;

    /** @param hidden the key's secret, which no answer may show */
    public SiteCalls(URI address, ClientSettings settings, Secret hidden) {
        this.wire = new SiteWire(address, settings, List.of(hidden));
        this.settings = settings;
    }

    /** The host's address, normalised. */
    public URI address() {
        return wire.baseUrl();
    }

    public Step authenticate(ApiCredentials credentials) {
        return step(Kind.AUTHENTICATE, () -> wire.authenticate(credentials), WireAnswer::failure);
    }

    public Step dataCall(Token token) {
        return step(
                Kind.DATA_CALL,
                () -> wire.exportCucumber(token.text(), KEYS),
                answer -> answer.failure().filter(_ -> !lookedForKeys(answer)));
    }

    public Step statuses(Token token) {
        return step(
                Kind.GRAPHQL,
                () -> wire.graphql(token.text(), STATUSES, Map.of()),
                answer -> answer.failure().or(() -> missing(answer, "getStatuses")));
    }

    /** Whether the key's user sees the project; passes as well when the site cannot tell. */
    public Step project(Token token, String key) {
        return step(
                Kind.PROJECT,
                () -> wire.graphql(token.text(), PROJECT, Map.of("key", key)),
                answer -> answer.failure()
                        .or(() -> missing(answer, "getProjectSettings").filter(_ -> saysNo(answer))));
    }

    /** Looks for projects in pages of issues; two requests at most. */
    ProjectsSeen visibleProjects(Token token) {
        ProjectSearch search = new ProjectSearch();
        Step first = step(
                Kind.VISIBLE_PROJECTS,
                () -> wire.graphql(token.text(), ProjectSearch.firstPages(), Map.of()),
                answer -> answer.failure().or(() -> missing(answer, "getTests")));
        if (first.passed()) {
            first.answer().ifPresent(answer -> search.takeFirst(answer.json().path("data")));
            lookFurther(token, search);
        }
        return search.seen(first);
    }

    private void lookFurther(Token token, ProjectSearch search) {
        String others = search.otherPages();
        if (!others.isEmpty()) {
            Step more = step(
                    Kind.VISIBLE_PROJECTS, () -> wire.graphql(token.text(), others, Map.of()), WireAnswer::failure);
            more.answer()
                    .filter(_ -> more.passed())
                    .ifPresentOrElse(answer -> search.takeOthers(answer.json().path("data")), search::missOthers);
        }
    }

    private Step step(Kind kind, Supplier<WireAnswer> call, Function<WireAnswer, Optional<XrayFailure>> judge) {
        Instant at = settings.clock().instant();
        long started = System.nanoTime();
        try {
            WireAnswer answer = call.get();
            return new Step(kind, address(), at, answer.took(), Optional.of(answer), judge.apply(answer));
        } catch (XrayException e) {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            return new Step(kind, address(), at, took, Optional.empty(), Optional.of(e.failure()));
        }
    }

    private static boolean lookedForKeys(WireAnswer answer) {
        return (answer.status() == 400 || answer.status() == 404)
                && answer.isJson()
                && answer.json().path("error").isString()
                && UNKNOWN_KEYS.matcher(answer.said()).find();
    }

    private static Optional<XrayFailure> missing(WireAnswer answer, String field) {
        JsonNode value = answer.json().path("data").path(field);
        return value.isArray() || value.isObject()
                ? Optional.empty()
                : Optional.of(new XrayFailure.Refused(answer.status(), answer.said()));
    }

    private static boolean saysNo(WireAnswer answer) {
        boolean complained = !answer.json().path("errors").isEmpty();
        return !complained || NO_PROJECT.matcher(answer.said()).find();
    }
}
