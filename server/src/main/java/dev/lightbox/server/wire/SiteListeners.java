package dev.lightbox.server.wire;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.xray.api.SiteHost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.Executor;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.startup.Tomcat;

/**
 * The four listeners of a site (contract section 1), on an HTTP server of their own. They share one set of threads and one
 * context; what a request may see depends on the port that it came in by. Thread-safe; {@link #close} stops them.
 */
public final class SiteListeners implements AutoCloseable {
    private final Tomcat tomcat;
    private final SiteServices services;
    private final Map<SiteHost, SiteConnector> connectors = new EnumMap<>(SiteHost.class);

    private SiteListeners(ListenerSettings settings, SiteServices services, RandomIds random) {
        this.services = services;
        WireServlet servlet = new WireServlet(services, settings.limits(), random, this::hostOn);
        Executor threads = SiteServer.threads();
        this.tomcat = SiteServer.create(servlet, threads, settings);
        for (SiteHost host : SiteHost.values()) {
            InetSocketAddress address =
                    Objects.requireNonNull(settings.addresses().get(host), host::name);
            connectors.put(host, new SiteConnector(host, address, threads, settings.limits()));
        }
    }

    /**
     * Starts all four, or none.
     *
     * @param random draws the ids of failed requests
     * @throws LightboxException {@code PORT_TAKEN} when another program listens on one of the ports,
     *     {@code INVALID_SETTING} when an address is not one of this machine or may not be used
     */
    public static SiteListeners start(ListenerSettings settings, SiteServices services, RandomIds random) {
        SiteListeners listeners = new SiteListeners(settings, services, random);
        try {
            listeners.startAll();
            return listeners;
        } catch (RuntimeException failure) {
            listeners.close();
            throw failure;
        }
    }

    private void startAll() {
        try {
            tomcat.start();
            // All ports are taken before the first of them answers.
            connectors.values().forEach(SiteConnector::bind);
            connectors.values().forEach(connector -> tomcat.getService().addConnector(connector));
        } catch (LifecycleException failure) {
            throw failed("start", failure);
        }
    }

    /** Where clients of this machine reach the host; without a trailing slash. */
    public URI address(SiteHost host) {
        SiteConnector connector = Objects.requireNonNull(connectors.get(host));
        InetAddress address = connector.boundTo();
        String name =
                address.isAnyLocalAddress() || address.isLoopbackAddress() ? "localhost" : address.getHostAddress();
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + connector.getLocalPort());
    }

    private SiteHost hostOn(int port) {
        for (Map.Entry<SiteHost, SiteConnector> entry : connectors.entrySet()) {
            if (entry.getValue().getLocalPort() == port) {
                return entry.getKey();
            }
        }
        throw new IllegalStateException("No listener of the site is on port " + port);
    }

    /** Takes no more requests, ends those that run and the jobs they started, and frees the ports. Closing again does nothing. */
    @Override
    public void close() {
        if (tomcat.getServer().getState() == LifecycleState.DESTROYED) {
            return;
        }
        try {
            // Connectors that never came to be part of the server hold their ports all the same.
            connectors.values().forEach(SiteConnector::release);
            tomcat.stop();
            tomcat.destroy();
            services.close();
        } catch (LifecycleException failure) {
            throw failed("stop", failure);
        }
    }

    private static LightboxException failed(String what, LifecycleException failure) {
        return new LightboxException(
                ErrorCode.INTERNAL,
                "The site's listeners did not " + what + ": " + failure.getMessage(),
                "Look into the log, and report this with what it says.",
                failure);
    }
}
