package dev.lightbox.server.wire;

import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.jira.JiraRefusal;
import dev.lightbox.xray.site.jira.JiraRequest;
import dev.lightbox.xray.site.jira.tokens.JiraTokens;
import dev.lightbox.xray.site.regions.ContentMoving;
import dev.lightbox.xray.site.regions.SiteRegions;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jira's REST API: basic authentication with e-mail address and API token, answers and refusals in Jira's form. The
 * residency of Xray's data does not concern it, so all four listeners answer; nor does Xray's licence count its requests.
 */
final class JiraCalls {
    static final String ROOT = "/rest/api/";

    private static final String SCHEME = "Basic ";

    private final JiraTokens tokens;
    private final SiteRegions regions;
    private final Map<Region, JiraRoutes> routes = new EnumMap<>(Region.class);
    private final WireLimits limits;
    private final Threshold threshold;

    JiraCalls(SiteRegions regions, JiraTokens tokens, WireLimits limits, Threshold threshold) {
        this.regions = regions;
        this.tokens = tokens;
        this.limits = limits;
        this.threshold = threshold;
        for (Region region : Region.values()) {
            routes.put(region, new JiraRoutes(regions.in(region).jira()));
        }
    }

    /** @param path starts with {@link #ROOT} */
    WireReply answer(String path, HttpServletRequest http, SiteHost host) throws IOException {
        try {
            return answered(path, http, host);
        } catch (JiraRefusal refusal) {
            return refused(refusal);
        } catch (SiteRefusal refusal) {
            return refused(JiraRefusal.of(refusal));
        } catch (ContentMoving late) {
            return refused(moving());
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
            return JiraCall.reply(200, regions.in(Region.US).jira().catalog().serverInfo(request.baseUrl()));
        }
        Caller caller = caller(request.header("Authorization")).orElseThrow(JiraRefusal::unauthorized);
        JiraRequest who = new JiraRequest(caller, request.baseUrl(), version);
        JiraCall asked = new JiraCall(who, http.getMethod(), call, request, limits);
        return threshold.onJira(caller.tenant(), host).around(() -> {
            requireSteady(caller, http.getMethod(), call);
            JiraCall.Handler found = Objects.requireNonNull(
                            routes.get(caller.tenant().region()))
                    .find(http.getMethod(), call)
                    .orElseThrow(() -> JiraRefusal.notFound(
                            "Lightbox does not serve " + http.getMethod() + " " + path + " in this version."));
            return SiteRegions.forTenant(caller.tenant().id(), () -> found.answer(asked));
        });
    }

    /** Xray's content hangs on Jira's issues, so while it is on its way to another region they stay as they are. */
    private static void requireSteady(Caller caller, String method, List<String> call) {
        boolean looks = method.equals("GET") || call.getFirst().equals("search");
        if (!looks && caller.tenant().residency() == Residency.MOVING) {
            throw moving();
        }
    }

    private static JiraRefusal moving() {
        return JiraRefusal.unavailable("The data of this site is moving to another region. Try again later.");
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
