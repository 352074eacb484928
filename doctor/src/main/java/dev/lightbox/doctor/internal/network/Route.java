package dev.lightbox.doctor.internal.network;

import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.ProxyAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the connections to a site go.
 *
 * @param site host and port, the port told
 * @param proxy the first station, when there is one
 * @param login what the proxy is shown
 */
record Route(URI site, Optional<InetSocketAddress> proxy, Optional<Secret> login) {

    /** The route that the client of these settings takes. */
    static Route of(URI address, ClientSettings settings) {
        boolean encrypted = address.getScheme().equals("https");
        int port = address.getPort() >= 0 ? address.getPort() : encrypted ? 443 : 80;
        URI site = URI.create(address.getScheme() + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port);
        ProxySelector selector = settings.http().proxy().orElseGet(ProxySelector::getDefault);
        Optional<InetSocketAddress> proxy = Optional.ofNullable(selector).stream()
                .flatMap(each -> each.select(address).stream())
                .filter(each -> each.type() == Proxy.Type.HTTP)
                .map(each -> (InetSocketAddress) each.address())
                .findFirst();
        return new Route(site, proxy, settings.network().proxy().flatMap(ProxyAddress::authorization));
    }

    boolean isEncrypted() {
        return site.getScheme().equals("https");
    }

    /** The host as certificates and name servers know it: without the brackets of an IPv6 address. */
    String host() {
        return bare(site.getHost());
    }

    /** Whom this machine connects to. */
    String firstHost() {
        return proxy.map(address -> bare(address.getHostString())).orElseGet(this::host);
    }

    int firstPort() {
        return proxy.map(InetSocketAddress::getPort).orElseGet(site::getPort);
    }

    URI firstStation() {
        return proxy.map(address -> URI.create("http://" + address.getHostString() + ":" + address.getPort()))
                .orElse(site);
    }

    String target() {
        return site.getHost() + ":" + site.getPort();
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
