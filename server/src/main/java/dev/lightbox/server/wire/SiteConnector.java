package dev.lightbox.server.wire;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Response;
import org.apache.coyote.http11.AbstractHttp11Protocol;

/** One listener of the site: keeps connections open, is lenient about what clients send, and writes headers as given. */
final class SiteConnector extends Connector {
    private static final int IDLE_MILLIS = 75_000;
    private static final int SILENCE_MILLIS = 20_000;
    private static final int BACKLOG = 1024;
    /** Each open connection holds some 20 KB, also of a client that never sends anything; more wait in the backlog. */
    private static final int CONNECTIONS = 2000;

    private final SiteHost host;
    private final AbstractHttp11Protocol<?> http;

    SiteConnector(SiteHost host, InetSocketAddress address, Executor threads, WireLimits limits) {
        super("org.apache.coyote.http11.Http11NioProtocol");
        this.host = host;
        this.http = (AbstractHttp11Protocol<?>) getProtocolHandler();
        setPort(address.getPort());
        setThrowOnFailure(true);
        // The format of a body is told by the path: none is a form because its content type says so.
        setParseBodyMethods("");
        setMaxPostSize(-1);
        http.setAddress(address.getAddress());
        http.setExecutor(threads);
        http.setAcceptCount(BACKLOG);
        http.setMaxConnections(CONNECTIONS);
        http.setTcpNoDelay(true);
        http.setConnectionTimeout(SILENCE_MILLIS);
        http.setKeepAliveTimeout(IDLE_MILLIS);
        http.setMaxKeepAliveRequests(-1);
        http.setRelaxedQueryChars("\"<>[\\]^`{|}");
        // Who asks before a large body learns of a refusal without sending it; who does not may send all of it, so that
        // the refusal is read and not lost in a reset connection.
        http.setContinueResponseTiming("onRead");
        http.setMaxSwallowSize((int) Math.min(Integer.MAX_VALUE, 2 * limits.upload()));
    }

    /** Takes the port without answering yet. */
    void bind() {
        try {
            init();
        } catch (LifecycleException failure) {
            throw told(failure);
        }
    }

    private LightboxException told(LifecycleException failure) {
        String where = boundTo().getHostAddress() + ":" + getPort();
        String name = host.name().toLowerCase(Locale.ROOT);
        return isTaken(failure)
                ? new LightboxException(
                        ErrorCode.PORT_TAKEN,
                        "The site's " + name + " listener cannot use " + where + ": another program listens there.",
                        "Stop that program, or choose the first of four free ports with --site-port (0 takes any free ones).",
                        failure)
                : new LightboxException(
                        ErrorCode.INVALID_SETTING,
                        "The site's " + name + " listener cannot use " + where + ": "
                                + rootOf(failure).getMessage() + ".",
                        "Choose an address of this machine, and a port above 1023 unless you may use the lower ones.",
                        failure);
    }

    private static boolean isTaken(LifecycleException failure) {
        Throwable root = rootOf(failure);
        return root instanceof BindException
                && Objects.requireNonNullElse(root.getMessage(), "").contains("already in use");
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    /** Frees the port when it was taken but the listener never started. */
    void release() {
        if (getState() == LifecycleState.INITIALIZED) {
            try {
                destroy();
            } catch (LifecycleException failure) {
                throw told(failure);
            }
        }
    }

    InetAddress boundTo() {
        return http.getAddress();
    }

    /** Answers carry the content type as it was set: Tomcat would write {@code ;charset=} without the contract's space. */
    @Override
    public Response createResponse(org.apache.coyote.Response wire) {
        return new Response(wire) {
            @Override
            public void setContentType(String type) {
                getCoyoteResponse().setContentTypeNoCharset(type);
            }
        };
    }
}
