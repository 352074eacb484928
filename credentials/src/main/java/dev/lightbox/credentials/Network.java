package dev.lightbox.credentials;

import java.util.Optional;

/**
 * How a connection reaches its site; what a proxy's password is, only {@link Connections#revealProxyPassword} says.
 *
 * @param authorities certificates in PEM that are trusted in addition to the machine's; empty for none
 */
public record Network(Optional<Proxy> proxy, String authorities) {
    /** Neither a proxy nor other certificates. */
    public static final Network DIRECT = new Network(Optional.empty(), "");

    /**
     * A proxy on the way.
     *
     * @param user for a proxy that wants a login
     */
    public record Proxy(String host, int port, Optional<String> user) {
        private boolean isAt(Proxy other) {
            return host.equalsIgnoreCase(other.host) && port == other.port;
        }
    }

    /** Whether the password that is stored for this network may be sent in another: only to the place it was entered for. */
    boolean keepsPasswordIn(Network other) {
        return proxy.isPresent()
                && other.proxy()
                        .filter(to -> to.user().isPresent())
                        .filter(to -> to.isAt(proxy.get()))
                        .isPresent();
    }
}
