package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.site.keys.IssuedKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The real doctor before the real site: a key is revoked right after it gave a token. */
class RevokedKeyVerdictTest {

    /** Passes requests on to an EU host; does something when a token has been issued. */
    private static final class Passage implements AutoCloseable {
        private final URI host;
        private final Runnable afterLogin;
        private final HttpClient client = HttpClient.newHttpClient();
        private final HttpServer server;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Passage(URI host, Runnable afterLogin) throws IOException {
            this.host = host;
            this.afterLogin = afterLogin;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::pass);
            server.start();
        }

        private void pass(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().toString();
            HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(path))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(token -> request.header("Authorization", token));
            HttpResponse<byte[]> answer = sent(request.build());
            if (path.endsWith("/authenticate")) {
                afterLogin.run();
            }
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.headers().firstValue("Content-Type").orElseThrow());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
        }

        private HttpResponse<byte[]> sent(HttpRequest request) throws IOException {
            try {
                return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
            client.close();
        }
    }

    @EachDatabase
    void theTokenOfARevokedKeyIsRejected(Database database) throws IOException {
        try (WireSite site = inOurTime(database)) {
            for (Revocation revocation : Revocation.values()) {
                IssuedKey key = site.newKey("user" + revocation.ordinal(), "Somebody");
                URI host = site.at(SiteHost.EU, "/");

                assertThat(diagnose(host, key, () -> {}).verdict()).isEqualTo(Verdict.HEALTHY);
                assertThat(diagnose(host, key, () -> revocation.of(key, site.identity))
                                .verdict())
                        .as("%s", revocation)
                        .isEqualTo(Verdict.TOKEN_REJECTED);
            }
        }
    }

    @EachDatabase
    void theTokenOfAKeyThatAnotherNodeHasRevokedIsRejected(Database database) throws IOException {
        try (WireSite site = inOurTime(database);
                WireSite.OtherNode other = site.new OtherNode(database)) {
            for (Revocation revocation : Revocation.values()) {
                IssuedKey key = site.newKey("user" + revocation.ordinal(), "Somebody");
                other.identity.changes().catchUp();

                Diagnosis diagnosis = diagnose(other.at(SiteHost.EU, "/"), key, () -> {
                    revocation.of(key, site.identity);
                    other.identity.changes().catchUp();
                });

                assertThat(diagnosis.verdict()).as("%s", revocation).isEqualTo(Verdict.TOKEN_REJECTED);
            }
        }
    }

    /** The doctor would notice that the site lives in another year. */
    private static WireSite inOurTime(Database database) {
        WireSite site = new WireSite(database);
        site.pass(Duration.between(Instant.parse("2030-01-01T00:00:00Z"), Instant.now()));
        return site;
    }

    private static Diagnosis diagnose(URI host, IssuedKey key, Runnable afterLogin) throws IOException {
        try (HttpClient http = ClientSettings.httpClient().build();
                Passage passage = new Passage(host, afterLogin)) {
            return new Doctor(ClientSettings.standard(http))
                    .diagnose(Target.of(passage.address(), new ApiCredentials(key.clientId(), key.clientSecret())));
        }
    }
}
