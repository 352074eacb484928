package dev.lightbox.doctor;

import static dev.lightbox.doctor.Examinations.doctor;
import static dev.lightbox.doctor.Examinations.target;
import static dev.lightbox.doctor.Verdict.CLOCK_SKEWED;
import static dev.lightbox.doctor.Verdict.CREDENTIALS_REJECTED;
import static dev.lightbox.doctor.Verdict.DATA_IN_ANOTHER_REGION;
import static dev.lightbox.doctor.Verdict.EDGE_ERROR;
import static dev.lightbox.doctor.Verdict.HEALTHY;
import static dev.lightbox.doctor.Verdict.LICENSE_INVALID;
import static dev.lightbox.doctor.Verdict.NETWORK_UNREACHABLE;
import static dev.lightbox.doctor.Verdict.NOT_AN_XRAY_SITE;
import static dev.lightbox.doctor.Verdict.NO_VISIBLE_PROJECTS;
import static dev.lightbox.doctor.Verdict.RATE_LIMITED;
import static dev.lightbox.doctor.Verdict.RESIDENCY_MOVE_IN_PROGRESS;
import static dev.lightbox.doctor.Verdict.SERVER_ERROR;
import static dev.lightbox.doctor.Verdict.TLS_UNTRUSTED;
import static dev.lightbox.doctor.Verdict.TOKEN_REJECTED;
import static dev.lightbox.doctor.Verdict.UNKNOWN;
import static dev.lightbox.doctor.Verdict.WRONG_SITE;
import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.EXPORT;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Severity;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.StandInSite;
import dev.lightbox.xray.client.StandInSite.Reply;
import dev.lightbox.xray.client.TlsSites;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each verdict from a real cause: a server that answers so, or a network that is broken so. */
class VerdictTest {
    private final StandInSite site = StandInSite.start().healthy();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aSiteThatAnswersDataIsHealthy() {
        assertThat(verdict()).isEqualTo(HEALTHY);

        site.always(EXPORT, new Reply(200, Map.of("Content-Type", "application/octet-stream"), StandInSite.EMPTY_ZIP));
        assertThat(verdict()).isEqualTo(HEALTHY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WireErrors.INVALID_JQL,
                "Issue DEMO-6 not found",
                "Error retrieving Project from Jira with key \"DEMO\"",
                "The value 'DEMO-6' does not exist for the field 'key'."
            })
    void anAnswerAboutUnknownIssuesProvesThatTheDataIsInReach(String answer) {
        site.always(EXPORT, Reply.error(400, answer));
        assertThat(verdict()).isEqualTo(HEALTHY);
        site.always(EXPORT, Reply.error(404, answer));
        assertThat(verdict()).isEqualTo(HEALTHY);
    }

    @Test
    void a400ThatSaysSomethingElseProvesNothing() {
        site.always(EXPORT, Reply.error(400, "Jira Cloud is currently unavailable"));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        site.always(EXPORT, Reply.text(400, "text/plain", WireErrors.INVALID_JQL));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        site.always(EXPORT, Reply.json(404, "{\"message\":\"not found\"}"));
        assertThat(verdict()).isEqualTo(UNKNOWN);

        site.always(EXPORT, Reply.html(404, "not found"));
        assertThat(verdict()).isEqualTo(NOT_AN_XRAY_SITE);
    }

    @Test
    void onlyTheExactSentenceRejectsCredentials() {
        site.always(AUTHENTICATE, Reply.error(401, WireErrors.INVALID_CREDENTIALS));
        assertThat(verdict()).isEqualTo(CREDENTIALS_REJECTED);

        for (String other : List.of("Unauthorized", "Authentication failed.", "The user is deactivated", "")) {
            site.always(AUTHENTICATE, Reply.error(401, other));
            assertThat(verdict()).as(other).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void aRefusalForTheRegionIsAboutTheRegion() {
        site.always(EXPORT, Reply.error(401, WireErrors.ANOTHER_REGION));
        site.always(GRAPHQL, Reply.error(401, WireErrors.ANOTHER_REGION));

        assertThat(verdict()).isEqualTo(DATA_IN_ANOTHER_REGION);
        assertThat(doctor().diagnose(target(site.url()).withMoveUnderWay()).verdict())
                .isEqualTo(RESIDENCY_MOVE_IN_PROGRESS);
        assertThat(doctor().diagnose(target(site.url()).withAnsweredBefore()).verdict())
                .isEqualTo(RESIDENCY_MOVE_IN_PROGRESS);
    }

    @Test
    void aRefusalOfGraphQlAloneCountsAsWell() {
        site.always(GRAPHQL, Reply.error(401, WireErrors.ANOTHER_REGION));

        assertThat(verdict()).isEqualTo(DATA_IN_ANOTHER_REGION);
    }

    @Test
    void theLicenceIsCalledTheLicence() {
        site.always(EXPORT, Reply.error(401, "Xray license is not valid"));
        assertThat(verdict()).isEqualTo(LICENSE_INVALID);

        site.always(AUTHENTICATE, Reply.text(401, "text/plain", "The license has expired"));
        assertThat(verdict()).isEqualTo(LICENSE_INVALID);
    }

    @Test
    void theLimitIsCalledTheLimit() {
        site.always(EXPORT, Reply.error(429, "Too many requests").with("Retry-After", "30"));
        assertThat(verdict()).isEqualTo(RATE_LIMITED);

        site.always(AUTHENTICATE, Reply.error(429, "Too many requests"));
        assertThat(verdict()).isEqualTo(RATE_LIMITED);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 502, 503, 504})
    void thePageOfTheCdnIsNotTheService(int status) {
        site.always(EXPORT, Reply.html(status, "ERROR: The request could not be satisfied"));
        assertThat(verdict()).isEqualTo(EDGE_ERROR);

        site.always(AUTHENTICATE, Reply.html(status, "ERROR: The request could not be satisfied"));
        assertThat(verdict()).isEqualTo(EDGE_ERROR);
    }

    @Test
    void aClosedPortIsTheNetwork() throws Exception {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertNetwork(doctor().diagnose(target(closed)), "REFUSED");
    }

    @Test
    void aNameThatNobodyKnowsIsTheNetwork() {
        // A label of 64 letters is no name: it fails on this machine without asking anybody.
        URI unknown = URI.create("http://" + "a".repeat(64) + ".invalid");

        assertNetwork(doctor().diagnose(target(unknown)), "DNS");
    }

    @Test
    void aSiteThatNeverAnswersIsTheNetwork() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            assertNetwork(Examinations.hurriedDoctor(Duration.ofMillis(400)).diagnose(target(url)), "TIMEOUT");
        }
    }

    @Test
    void aProxyThatWantsALoginIsTheNetwork() {
        site.always(AUTHENTICATE, Reply.html(407, "Proxy Authentication Required"));
        HttpClient proxied = ClientSettings.httpClient()
                .proxy(ProxySelector.of(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), site.url().getPort())))
                .build();

        assertNetwork(doctor(proxied).diagnose(target(URI.create("http://xray.example"))), "PROXY");
    }

    @Test
    void aConnectionThatBreaksIsTheNetwork() {
        site.rudely(AUTHENTICATE, (exchange, _) -> exchange.close());

        assertNetwork(diagnosis(), "OTHER");
    }

    @Test
    void aForeignCertificateIsNotTrusted(@TempDir Path folder) {
        TlsSites tls = TlsSites.issued(folder, "ip:127.0.0.1", "-1d", 30);
        try (StandInSite secure = StandInSite.startTls(tls.server()).healthy()) {
            assertThat(doctor().diagnose(target(secure.url())).verdict()).isEqualTo(TLS_UNTRUSTED);

            HttpClient trusting =
                    ClientSettings.httpClient().sslContext(tls.trusting()).build();
            assertThat(doctor(trusting).diagnose(target(secure.url())).verdict())
                    .isEqualTo(HEALTHY);
        }
    }

    @Test
    void anExpiredCertificateIsNotTrusted(@TempDir Path folder) {
        assertThat(verdictOfTls(TlsSites.issued(folder, "ip:127.0.0.1", "-30d", 10)))
                .isEqualTo(TLS_UNTRUSTED);
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted(@TempDir Path folder) {
        assertThat(verdictOfTls(TlsSites.issued(folder, "dns:elsewhere.example", "-1d", 30)))
                .isEqualTo(TLS_UNTRUSTED);
    }

    @Test
    void aPortWithoutTlsIsNoXraySite() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> sayBadRequest(plain));
            URI url = URI.create("https://127.0.0.1:" + plain.getLocalPort());

            assertThat(doctor().diagnose(target(url)).verdict()).isEqualTo(NOT_AN_XRAY_SITE);
        }
    }

    @Test
    void aClockThatIsOffIsNamed() {
        for (Duration off : List.of(Duration.ofHours(2), Duration.ofHours(-2))) {
            Diagnosis diagnosis = Examinations.doctorWhoseClockIsOff(off).diagnose(target(site.url()));

            assertThat(diagnosis.verdict()).isEqualTo(CLOCK_SKEWED);
            assertThat(diagnosis.findings().getFirst().observed())
                    .containsPattern("1(19|20|21) minutes")
                    .contains(off.isNegative() ? "ahead of" : "behind");
        }
        assertThat(Examinations.doctorWhoseClockIsOff(Duration.ofMinutes(3))
                        .diagnose(target(site.url()))
                        .verdict())
                .isEqualTo(HEALTHY);
    }

    @Test
    void aClockThatIsOffExplainsAnExpiredTokenButNoOtherCause() {
        Doctor late = Examinations.doctorWhoseClockIsOff(Duration.ofHours(-2));
        site.always(EXPORT, Reply.error(401, WireErrors.JWT_EXPIRED));
        assertThat(late.diagnose(target(site.url())).verdict()).isEqualTo(CLOCK_SKEWED);

        site.always(EXPORT, Reply.error(401, WireErrors.JWT_INVALID_SIGNATURE));
        assertThat(late.diagnose(target(site.url())).verdict()).isEqualTo(TOKEN_REJECTED);

        site.always(AUTHENTICATE, Reply.error(401, WireErrors.INVALID_CREDENTIALS));
        Diagnosis rejected = late.diagnose(target(site.url()));
        assertThat(rejected.verdict()).isEqualTo(CREDENTIALS_REJECTED);
        assertThat(rejected.findings()).anyMatch(finding -> finding.checkId().equals("clock"));
    }

    @ParameterizedTest
    @ValueSource(strings = {WireErrors.JWT_MALFORMED, WireErrors.JWT_EXPIRED, "API token is not valid"})
    void aRefusedTokenIsAboutTheToken(String text) {
        site.always(EXPORT, Reply.error(401, text));

        assertThat(verdict()).isEqualTo(TOKEN_REJECTED);
    }

    @Test
    void anotherTenantThanExpectedIsTheWrongSite() {
        Target expecting = target(site.url()).withExpectedTenant("tenant-2");

        Diagnosis wrong = doctor().diagnose(expecting);

        assertThat(wrong.verdict()).isEqualTo(WRONG_SITE);
        assertThat(wrong.findings().getFirst().observed()).contains("tenant-1", "tenant-2");
        assertThat(doctor().diagnose(expecting.withExpectedTenant("tenant-1")).verdict())
                .isEqualTo(HEALTHY);
    }

    @Test
    void aNamedProjectThatIsRefusedIsNamed() {
        site.on(GRAPHQL, request -> {
            if (request.text().contains("\"BOOK\"")) {
                return Reply.json(
                        200,
                        "{\"errors\":[{\"message\":\"No project could be found with key 'BOOK' or no permission.\"}],"
                                + "\"data\":{\"getProjectSettings\":null}}");
            }
            return Reply.json(
                    200,
                    "{\"data\":{\"getStatuses\":[{\"name\":\"PASSED\"}],\"getProjectSettings\":{\"projectId\":\"1\"}}}");
        });

        Diagnosis diagnosis = doctor().diagnose(target(site.url()).withProjects(List.of("CALC", "BOOK")));

        assertThat(diagnosis.verdict()).isEqualTo(NO_VISIBLE_PROJECTS);
        assertThat(diagnosis.findings().getFirst().observed()).contains("BOOK").doesNotContain("CALC");
        assertThat(doctor().diagnose(target(site.url()).withProjects(List.of("CALC")))
                        .verdict())
                .isEqualTo(HEALTHY);
    }

    @Test
    void aFailureOfTheServiceIsTheService() {
        site.always(EXPORT, Reply.error(500, "Internal error"));
        assertThat(verdict()).isEqualTo(SERVER_ERROR);

        site.always(AUTHENTICATE, Reply.text(500, "text/plain", "Internal error"));
        assertThat(verdict()).isEqualTo(SERVER_ERROR);
    }

    @Test
    void whatNoXraySiteAnswersIsNoXraySite() {
        List<Reply> foreign = List.of(
                Reply.html(200, "Welcome to our hotel"),
                Reply.redirect(302, "https://portal.example/"),
                Reply.redirect(307, site.url() + AUTHENTICATE),
                Reply.json(200, "{\"access_token\":\"abcdefghijklmnopqrstuvwxyz\"}"),
                Reply.json(404, "{\"error\":\"Not Found\"}"),
                Reply.html(404, "Oops"));

        assertThat(foreign).allSatisfy(reply -> {
            site.always(AUTHENTICATE, reply);
            assertThat(verdict()).isEqualTo(NOT_AN_XRAY_SITE);
        });
    }

    @Test
    void anEndlessAnswerIsNoXraySite() {
        site.rudely(EXPORT, (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                for (int sent = 0; sent < 1 << 14; sent++) {
                    body.write(new byte[1 << 16]);
                }
            } catch (IOException cutOff) {
                // What the test is about.
            }
        });

        assertThat(verdict()).isEqualTo(NOT_AN_XRAY_SITE);
    }

    @Test
    void whatNobodyKnowsStaysUnknownAndIsShownAsItCame() {
        site.always(EXPORT, Reply.error(403, "Computer says no\u001b[2J"));

        Diagnosis diagnosis = diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(UNKNOWN);
        assertThat(diagnosis.findings().getFirst().observed()).contains("403", "Computer says no");
        assertThat(probe(diagnosis, "data-call").answer()).isEqualTo("{\"error\":\"Computer says no [2J\"}");
    }

    @Test
    void aGraphQlComplaintIsNotHealthy() {
        site.always(GRAPHQL, Reply.json(200, "{\"errors\":[{\"message\":\"Field getStatuses is not served\"}]}"));

        assertThat(verdict()).isEqualTo(UNKNOWN);
    }

    @Test
    void aUserWhoIsNotActiveIsPointedOut() {
        site.always(EXPORT, Reply.error(401, "The user account is deactivated"));

        assertThat(diagnosis().findings())
                .anyMatch(finding -> finding.checkId().equals("acting-user")
                        && finding.severity() == Severity.WARNING
                        && finding.remedy().contains("service account"));
    }

    /** To everybody at once: the doctor comes more than once. */
    private static void sayBadRequest(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> sayBadRequest(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void sayBadRequest(Socket client) {
        try (client) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
            client.shutdownOutput();
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // The client has heard enough.
        }
    }

    private static Verdict verdictOfTls(TlsSites tls) {
        try (StandInSite secure = StandInSite.startTls(tls.server()).healthy()) {
            HttpClient trusting =
                    ClientSettings.httpClient().sslContext(tls.trusting()).build();
            return doctor(trusting).diagnose(target(secure.url())).verdict();
        }
    }

    private static void assertNetwork(Diagnosis diagnosis, String cause) {
        assertThat(diagnosis.verdict()).isEqualTo(NETWORK_UNREACHABLE);
        assertThat(probe(diagnosis, "authenticate").meaning()).contains("(" + cause + ")");
    }

    private Diagnosis diagnosis() {
        return doctor().diagnose(target(site.url()));
    }

    private Verdict verdict() {
        return diagnosis().verdict();
    }

    private static Probe probe(Diagnosis diagnosis, String id) {
        return diagnosis.probes().stream()
                .filter(probe -> probe.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
