package dev.lightbox.server.wire;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.faults.ApiCall;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes every request of the four listeners to its call and turns what comes of it into a status and a body. What fails
 * unexpectedly is logged with an id; the client sees the id and no more.
 *
 * <p>Tomcat has made the path regular before it gets here: doubled slashes are one, escapes are decoded.
 */
final class WireServlet extends HttpServlet {
    private static final Logger log = LoggerFactory.getLogger(WireServlet.class);
    private static final long serialVersionUID = 1;
    private static final int VERSION_LENGTH = "/api/v2".length();
    private static final WireReply UNKNOWN_PATH = WireReply.html(404, """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Not Found</title></head>
            <body><h1>Not Found</h1><p>There is nothing at this address.</p></body>
            </html>
            """);

    private final transient Authenticate authenticate;
    private final transient Threshold threshold;
    private final transient Gate gate;
    private final transient RegionalRoutes routes;
    private final transient JiraCalls jira;
    private final transient RandomIds random;
    private final transient IntFunction<SiteHost> hostByPort;

    /** @param hostByPort which host of the site a local port belongs to */
    WireServlet(SiteServices services, WireLimits limits, RandomIds random, IntFunction<SiteHost> hostByPort) {
        this.threshold = services.threshold();
        this.authenticate = new Authenticate(services.tokens(), limits, threshold);
        this.gate = new Gate(services.tokens());
        this.routes = new RegionalRoutes(services.regions(), limits);
        this.jira = new JiraCalls(services.regions(), services.jiraTokens(), limits, threshold);
        this.random = random;
        this.hostByPort = hostByPort;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WireReply reply = reply(request);
        reply.send(response);
        if (reply.hangsUp()) {
            HangUp.after(request);
        }
    }

    private WireReply reply(HttpServletRequest request) throws IOException {
        try {
            return answer(request);
        } catch (SiteRefusal refusal) {
            return WireReply.error(status(refusal.kind()), refusal.getMessage());
        } catch (RuntimeException | StackOverflowError failure) {
            return unexpected(request, failure);
        }
    }

    private WireReply answer(HttpServletRequest http) throws IOException {
        String path = http.getServletPath();
        if (path.startsWith(JiraCalls.ROOT)) {
            return jira.answer(path, http, hostByPort.apply(http.getLocalPort()));
        }
        if (!path.startsWith("/api/v1/") && !path.startsWith("/api/v2/")) {
            return UNKNOWN_PATH;
        }
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        String call = path.substring(VERSION_LENGTH, end);
        WireRequest request = new WireRequest(http);
        if (call.equals("/authenticate") && http.getMethod().equals("POST")) {
            return authenticate.answer(request, hostByPort.apply(http.getLocalPort()));
        }
        Optional<DataCall> dataCall = routes.find(http.getMethod(), call);
        if (dataCall.isEmpty()) {
            return UNKNOWN_PATH;
        }
        return answer(dataCall.get(), call, request, http);
    }

    private WireReply answer(DataCall dataCall, String path, WireRequest request, HttpServletRequest http)
            throws IOException {
        SiteHost host = hostByPort.apply(http.getLocalPort());
        Caller caller = gate.identify(http.getHeader("Authorization"), http.getRemoteAddr());
        FaultEffects effects = threshold.onData(caller.tenant(), ApiCall.ofPath(path), host);
        return effects.around(() -> {
            Gate.admit(caller, host);
            return dataCall.answer(effects.seenBy(caller), request);
        });
    }

    private static int status(SiteRefusal.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> 400;
            case UNAUTHORIZED -> 401;
            case NOT_FOUND -> 404;
            case TOO_LARGE -> 413;
        };
    }

    private record Failure(String error, String requestId) {}

    private WireReply unexpected(HttpServletRequest request, Throwable failure) {
        String id = random.hex(8);
        log.error("Request {} failed: {} {}", id, request.getMethod(), request.getServletPath(), failure);
        Failure body = new Failure("Lightbox failed to answer; its log tells why under request id " + id, id);
        return WireReply.json(500, JsonMapper.shared().writeValueAsBytes(body));
    }
}
