package dev.lightbox.server.wire;

import dev.lightbox.xray.api.SiteHost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the four listeners are.
 *
 * @param addresses one for each host; port 0 takes any free one
 * @param temporaryFolder where uploads wait while they are read; must exist
 */
public record ListenerSettings(Map<SiteHost, InetSocketAddress> addresses, Path temporaryFolder, WireLimits limits) {
    public ListenerSettings {
        addresses = Map.copyOf(addresses);
    }

    /** The global listener on {@code firstPort} and us, eu, au on the three after it; or all on any free port when it is 0. */
    public static ListenerSettings following(InetAddress address, int firstPort, Path temporaryFolder) {
        Map<SiteHost, InetSocketAddress> addresses = new EnumMap<>(SiteHost.class);
        for (SiteHost host : SiteHost.values()) {
            int port = firstPort == 0 ? 0 : firstPort + host.ordinal();
            addresses.put(host, new InetSocketAddress(address, port));
        }
        return new ListenerSettings(addresses, temporaryFolder, WireLimits.defaults());
    }
}
