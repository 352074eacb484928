package dev.lightbox.xray.client;

import dev.lightbox.xray.client.internal.Authorities;
import dev.lightbox.xray.client.internal.TunnelLogins;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;

/**
 * How a connection reaches its site. Build the pool with {@link #httpClient()} and hand both to
 * {@link ClientSettings#standard(HttpClient, SiteNetwork)}. Immutable.
 *
 * @param proxy the one way to the site when there is one; when empty, the machine's own settings
 *     ({@code -Dhttps.proxyHost} and the like) hold
 * @param extraAuthorities certificates that are trusted in addition to the machine's: of a company that inspects TLS, or
 *     of a site of one's own
 */
public record SiteNetwork(Optional<ProxyAddress> proxy, List<X509Certificate> extraAuthorities) {
    /** Neither a proxy nor other certificates than the machine's. */
    public static final SiteNetwork DIRECT = new SiteNetwork(Optional.empty(), List.of());

    public SiteNetwork {
        extraAuthorities = List.copyOf(extraAuthorities);
    }

    public SiteNetwork withProxy(ProxyAddress newProxy) {
        return new SiteNetwork(Optional.of(newProxy), extraAuthorities);
    }

    /** @param pem as for {@link #authorities} */
    public SiteNetwork withAuthorities(String pem) {
        return new SiteNetwork(proxy, authorities(pem));
    }

    /**
     * The certificates in a PEM text, without doubles. What stands between them is skipped, as tools write notes there.
     *
     * @param pem at most 256 KiB and 100 certificates
     * @throws dev.lightbox.kernel.LightboxException {@code INVALID_INPUT} when it holds none, a damaged one, too many, or
     *     a private key, which does not belong there
     */
    public static List<X509Certificate> authorities(String pem) {
        return Authorities.read(pem);
    }

    /**
     * Makes the JDK send a login to a proxy for encrypted connections too. It asks once in a process, when anybody sends
     * the first request, so this belongs at the start of {@code main}; {@link #httpClient()} does it as well, which is
     * enough where no other client came before.
     */
    public static void allowProxyLogins() {
        TunnelLogins.allow();
    }

    /** As {@link ClientSettings#httpClient()}, by way of the proxy and with trust in the extra certificates. */
    public HttpClient.Builder httpClient() {
        HttpClient.Builder builder = ClientSettings.httpClient();
        proxy.ifPresent(address -> builder.proxy(ProxySelector.of(address.address())));
        if (!extraAuthorities.isEmpty()) {
            builder.sslContext(tls());
        }
        return builder;
    }

    /** Encrypted connections with trust in the machine's authorities and the extra ones. */
    public SSLContext tls() {
        return Authorities.context(extraAuthorities);
    }

    /** What decides on trust in such connections. */
    public X509TrustManager trust() {
        return Authorities.trustedBeside(extraAuthorities);
    }
}
