package dev.lightbox.xray.client;

import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.StandInSite.Reply;
import dev.lightbox.xray.client.XrayFailure.Unreachable;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to a site that are real: a proxy, a certificate of an authority that the machine does not know. */
class SiteNetworkTest {
    private static final Secret PASSWORD = Secret.of("correct horse");
    private static TlsSites tls;
    private static StandInSite site;

    private final StandInProxy proxy = StandInProxy.start();

    @BeforeAll
    static void start(@TempDir Path folder) {
        tls = TlsSites.issued(folder, "ip:127.0.0.1", "-1d", 30);
        site = StandInSite.startTls(tls.server()).healthy();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    @Test
    void anAddedAuthorityIsTrustedAndNoOther() {
        assertThat(authenticate(SiteNetwork.DIRECT.withAuthorities(tls.pem()), site.url())
                        .status())
                .isEqualTo(200);
        assertThat(failure(SiteNetwork.DIRECT, site.url()).kind()).isEqualTo(Unreachable.Kind.TLS);
    }

    @Test
    void theMachinesOwnAuthoritiesStayTrusted() throws Exception {
        List<?> all = dev.lightbox.xray.client.internal.Authorities.ofThisMachine();

        assertThat(all).isNotEmpty();
        assertThat(SiteNetwork.authorities("notes\n" + tls.pem() + "\n# again\n" + tls.pem()))
                .containsExactly(tls.authority());
    }

    @Test
    void aProxyWithALoginIsPassedWithTheRightOneInTlsAsWell() {
        proxy.wantsLogin("ann", PASSWORD.revealText());
        SiteNetwork network = SiteNetwork.DIRECT.withAuthorities(tls.pem());

        assertThat(failure(network.withProxy(proxy.address()), site.url()))
                .isEqualTo(new Unreachable(Unreachable.Kind.PROXY, "the proxy wants a login (status 407)"));
        assertThat(authenticate(network.withProxy(proxy.address().withLogin("ann", PASSWORD)), site.url())
                        .status())
                .isEqualTo(200);
        assertThat(proxy.heads()).allMatch(head -> head.startsWith("CONNECT 127.0.0.1:"));
    }

    @Test
    void theLoginIsForTheProxyAndNeverReachesTheSite() {
        proxy.wantsLogin("ann", PASSWORD.revealText());
        SiteNetwork network = SiteNetwork.DIRECT
                .withAuthorities(tls.pem())
                .withProxy(proxy.address().withLogin("ann", PASSWORD));

        authenticate(network, site.url());

        assertThat(site.seen(AUTHENTICATE).getLast().headers()).doesNotContainKey("Proxy-Authorization");
    }

    @Test
    void aPlainSiteIsReachedThroughTheProxyToo() {
        proxy.wantsLogin("ann", PASSWORD.revealText());
        try (StandInSite plain = StandInSite.start().healthy()) {
            proxy.knows("xray.example", plain.url());
            SiteNetwork network = SiteNetwork.DIRECT.withProxy(proxy.address().withLogin("ann", PASSWORD));

            assertThat(authenticate(network, URI.create("http://xray.example")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aProxyThatRepeatsTheLoginDoesNotMakeItVisible() {
        try (StandInSite echo = StandInSite.start()) {
            echo.on(
                    AUTHENTICATE,
                    request -> Reply.error(
                            403, request.headers().getFirst("Proxy-Authorization") + " is " + PASSWORD.revealText()));
            ProxyAddress address = ProxyAddress.parse("127.0.0.1:" + echo.url().getPort());
            WireAnswer answer = authenticate(
                    SiteNetwork.DIRECT.withProxy(address.withLogin("ann", PASSWORD)),
                    URI.create("http://xray.example"));

            assertThat(answer.shown(500)).contains("Basic [removed] is [removed]");
        }
    }

    @Test
    void whatTheProxyDoesIsNotTheSitesDoing() {
        SiteNetwork network = SiteNetwork.DIRECT.withProxy(proxy.address());
        proxy.refuses(502);
        assertThat(failure(network, site.url()).kind()).isEqualTo(Unreachable.Kind.PROXY);

        proxy.close();
        Unreachable gone = failure(network, site.url());
        assertThat(gone.kind()).isEqualTo(Unreachable.Kind.PROXY);
        assertThat(gone.detail()).startsWith("the proxy itself cannot be reached");
    }

    @Test
    void aPoolThatGoesAroundTheProxyIsNotAccepted() {
        try (HttpClient direct = ClientSettings.httpClient().build()) {
            SiteNetwork network = SiteNetwork.DIRECT.withProxy(proxy.address());

            assertThatThrownBy(() -> ClientSettings.standard(direct, network))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPasswordIsNotPrinted() {
        SiteNetwork network = SiteNetwork.DIRECT.withProxy(proxy.address().withLogin("ann", PASSWORD));

        assertThat(network.toString()).doesNotContain(PASSWORD.revealText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example:3128", "http://proxy.example:3128", " http://proxy.example:3128/ "})
    void anAddressIsReadInTheFormsThatPeopleUse(String text) {
        assertThat(ProxyAddress.parse(text)).hasToString("proxy.example:3128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example",
                "https://proxy.example:443",
                "socks5://proxy.example:1080",
                "http://ann:geheim@proxy.example:3128",
                "http://proxy.example:3128/path",
                "proxy example:3128",
                "proxy.example:99999"
            })
    void whatIsNoAddressOfAProxyIsRefusedWithoutRepeatingALogin(String text) {
        assertThatThrownBy(() -> ProxyAddress.parse(text))
                .isInstanceOf(LightboxException.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void whatIsNoCertificateIsSaidSo() {
        String damaged = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";

        assertThatThrownBy(() -> SiteNetwork.authorities("hello")).hasMessageContaining("No certificate");
        assertThatThrownBy(() -> SiteNetwork.authorities(tls.pem() + damaged)).hasMessageContaining("number 2");
        assertThatThrownBy(() -> SiteNetwork.authorities("x".repeat(300_000))).hasMessageContaining("256 KiB");
        assertThatThrownBy(() -> SiteNetwork.authorities("-----BEGIN EC PRIVATE KEY-----"))
                .hasMessageContaining("private key");
        assertThatThrownBy(() -> SiteNetwork.authorities((damaged + "\n").repeat(101)))
                .isInstanceOf(LightboxException.class);
    }

    private static WireAnswer authenticate(SiteNetwork network, URI address) {
        try (HttpClient http = network.httpClient().build()) {
            return new SiteWire(address, ClientSettings.standard(http, network)).authenticate(Clients.KEY);
        }
    }

    private static Unreachable failure(SiteNetwork network, URI address) {
        try {
            return (Unreachable) authenticate(network, address).failure().orElseThrow();
        } catch (XrayException e) {
            return (Unreachable) e.failure();
        }
    }
}
