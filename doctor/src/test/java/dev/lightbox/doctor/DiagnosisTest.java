package dev.lightbox.doctor;

import static dev.lightbox.doctor.Examinations.doctor;
import static dev.lightbox.doctor.Examinations.target;
import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.EXPORT;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.StandInSite;
import dev.lightbox.xray.client.StandInSite.Reply;
import dev.lightbox.xray.client.StandInSite.Seen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DiagnosisTest {
    private final StandInSite site = StandInSite.start().healthy();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void theCallsAreTheSeedsCalls() {
        doctor().diagnose(target(site.url()));

        Seen data = site.seen(EXPORT).getFirst();
        assertThat(site.seen().getFirst().path()).isEqualTo(AUTHENTICATE);
        assertThat(data.query()).isEqualTo("keys=DEMO-6%3BDEMO-7");
        assertThat(data.authorization()).isEqualTo("Bearer " + StandInSite.token("tenant-1", 1));
        assertThat(site.seen(GRAPHQL)).anyMatch(call -> call.text().contains("getStatuses"));
    }

    @Test
    void theIdentityComesFromTheToken() {
        assertThat(doctor().diagnose(target(site.url())).identity()).isEqualTo(new Identity("tenant-1", "account-7"));
    }

    @Test
    void withoutATokenTheOtherCallsAreSkipped() {
        site.always(AUTHENTICATE, Reply.error(401, WireErrors.INVALID_CREDENTIALS));

        Diagnosis diagnosis = doctor().diagnose(target(site.url()));

        assertThat(diagnosis.probes())
                .extracting(probe -> probe.id() + " " + probe.outcome())
                .containsExactly(
                        "dns PASSED",
                        "tcp PASSED",
                        "proxy SKIPPED",
                        "tls SKIPPED",
                        "authenticate FAILED",
                        "clock PASSED",
                        "token SKIPPED",
                        "data-call SKIPPED",
                        "graphql SKIPPED",
                        "projects SKIPPED",
                        "budget SKIPPED");
        assertThat(diagnosis.connectionOpen()).isFalse();
        assertThat(diagnosis.sentence()).isNotEqualTo(Diagnosis.CONNECTION_IS_OPEN);
    }

    @Test
    void theJsonHoldsWhatScriptsReadAndNothingSecret() {
        site.on(EXPORT, request -> Reply.error(400, "no " + request.authorization() + " " + Examinations.SECRET));

        String json = JsonMapper.shared().writeValueAsString(doctor().diagnose(target(site.url())));

        JsonNode tree = JsonMapper.shared().readTree(json);
        assertThat(tree.propertyNames()).contains("verdict", "findings", "probes", "matrix");
        assertThat(tree.path("verdict").asString()).isEqualTo("UNKNOWN");
        assertThat(probe(tree, "data-call").path("status").asInt()).isEqualTo(400);
        assertThat(tree.path("matrix").path(0).path("outcome").asString()).isEqualTo("FAILED");
        assertThat(json)
                .doesNotContain(Examinations.SECRET)
                .doesNotContain(StandInSite.token("tenant-1", 1))
                .contains("$LIGHTBOX_CLIENT_SECRET");
    }

    @Test
    void theCurlCommandsDoWhatTheDoctorDid() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
        List<Probe> probes = doctor().diagnose(target(site.url()).withProjects(List.of("CALC")))
                .probes();
        int before = site.seen().size();

        List<String> calls = List.of("authenticate", "data-call", "graphql", "projects");
        String script = probes.stream()
                .filter(probe -> calls.contains(probe.id()))
                .map(Probe::curl)
                .collect(Collectors.joining("\n"));
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        shell.environment().put("LIGHTBOX_CLIENT_ID", Examinations.KEY.clientId());
        shell.environment().put("LIGHTBOX_CLIENT_SECRET", Examinations.SECRET);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(output).isZero();
        List<Seen> mine = site.seen().subList(0, before);
        List<Seen> curls = site.seen().subList(before, site.seen().size());
        assertThat(curls).extracting(Seen::path).containsExactly(AUTHENTICATE, EXPORT, GRAPHQL, GRAPHQL, GRAPHQL);
        assertThat(curls.get(0).text()).isEqualTo(mine.getFirst().text());
        assertThat(curls.get(1).authorization()).isEqualTo("Bearer " + StandInSite.token("tenant-1", 1));
        assertThat(curls.get(2).text()).contains("getStatuses");
        assertThat(curls.get(3).text()).contains("getTests");
        assertThat(curls.get(4).text()).contains("getProjectSettings").contains("\"variables\":{\"key\":\"CALC\"}");
        assertThat(output).contains("Invalid JQL query").doesNotContain(Examinations.SECRET);
    }

    @Test
    void anExaminationEndsInTimeWhenNothingEverAnswers() throws IOException {
        Duration limit = Duration.ofMillis(500);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            Map<SiteHost, URI> hosts =
                    Map.of(SiteHost.GLOBAL, site.url(), SiteHost.EU, url, SiteHost.US, URI.create(url + "/us"));
            CountDownLatch examined = new CountDownLatch(1);
            site.rudely(EXPORT, (_, _) -> await(examined));
            site.rudely(GRAPHQL, (_, _) -> await(examined));

            long started = System.nanoTime();
            Diagnosis diagnosis = Examinations.hurriedDoctor(limit)
                    .diagnose(target(site.url()).withHosts(hosts));

            examined.countDown();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(limit.multipliedBy(6));
            assertThat(diagnosis.verdict()).isEqualTo(Verdict.NETWORK_UNREACHABLE);
            assertThat(diagnosis.matrix()).hasSize(3).allMatch(row -> row.outcome() == MatrixRow.Outcome.FAILED);
        }
    }

    @Test
    void aNewKeyIsAdvisedForRejectedCredentialsOnly() {
        assertThat(Verdict.values())
                .filteredOn(
                        verdict -> verdict.remedy().matches("(?i).*(re-enter|credential|client secret|fresh key).*"))
                .containsExactly(Verdict.CREDENTIALS_REJECTED);
    }

    private static JsonNode probe(JsonNode diagnosis, String id) {
        return diagnosis
                .path("probes")
                .valueStream()
                .filter(probe -> probe.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
