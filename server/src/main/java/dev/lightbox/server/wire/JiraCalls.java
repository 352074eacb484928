package dev.lightbox.server.wire;

import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.jira.JiraApi;
import dev.lightbox.xray.site.jira.JiraRefusal;
import dev.lightbox.xray.site.jira.JiraRequest;
import dev.lightbox.xray.site.jira.tokens.JiraTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jira's REST API: basic authentication with e-mail address and API token, answers and refusals in Jira's form. The
 * residency of Xray's data does not concern it, so all four listeners answer; nor does Xray's licence count its requests.
 */
final class JiraCalls {
    static final String ROOT = "/rest/api/";

    private static final String SCHEME = "Basic ";

    private final JiraApi api;
    private final JiraTokens tokens;
    private final JiraRoutes routes;
    private final WireLimits limits;
    private final Threshold threshold;

    JiraCalls(JiraApi api, JiraTokens tokens, WireLimits limits, Threshold threshold) {
        this.api = api;
        this.tokens = tokens;
        this.routes = new JiraRoutes(api);
        this.limits = limits;
        this.threshold = threshold;
    }

    /** @param path starts with {@link #ROOT} */
    WireReply answer(String path, HttpServletRequest http, SiteHost host) throws IOException {
        try {
            return answered(path, http, host);
        } catch (JiraRefusal refusal) {
            return refused(refusal);
        } catch (SiteRefusal refusal) {
            return refused(JiraRefusal.of(refusal));
        }
    }

    private static WireReply refused(JiraRefusal refusal) {
        WireReply reply = WireReply.json(refusal.status(), refusal.body());
        return refusal.status() == 401
                ? new WireReply.WithHeader("WWW-Authenticate", "Basic realm=\"Jira\"", reply)
                : reply;
    }

    private WireReply answered(String path, HttpServletRequest http, SiteHost host) throws IOException {
        List<String> segments = Arrays.asList(path.substring(ROOT.length()).split("/"));
        JiraRequest.Version version = version(segments.getFirst());
        List<String> call = segments.subList(1, segments.size());
        WireRequest request = new WireRequest(http);
        if (http.getMethod().equals("GET") && call.equals(List.of("serverInfo"))) {
            return JiraCall.reply(200, api.catalog().serverInfo(request.baseUrl()));
        }
        Caller caller = caller(request.header("Authorization")).orElseThrow(JiraRefusal::unauthorized);
        JiraRequest who = new JiraRequest(caller, request.baseUrl(), version);
        JiraCall asked = new JiraCall(who, http.getMethod(), call, request, limits);
        return threshold
                .onJira(caller.tenant(), host)
                .around(() -> routes.find(http.getMethod(), call)
                        .orElseThrow(() -> JiraRefusal.notFound(
                                "Lightbox does not serve " + http.getMethod() + " " + path + " in this version."))
                        .answer(asked));
    }

    private static JiraRequest.Version version(String given) {
        return switch (given) {
            case "2", "latest" -> JiraRequest.Version.V2;
            case "3" -> JiraRequest.Version.V3;
            default -> throw JiraRefusal.notFound("There is no version '" + given + "' of this API.");
        };
    }

    private Optional<Caller> caller(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 || colon + 1 == pair.length()
                    ? Optional.empty()
                    : tokens.authenticate(pair.substring(0, colon), Secret.of(pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
