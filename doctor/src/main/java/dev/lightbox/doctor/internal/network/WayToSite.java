package dev.lightbox.doctor.internal.network;

import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.internal.network.Leg.Kind;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.SafeText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;

/**
 * Goes the way to a site leg by leg, over the same stations as its client, and says where it ends. For one thread; closing
 * ends the connections, also those that another thread still waits on.
 */
public final class WayToSite implements AutoCloseable {
    /** A name may have any number of addresses; more than these help nobody. */
    private static final int MOST_ADDRESSES = 4;

    private final Route route;
    private final ClientSettings settings;
    private final Walk walk;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /** @param limit for each leg; all of them together have twice that */
    public WayToSite(URI site, ClientSettings settings, ExecutorService threads, Duration limit) {
        this.route = Route.of(site, settings);
        this.settings = settings;
        this.walk = new Walk(settings.clock(), threads, limit);
    }

    /** All legs in their order; those behind a broken one, and those that are not needed, are skipped with a reason. */
    public List<Leg> legs() {
        if (route.proxy().isEmpty()) {
            walk.skip(Kind.PROXY, route.site(), "No proxy is set for this connection.");
        }
        if (!route.isEncrypted()) {
            walk.skip(
                    Kind.TLS,
                    route.site(),
                    "The address begins with http: nothing is encrypted. That is for sandboxes only.");
        }
        List<InetAddress> addresses = lookUp();
        if (!addresses.isEmpty() && connect(addresses) && askProxy(addresses) && route.isEncrypted()) {
            new TlsLeg(route, settings, walk).go(() -> opened(addresses));
        }
        return walk.legs(route.site());
    }

    private List<InetAddress> lookUp() {
        String host = route.firstHost();
        Walk.Entry leg = walk.begin(Kind.DNS, route.firstStation(), "getent hosts '" + host + "'");
        try {
            List<InetAddress> found = Arrays.stream(walk.within(() -> InetAddress.getAllByName(host)))
                    .limit(MOST_ADDRESSES)
                    .toList();
            leg.passed(
                    found.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", ")),
                    route.proxy().isEmpty()
                            ? "The name is known."
                            : "The proxy's name is known; the site's name is looked up by the proxy.");
            return found;
        } catch (SocketTimeoutException silent) {
            leg.failed(said(silent), behindProxy(SubCause.NAME_SERVER_SILENT));
        } catch (UnknownHostException unknown) {
            leg.failed("no such name: " + host, behindProxy(SubCause.NAME_UNKNOWN));
        } catch (IOException other) {
            leg.failed(said(other), behindProxy(SubCause.NAME_UNKNOWN));
        }
        return List.of();
    }

    private boolean connect(List<InetAddress> addresses) {
        String command = "nc -vz -w 10 '" + route.firstHost() + "' " + route.firstPort();
        Walk.Entry leg = walk.begin(Kind.TCP, route.firstStation(), command);
        try (Socket socket = walk.within(() -> connected(addresses))) {
            leg.passed(
                    "connected to " + socket.getInetAddress().getHostAddress() + ", port " + socket.getPort(),
                    "Something listens there.");
            return true;
        } catch (IOException failed) {
            leg.failed(said(failed), behindProxy(cause(failed)));
            return false;
        }
    }

    private static SubCause cause(IOException failed) {
        boolean refused = failed instanceof ConnectException
                && !String.valueOf(failed.getMessage()).contains("unreachable");
        return switch (failed) {
            case SocketTimeoutException _ -> SubCause.BLACK_HOLE;
            case NoRouteToHostException _ -> SubCause.NO_ROUTE;
            default -> refused ? SubCause.PORT_CLOSED : SubCause.NO_ROUTE;
        };
    }

    /** Where the proxy is the first station, it is the proxy that cannot be reached, in whatever way. */
    private SubCause behindProxy(SubCause cause) {
        return route.proxy().isPresent() ? SubCause.PROXY_UNREACHABLE : cause;
    }

    /** Whether the way is open behind the proxy; also when there is none. */
    private boolean askProxy(List<InetAddress> addresses) {
        if (route.proxy().isEmpty() || !route.isEncrypted()) {
            route.proxy()
                    .ifPresent(_ -> walk.skip(
                            Kind.PROXY,
                            route.firstStation(),
                            "The proxy passes plain requests on one by one; the answers below come through it."));
            return true;
        }
        String command = "curl --verbose --head --proxy '" + route.firstStation() + "' '" + route.site() + "'";
        Walk.Entry leg = walk.begin(Kind.PROXY, route.firstStation(), command);
        try {
            int status = walk.within(() -> {
                try (Socket socket = connected(addresses)) {
                    return ProxyTalk.connect(socket, route.target(), route.login());
                }
            });
            String seen =
                    status == 0 ? "an answer that is not HTTP" : "status " + status + " to CONNECT " + route.target();
            if (status / 100 == 2) {
                leg.passed(seen, "The proxy opens the way to the site.");
                return true;
            }
            leg.failed(seen, status == 407 ? SubCause.PROXY_LOGIN : SubCause.PROXY_REFUSED);
        } catch (IOException broken) {
            leg.failed(said(broken), SubCause.PROXY_REFUSED);
        }
        return false;
    }

    private Socket connected(List<InetAddress> addresses) throws IOException {
        int millis = (int) Math.max(1, walk.limit().toMillis() / addresses.size());
        IOException last = new ConnectException("no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            sockets.add(socket);
            try {
                socket.connect(new InetSocketAddress(address, route.firstPort()), millis);
                return socket;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** A connection that ends at the site, through the proxy where there is one. */
    private Socket opened(List<InetAddress> addresses) throws IOException {
        Socket socket = connected(addresses);
        if (route.proxy().isPresent() && ProxyTalk.connect(socket, route.target(), route.login()) / 100 != 2) {
            throw new IOException("the proxy did not open the way a second time");
        }
        return socket;
    }

    static String said(IOException failed) {
        String message = Optional.ofNullable(failed.getMessage())
                .orElse(failed.getClass().getSimpleName());
        return SafeText.of(message, 300, List.of());
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException over) {
                // Nobody waits for it any more.
            }
        }
    }
}
