package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.lightbox.xray.client.StandInProxy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command center is handed a client secret at every door it has, reads it from a Vault and from files as well, goes through
 * a proxy with a password, checks, backs up and writes its evidence, while it logs all it can. Afterwards neither the secret nor a token is in anything that it has written, nor in what its idle process
 * still holds in memory. The site that gave the key is another process.
 */
class SecretsStaySealedIT {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final String PROXY_PASSWORD = "open-sesame-4711-of-the-proxy";
    private static final String VAULT_TOKEN = "hvs.CAESIJ-token-of-the-vault-0815";

    /** Everything that our own rooms and the web framework say; the JDK's HTTP client says what it does to the same log. */
    private static final String LOUD = """
            <configuration>
              <appender name="file" class="ch.qos.logback.core.FileAppender">
                <file>%s</file>
                <encoder><pattern>%%d %%-5level %%logger %%msg%%n%%ex</pattern></encoder>
              </appender>
              <logger name="dev.lightbox" level="TRACE"/>
              <root level="DEBUG"><appender-ref ref="file"/></root>
            </configuration>
            """;

    /** Connections that nobody uses end after 20 and 30 seconds; until then they hold what they read last. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(90);

    private static final Duration BETWEEN_DUMPS = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    private Path log;

    @Test
    @Timeout(600)
    void neitherSecretNorTokenIsLeftInAnythingWrittenOrInTheIdleProcess() throws Exception {
        Program site = Program.in(folder.resolve("site"));
        site.run("site", "create-user", "ann", "--name", "A service", "--app").succeeded();
        site.run("site", "create-project", "BUILD", "--name", "Lightbox").succeeded();
        KeyPair key = KeyPair.of(
                site.run("keys", "create", "ann", "--json").succeeded().json());
        SecretForms secret = new SecretForms(key)
                .and("the proxy's password", "gatekeeper", PROXY_PASSWORD)
                .and("Vault's token", "", VAULT_TOKEN);
        Program center = loud(Program.in(folder.resolve("center")));
        Path written = Files.createDirectory(folder.resolve("written"));
        try (Program.Running original = site.serve();
                Program.Running running = center.serve();
                StandInProxy proxy = StandInProxy.start().wantsLogin("gatekeeper", PROXY_PASSWORD);
                VaultStandIn vault = new VaultStandIn(VAULT_TOKEN, key)) {
            atEveryDoor(center, running, original.site(), key);
            fromElsewhere(center, original.site(), key, vault);
            byWayOf(proxy, center);
            used(center, written, original.site(), key);

            assertThat(secret.below(folder.resolve("center"))).isEmpty();
            assertThat(secret.below(written)).isEmpty();
            assertThat(Files.readString(log).contains("DEBUG org.springframework.jdbc"))
                    .as("it was loud")
                    .isTrue();
            assertThat(secret.inFile(log)).isEmpty();
            assertThat(secret.in("output", running.said().getBytes(StandardCharsets.UTF_8)))
                    .isEmpty();
            assertThat(inMemoryWhenIdle(running, secret)).isEmpty();
        }
        assertThat(secret.below(folder.resolve("center"))).as("after its end").isEmpty();
    }

    /** What this test relies on: the search finds what lies in a heap, as bytes and as a string. */
    @Test
    void whatAHeapHoldsIsFound() throws IOException {
        KeyPair key = new KeyPair("0".repeat(32), "5eb63bbbe01eeed093cb22bb8f5acdc3".repeat(2));
        char[] wide = ("held " + key.clientSecret()).toCharArray();
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJ0ZW5hbnQiOiJhLXRlbmFudC1vZi1vdXJzIn0.c2lnbmF0dXJlLW9mLW91cnM";
        Path dump = folder.resolve("own.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);

        assertThat(new SecretForms(key).inFile(dump))
                .anyMatch(found -> found.contains("the secret, wide"))
                .anyMatch(found -> found.contains("the secret:"))
                .anyMatch(found -> found.contains("a token"));
        assertThat(wide).hasSize(5 + 64);
        assertThat(token).startsWith("eyJ");
    }

    private Program loud(Program program) throws IOException {
        log = folder.resolve("loud.log");
        Path logging = Files.writeString(folder.resolve("logback.xml"), LOUD.formatted(log));
        return program.with("JDK_JAVA_OPTIONS", "-Dlogback.configurationFile=" + logging);
    }

    /** The command line, beside the server; the REST API; the form. */
    private static void atEveryDoor(Program center, Program.Running running, URI site, KeyPair key) throws Exception {
        center.with(key)
                .run("connect", "add", "prod", "--base-url", site.toString())
                .succeeded();
        String login = "admin:" + running.password();
        try (HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            HttpResponse<String> put = browser.send(
                    HttpRequest.newBuilder(running.commandCenter().resolve("/api/rest/v1/connections/prod/credentials"))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString("{\"clientId\":\"" + key.clientId()
                                    + "\",\"clientSecret\":\"" + key.clientSecret() + "\",\"atOnce\":true}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
            assertThat(put.body()).doesNotContain(key.clientSecret());
            typed(browser, running, "/login", "/login", "username=admin&password=" + running.password());
            String id = center.run("connect", "show", "prod", "--json")
                    .succeeded()
                    .json()
                    .at("/id")
                    .asString();
            String page = typed(
                    browser,
                    running,
                    "/connections",
                    "/connections/" + id + "/credentials",
                    "atOnce=true&clientId=" + key.clientId() + "&clientSecret=+" + key.clientSecret() + "%0D%0A");
            assertThat(page).doesNotContain(key.clientSecret());
        }
    }

    /** Pairs that Lightbox reads where others keep them: from a Vault, by a token that it was given, and from files. */
    private void fromElsewhere(Program center, URI site, KeyPair key, VaultStandIn vault) throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path id = Files.writeString(elsewhere.resolve("id"), key.clientId());
        Path secret = Files.writeString(elsewhere.resolve("secret"), key.clientSecret() + "\n");
        for (String label : List.of("vaulted", "filed")) {
            center.run("connect", "add", label, "--base-url", site.toString()).succeeded();
        }
        center.with("VAULT_TOKEN", VAULT_TOKEN)
                .run(
                        "connect",
                        "source",
                        "vaulted",
                        "vault",
                        "--vault",
                        vault.address().toString(),
                        "--path",
                        "teams/xray")
                .succeeded();
        center.run(
                        "connect",
                        "source",
                        "filed",
                        "file",
                        "--client-id-file",
                        id.toString(),
                        "--client-secret-file",
                        secret.toString())
                .succeeded();
        for (String label : List.of("vaulted", "filed")) {
            center.run("connect", "check", label).succeeded();
        }
        center.run("backup", "run", "vaulted").sawNothing();
    }

    /** The first connection goes on through a proxy that wants a login. */
    private void byWayOf(StandInProxy proxy, Program center) throws IOException {
        Path password = Files.writeString(folder.resolve("elsewhere").resolve("proxy"), PROXY_PASSWORD + "\n");
        center.run(
                        "connect",
                        "edit",
                        "prod",
                        "--proxy",
                        proxy.address().toString(),
                        "--proxy-user",
                        "gatekeeper",
                        "--proxy-password-file",
                        password.toString())
                .succeeded();
        center.run("connect", "check", "prod").succeeded();
        assertThat(proxy.heads()).as("the check went through the proxy").isNotEmpty();
    }

    private static String typed(HttpClient browser, Program.Running running, String page, String to, String fields)
            throws Exception {
        URI start = running.commandCenter();
        Matcher csrf = CSRF.matcher(
                browser.send(HttpRequest.newBuilder(start.resolve(page)).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
        assertThat(csrf.find()).as(page).isTrue();
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(start.resolve(to))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                fields + "&_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.body();
    }

    /** Everything that uses the pair, and everything that leaves the house. */
    private static void used(Program center, Path written, URI site, KeyPair key) throws IOException {
        Program.Finished check =
                center.run("connect", "check", "prod", "--json").succeeded();
        Files.writeString(written.resolve("check.json"), check.out() + check.err());
        Program.Finished run = center.run("backup", "run", "prod", "--json").sawNothing();
        Files.writeString(written.resolve("run.json"), run.out() + run.err());
        Program.Finished audit = center.run("site", "audit", "export").succeeded();
        assertThat(audit.out()).contains("prod");
        Files.writeString(written.resolve("audit.jsonl"), audit.out() + audit.err());
        Program.Finished doctor = center.with(key)
                .runAlone(
                        "doctor",
                        "--base-url",
                        site.toString(),
                        "--bundle",
                        written.resolve("ticket.zip").toString(),
                        "--json");
        assertThat(doctor.exitCode()).as(doctor.err()).isZero();
        Files.writeString(written.resolve("doctor.json"), doctor.out() + doctor.err());
        assertThat(written.resolve("ticket.zip")).exists();
    }

    /** What is still there when all connections have ended; asked again until then, since nothing tells the moment. */
    private List<String> inMemoryWhenIdle(Program.Running running, SecretForms secret) throws Exception {
        long end = System.nanoTime() + IDLE_LIMIT.toNanos();
        while (true) {
            Path dump = folder.resolve("idle.hprof");
            running.dumpLiveObjects(dump);
            List<String> found = secret.inFile(dump);
            Files.delete(dump);
            if (found.isEmpty() || System.nanoTime() > end || running.endsWithin(BETWEEN_DUMPS)) {
                return found;
            }
        }
    }
}
