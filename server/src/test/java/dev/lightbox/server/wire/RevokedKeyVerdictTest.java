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
import java.util.function.Consumer;

/** The real doctor before the real site: a key is revoked right after it gave a token. */
class RevokedKeyVerdictTest {

    /** Passes requests on to the site's EU host; revokes the key when a token has been issued. */
    private static final class Passage implements AutoCloseable {
        private final WireSite site;
        private final Consumer<WireSite> revoke;
        private final HttpServer server;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        Passage(WireSite site, Consumer<WireSite> revoke) throws IOException {
            this.site = site;
            this.revoke = revoke;
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", this::pass);
            server.start();
        }

        private void pass(HttpExchange exchange) throws IOException {
            String path = exchange.getRequestURI().toString();
            HttpRequest.Builder request = site.request(SiteHost.EU, path)
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .ifPresent(token -> request.header("Authorization", token));
            HttpResponse<byte[]> answer = site.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (path.endsWith("/authenticate")) {
                revoke.accept(site);
            }
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.headers().firstValue("Content-Type").orElseThrow());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
            exchange.close();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
            threads.close();
        }
    }

    @EachDatabase
    void deletingAKeyRejectsItsToken(Database database) throws IOException {
        assertRejectedAfter(
                database,
                site -> site.identity.apiKeys().delete(site.tenant.id(), site.key.clientId(), WireSite.ADMIN));
    }

    @EachDatabase
    void suspendingAKeyRejectsItsToken(Database database) throws IOException {
        assertRejectedAfter(
                database,
                site -> site.identity.apiKeys().suspend(site.tenant.id(), site.key.clientId(), WireSite.ADMIN));
    }

    @EachDatabase
    void regeneratingWithoutOverlapRejectsTheToken(Database database) throws IOException {
        assertRejectedAfter(
                database,
                site -> site.identity
                        .apiKeys()
                        .regenerateSecret(site.tenant.id(), site.key.clientId(), WireSite.ADMIN));
    }

    @EachDatabase
    void deactivatingTheUserRejectsTheToken(Database database) throws IOException {
        assertRejectedAfter(
                database,
                site -> site.identity.users().setActive(site.key.user().id(), false, WireSite.ADMIN));
    }

    private static void assertRejectedAfter(Database database, Consumer<WireSite> revocation) throws IOException {
        try (WireSite site = new WireSite(database)) {
            // The doctor would notice that the site lives in another year.
            site.pass(Duration.between(Instant.parse("2030-01-01T00:00:00Z"), Instant.now()));
            assertThat(diagnose(site, _ -> {}).verdict()).isEqualTo(Verdict.HEALTHY);
            assertThat(diagnose(site, revocation).verdict()).isEqualTo(Verdict.TOKEN_REJECTED);
        }
    }

    private static Diagnosis diagnose(WireSite site, Consumer<WireSite> afterLogin) throws IOException {
        try (HttpClient http = ClientSettings.httpClient().build();
                Passage passage = new Passage(site, afterLogin)) {
            return new Doctor(ClientSettings.standard(http))
                    .diagnose(Target.of(
                            passage.address(), new ApiCredentials(site.key.clientId(), site.key.clientSecret())));
        }
    }
}
