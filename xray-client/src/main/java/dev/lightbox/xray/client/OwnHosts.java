package dev.lightbox.xray.client;

import dev.lightbox.xray.api.SiteHost;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses that may see the token: the site's own, and for the cloud its other regional hosts, which hold the files. */
final class OwnHosts {
    private final Set<String> origins;

    OwnHosts(URI baseUrl) {
        Set<String> cloud = Arrays.stream(SiteHost.values())
                .map(host -> origin(host.cloudAddress()))
                .collect(Collectors.toUnmodifiableSet());
        String own = origin(baseUrl);
        origins = cloud.contains(own) ? cloud : Stream.of(own).collect(Collectors.toUnmodifiableSet());
    }

    boolean include(URI address) {
        return address.getScheme() != null && address.getHost() != null && origins.contains(origin(address));
    }

    private static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
