package dev.lightbox.xray.client;

import static dev.lightbox.xray.client.WireAnswer.Call.ATTACHMENT;
import static dev.lightbox.xray.client.WireAnswer.Call.AUTHENTICATE;
import static dev.lightbox.xray.client.WireAnswer.Call.GRAPHQL;

import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.internal.RetryAfter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells answers apart (contract sections 2 to 4) by status and content type and text, never by one of them alone: the
 * same 401 stands for a wrong secret, a licence, a region and a token.
 */
final class Refusals {
    private static final Pattern LICENCE = Pattern.compile("\\blicen[cs]e", Pattern.CASE_INSENSITIVE);
    private static final String CDN_TITLE = "the request could not be satisfied";

    /** With these, an HTML page comes from a proxy or firewall in front of a service, whoever made it. */
    private static final Set<Integer> EDGE_STATUSES = Set.of(413, 500, 502, 503, 504);

    /** What CDNs, gateways and firewalls call themselves in the header Server. */
    private static final Pattern EDGE_SERVER = Pattern.compile(
            "cloudfront|cloudflare|akamai|fastly|varnish|awselb|envoy|squid|zscaler|big-?ip|imperva|incapsula",
            Pattern.CASE_INSENSITIVE);

    /**
     * What pages say that were made by such a one, or by a bare web server in front. The word "forbidden" is in those of some
     * programs too; it counts for what stands in front, since the site behind may well be Xray.
     */
    private static final Pattern EDGE_REFUSAL = Pattern.compile(
            "access denied|attention required|request (was )?(rejected|blocked)|forbidden|blocked by",
            Pattern.CASE_INSENSITIVE);

    /** How many programs tell errors (RFC 9457), and Xray does not (contract section 2). */
    private static final String PROBLEM = "application/problem+json";

    private static final Set<String> CLOUD_HOSTS = Arrays.stream(SiteHost.values())
            .map(host -> host.cloudAddress().getHost())
            .collect(Collectors.toUnmodifiableSet());

    private Refusals() {}

    static Optional<XrayFailure> of(WireAnswer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Optional.ofNullable(answer.call() == ATTACHMENT ? null : strangeSuccess(answer));
        }
        if (status == 407) {
            return Optional.of(new XrayFailure.Unreachable(
                    XrayFailure.Unreachable.Kind.PROXY, "the proxy wants a login (status 407)"));
        }
        if (status < 400 || status == 511) {
            return Optional.of(new XrayFailure.NotAnXraySite(elsewhere(answer)));
        }
        if (status == 429) {
            return Optional.of(new XrayFailure.RateLimited(retryAfter(answer), answer.said()));
        }
        if (answer.isHtml()) {
            return Optional.of(page(answer));
        }
        return refusal(answer);
    }

    private static Optional<XrayFailure> refusal(WireAnswer answer) {
        int status = answer.status();
        if (status >= 500) {
            return Optional.of(new XrayFailure.ServerError(status, answer.said()));
        }
        if (answer.call() == GRAPHQL && answer.json().path("errors").isArray()) {
            return Optional.empty();
        }
        if (status == 401 || status == 403) {
            return Optional.of(denial(answer));
        }
        boolean everySiteHasIt = answer.call() == AUTHENTICATE || answer.call() == GRAPHQL;
        if (everySiteHasIt && (status == 404 || status == 405)) {
            return Optional.of(new XrayFailure.NotAnXraySite(
                    "it knows no " + answer.uri().getPath() + " (status " + status + ": " + answer.said() + ")"));
        }
        return Optional.of(new XrayFailure.Refused(status, answer.said()));
    }

    /** A success that does not look like the service's own; null when it does. */
    private static @Nullable XrayFailure strangeSuccess(WireAnswer answer) {
        if (answer.isHtml()) {
            return new XrayFailure.NotAnXraySite("it answered with a web page: " + answer.said());
        }
        boolean expected = switch (answer.call()) {
            case AUTHENTICATE -> TokenText.read(answer.body()).isPresent();
            case GRAPHQL -> isGraphQl(answer.json());
            case IMPORT -> answer.json().path("id").isValueNode();
            case EXPORT -> isZip(answer.body());
            case ATTACHMENT -> true;
        };
        return expected
                ? null
                : new XrayFailure.NotAnXraySite("status " + answer.status() + " with "
                        + (answer.contentType().isEmpty() ? "content of no type" : answer.contentType())
                        + ", but not what Xray answers there: " + answer.said());
    }

    private static boolean isGraphQl(JsonNode json) {
        return json.path("data").isObject() || json.path("errors").isArray();
    }

    /** Every zip starts so, also one without entries. */
    private static boolean isZip(byte[] body) {
        return body.length >= 4 && body[0] == 'P' && body[1] == 'K';
    }

    private static XrayFailure page(WireAnswer answer) {
        boolean cdn = answer.said().toLowerCase(Locale.ROOT).contains(CDN_TITLE)
                || EDGE_SERVER.matcher(answer.header("Server").orElse("")).find()
                || answer.header("X-Cache").orElse("").toLowerCase(Locale.ROOT).endsWith("from cloudfront");
        return cdn || EDGE_STATUSES.contains(answer.status()) || isRefusedInFront(answer)
                ? new XrayFailure.EdgeError(answer.status(), answer.said())
                : new XrayFailure.NotAnXraySite(
                        "it answered with a web page (status " + answer.status() + "): " + answer.said());
    }

    /**
     * A 403 with a page may be any program's own. It is said in front of an Xray site when there is one for certain, since it
     * has issued a token or has the cloud's name; else when the page looks so.
     */
    private static boolean isRefusedInFront(WireAnswer answer) {
        return answer.status() == 403
                && (answer.call() != AUTHENTICATE
                        || CLOUD_HOSTS.contains(answer.uri().getHost())
                        || EDGE_REFUSAL.matcher(answer.said()).find());
    }

    private static XrayFailure denial(WireAnswer answer) {
        String said = answer.said();
        String lower = said.toLowerCase(Locale.ROOT);
        boolean login = answer.call() == AUTHENTICATE;
        if (lower.contains("another region")) {
            return new XrayFailure.AnotherRegion(said);
        }
        if (LICENCE.matcher(said).find()) {
            return new XrayFailure.LicenseInvalid(said);
        }
        if (login && answer.status() == 401 && said.equals(WireErrors.INVALID_CREDENTIALS)) {
            return new XrayFailure.CredentialsRejected(said);
        }
        if (!login && (lower.contains("invalid jwt") || lower.contains("api token"))) {
            return new XrayFailure.TokenRejected(said);
        }
        if (login && answer.contentType().startsWith(PROBLEM)) {
            return new XrayFailure.NotAnXraySite(
                    "it answered with " + PROBLEM + " (status " + answer.status() + "): " + said);
        }
        return new XrayFailure.Refused(answer.status(), said);
    }

    private static String elsewhere(WireAnswer answer) {
        if (answer.status() == 511) {
            return "the network wants a login first (status 511)";
        }
        String target = answer.header("Location").orElse("");
        String host;
        try {
            host = String.valueOf(URI.create(target).getHost());
        } catch (IllegalArgumentException notAnAddress) {
            host = "an address that is none";
        }
        return "it redirects to " + answer.safe(host) + " (status " + answer.status() + ")";
    }

    /** Counted by the site's own clock where it tells its time, so that ours may be wrong. */
    private static Duration retryAfter(WireAnswer answer) {
        Instant now = answer.date().orElse(answer.receivedAt());
        return answer.header("Retry-After")
                .flatMap(value -> RetryAfter.header(value, now))
                .or(() -> RetryAfter.body(answer.json(), now))
                .orElse(Duration.ZERO);
    }
}
