package dev.lightbox.doctor;

import static dev.lightbox.doctor.Examinations.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.Secret;
import dev.lightbox.kernel.Severity;
import dev.lightbox.xray.client.BlackHole;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.ProxyAddress;
import dev.lightbox.xray.client.SiteNetwork;
import dev.lightbox.xray.client.StandInNames;
import dev.lightbox.xray.client.StandInProxy;
import dev.lightbox.xray.client.StandInSite;
import dev.lightbox.xray.client.TlsSites;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are really broken, on loopback, and where the doctor says that they end. */
class WayToSiteTest {
    private static final Duration HURRY = Duration.ofMillis(700);
    private static final URI CLOUD = URI.create("https://xray.cloud.getxray.app");

    private static TlsSites tls;
    private static TlsSites company;

    private final StandInProxy proxy = StandInProxy.start();

    @BeforeAll
    static void issue(@TempDir Path ours, @TempDir Path theirs) {
        tls = TlsSites.issued(ours, "ip:127.0.0.1", "-1d", 30);
        company = TlsSites.issued(theirs, "dns:" + CLOUD.getHost(), "-1d", 30);
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void aClosedPort() throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertEnds(diagnose(closed), SubCause.PORT_CLOSED, "tcp");
    }

    @Test
    void aBlackHole() throws IOException {
        try (BlackHole hole = BlackHole.open()) {
            assertEnds(diagnose(hole.url("https")), SubCause.BLACK_HOLE, "tcp");
        }
    }

    @Test
    void aNameThatNobodyKnows() {
        assertEnds(diagnose(URI.create("https://" + StandInNames.UNKNOWN)), SubCause.NAME_UNKNOWN, "dns");
    }

    @Test
    void aNameServerThatNeverAnswers() {
        assertEnds(diagnose(URI.create("https://" + StandInNames.SILENT)), SubCause.NAME_SERVER_SILENT, "dns");
    }

    @Test
    void anAddressToWhichNoRouteLeads() {
        assertEnds(diagnose(URI.create("https://" + StandInNames.UNROUTABLE)), SubCause.NO_ROUTE, "tcp");
    }

    @Test
    void aSiteThatAcceptsAndStaysSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String place = "://127.0.0.1:" + silent.getLocalPort();

            Diagnosis plain = diagnose(URI.create("http" + place));
            assertThat(plain.verdict()).isEqualTo(Verdict.NETWORK_UNREACHABLE);
            assertThat(plain.findings()).extracting(Finding::checkId).contains(SubCause.NO_ANSWER.code());
            assertThat(probe(plain, "tcp").outcome()).isEqualTo(Probe.Outcome.PASSED);
            assertEnds(diagnose(URI.create("https" + place)), SubCause.NO_ANSWER, "tls");
        }
    }

    @Test
    void aProxyThatWantsALoginOrRefusesOrIsGone() {
        try (StandInSite site = StandInSite.startTls(tls.server()).healthy()) {
            SiteNetwork trusting = SiteNetwork.DIRECT.withAuthorities(tls.pem());
            ProxyAddress address = proxy.wantsLogin("ann", "correct horse").address();
            ProxyAddress login = address.withLogin("ann", Secret.of("correct horse"));

            assertEnds(diagnose(site.url(), trusting.withProxy(address)), SubCause.PROXY_LOGIN, "proxy");
            Diagnosis passed = diagnose(site.url(), trusting.withProxy(login));
            assertThat(passed.verdict()).isEqualTo(Verdict.HEALTHY);
            assertThat(probe(passed, "proxy").answer()).contains("status 200");
            proxy.refuses(403);
            assertEnds(diagnose(site.url(), trusting.withProxy(login)), SubCause.PROXY_REFUSED, "proxy");
            proxy.close();
            assertEnds(diagnose(site.url(), trusting.withProxy(login)), SubCause.PROXY_UNREACHABLE, "tcp");
        }
    }

    @Test
    void aCertificateOfAnUnknownAuthority() {
        try (StandInSite site = StandInSite.startTls(tls.server()).healthy()) {
            Diagnosis diagnosis = diagnose(site.url());

            assertEnds(diagnosis, SubCause.TLS_UNKNOWN_AUTHORITY, "tls");
            assertThat(probe(diagnosis, "tls").answer()).contains("issued by CN=ca");
        }
    }

    @Test
    void aCertificateThatIsOver(@TempDir Path folder) {
        TlsSites expired = TlsSites.issued(folder, "ip:127.0.0.1", "-30d", 10);
        try (StandInSite site = StandInSite.startTls(expired.server()).healthy()) {
            assertEnds(
                    diagnose(site.url(), SiteNetwork.DIRECT.withAuthorities(expired.pem())),
                    SubCause.TLS_EXPIRED,
                    "tls");
        }
    }

    @Test
    void aCertificateForAnotherName() {
        try (StandInSite site = StandInSite.startTls(tls.server()).healthy()) {
            URI byName = URI.create(
                    "https://" + StandInNames.LOOPBACK + ":" + site.url().getPort());

            assertEnds(diagnose(byName, SiteNetwork.DIRECT.withAuthorities(tls.pem())), SubCause.TLS_OTHER_NAME, "tls");
        }
    }

    @Test
    void anAuthorityThatWasAddedByHandIsHealthyWithANote() {
        try (StandInSite site = StandInSite.startTls(tls.server()).healthy()) {
            Diagnosis diagnosis = diagnose(site.url(), SiteNetwork.DIRECT.withAuthorities(tls.pem()));

            assertThat(diagnosis.verdict()).isEqualTo(Verdict.HEALTHY);
            assertThat(probe(diagnosis, "tls").outcome()).isEqualTo(Probe.Outcome.WARNED);
            assertThat(probe(diagnosis, "tls").answer()).contains("TLSv1.3", "issued by CN=ca", "valid from");
            assertThat(diagnosis.findings())
                    .anyMatch(finding -> finding.checkId().equals("tls-added-authority")
                            && finding.severity() == Severity.NOTE
                            && finding.observed().startsWith("Interception?"));
        }
    }

    @Test
    void aProxyThatInspectsTheCloudsTls() {
        try (StandInSite behind = StandInSite.startTls(tls.server()).healthy()) {
            proxy.knows(CLOUD.getHost(), behind.url()).intercepts(company.server(), tls.trusting());
            SiteNetwork through = SiteNetwork.DIRECT.withProxy(proxy.address());

            assertEnds(diagnoseAlone(CLOUD, through), SubCause.TLS_INTERCEPTED, "tls");
            Diagnosis known = diagnoseAlone(CLOUD, through.withAuthorities(company.pem()));
            assertThat(known.verdict()).isEqualTo(Verdict.HEALTHY);
            assertThat(known.findings())
                    .anyMatch(finding -> finding.checkId().equals("tls-inspected")
                            && finding.observed().contains("added by hand"));
        }
    }

    @Test
    void aPlainSiteSkipsEncryptionAndSaysWhy() {
        try (StandInSite site = StandInSite.start().healthy()) {
            Diagnosis diagnosis = diagnose(site.url());

            assertThat(probe(diagnosis, "tls").outcome()).isEqualTo(Probe.Outcome.SKIPPED);
            assertThat(probe(diagnosis, "tls").meaning()).contains("begins with http");
            assertThat(probe(diagnosis, "dns").answer()).isEqualTo("127.0.0.1");
        }
    }

    private static void assertEnds(Diagnosis diagnosis, SubCause cause, String probe) {
        assertThat(diagnosis.verdict()).isEqualTo(cause.verdict());
        assertThat(diagnosis.findings()).extracting(Finding::checkId).contains(cause.code());
        assertThat(diagnosis.findings().getFirst().observed())
                .endsWith(": " + cause.sentence())
                .doesNotContain("The site cannot be reached");
        assertThat(diagnosis.findings().getFirst().remedy()).isEqualTo(cause.remedy());
        assertThat(probe(diagnosis, probe).outcome()).isEqualTo(Probe.Outcome.FAILED);
        assertThat(probe(diagnosis, probe).meaning()).isEqualTo(cause.sentence());
    }

    private static Probe probe(Diagnosis diagnosis, String id) {
        return diagnosis.probes().stream()
                .filter(probe -> probe.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Diagnosis diagnose(URI url) {
        return diagnose(url, SiteNetwork.DIRECT);
    }

    private static Diagnosis diagnose(URI url, SiteNetwork network) {
        return diagnose(Target.of(url, KEY), network);
    }

    /** Without the cloud's other hosts. */
    private static Diagnosis diagnoseAlone(URI url, SiteNetwork network) {
        return diagnose(Target.of(url, KEY).withHosts(Map.of()), network);
    }

    private static Diagnosis diagnose(Target target, SiteNetwork network) {
        try (HttpClient http = network.httpClient().build()) {
            Diagnosis diagnosis = new Doctor(ClientSettings.standard(http, network), HURRY).diagnose(target);
            http.shutdownNow();
            return diagnosis;
        }
    }
}
