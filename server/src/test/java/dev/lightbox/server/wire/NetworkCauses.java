package dev.lightbox.server.wire;

import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.EXPORT;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;

import com.sun.net.httpserver.HttpExchange;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.doctor.Target;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.BlackHole;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.ProxyAddress;
import dev.lightbox.xray.client.SiteNetwork;
import dev.lightbox.xray.client.StandInNames;
import dev.lightbox.xray.client.StandInProxy;
import dev.lightbox.xray.client.StandInSite;
import dev.lightbox.xray.client.StandInSite.Reply;
import dev.lightbox.xray.client.TlsSites;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Causes that lie before the site, on networks that are really broken; and strangers that answer in its place. */
final class NetworkCauses {
    /** Makes a cause, has it examined and clears it away. */
    interface Cause {
        Diagnosis examined() throws IOException;
    }

    private static final ApiCredentials KEY =
            new ApiCredentials("0123456789ABCDEF".repeat(2), Secret.of("feedface00112233".repeat(4)));

    private static final Duration HURRY = Duration.ofMillis(1500);
    private static final URI CLOUD = URI.create("https://xray.cloud.getxray.app");
    private static final Secret PASSWORD = Secret.of("correct horse");
    private static final int GIGABYTE_IN_PIECES = 1 << 14;
    private static final byte[] BOMB = packed(1 << 10);
    private static final CountDownLatch NEVER = new CountDownLatch(1);
    private static final byte[] PIECE = new byte[1 << 16];

    private final TlsSites tls;
    private final TlsSites company;
    private final TlsSites expired;
    private final TlsSites future;

    /** @param folder for certificates */
    NetworkCauses(Path folder) {
        tls = TlsSites.issued(made(folder, "tls"), "ip:127.0.0.1", "-1d", 30);
        company = TlsSites.issued(made(folder, "company"), "dns:" + CLOUD.getHost(), "-1d", 30);
        expired = TlsSites.issued(made(folder, "expired"), "ip:127.0.0.1", "-30d", 10);
        future = TlsSites.issued(made(folder, "future"), "ip:127.0.0.1", "+5d", 10);
    }

    private static Path made(Path folder, String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Cause> producers() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        ways(causes);
        proxies(causes);
        certificates(causes);
        strangers(causes);
        return causes;
    }

    private static void ways(Map<String, Cause> causes) {
        causes.put("unknown-name", () -> examine(URI.create("https://" + StandInNames.UNKNOWN)));
        causes.put("silent-name-server", () -> examine(URI.create("https://" + StandInNames.SILENT)));
        causes.put("no-route", () -> examine(URI.create("https://" + StandInNames.UNROUTABLE)));
        causes.put("closed-port", () -> examine(URI.create("http://127.0.0.1:" + closedPort())));
        causes.put("black-hole", () -> {
            try (BlackHole hole = BlackHole.open()) {
                return examine(hole.url("https"));
            }
        });
        causes.put("silent-site", () -> {
            try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
                return examine(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            }
        });
        causes.put("slow-loris", () -> behaving(site -> site.rudely(AUTHENTICATE, (exchange, _) -> drip(exchange))));
    }

    private void proxies(Map<String, Cause> causes) {
        causes.put(
                "proxy-login-missing", () -> proxied(proxy -> proxy.wantsLogin("ann", PASSWORD.revealText()), false));
        causes.put("proxy-login-wrong", () -> proxied(proxy -> proxy.wantsLogin("ann", "another"), true));
        causes.put("proxy-login-right", () -> proxied(proxy -> proxy.wantsLogin("ann", PASSWORD.revealText()), true));
        causes.put("proxy-refuses", () -> proxied(proxy -> proxy.refuses(403), false));
        causes.put("proxy-cannot-reach", () -> proxied(proxy -> proxy.refuses(502), false));
        causes.put("proxy-gone", () -> proxied(StandInProxy::close, false));
    }

    private void certificates(Map<String, Cause> causes) {
        causes.put("unknown-authority", () -> encrypted(tls, SiteNetwork.DIRECT, "127.0.0.1"));
        causes.put("authority-added", () -> encrypted(tls, trusting(tls), "127.0.0.1"));
        causes.put("certificate-expired", () -> encrypted(expired, trusting(expired), "127.0.0.1"));
        causes.put("certificate-of-the-future", () -> encrypted(future, trusting(future), "127.0.0.1"));
        causes.put("certificate-for-another-name", () -> encrypted(tls, trusting(tls), StandInNames.LOOPBACK));
        causes.put("intercepted", () -> intercepted(SiteNetwork.DIRECT));
        causes.put("intercepted-authority-added", () -> intercepted(trusting(company)));
        causes.put("handshake-cut", () -> {
            try (ServerSocket firewall = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> cutHandshakes(firewall));
                return examine(URI.create("https://127.0.0.1:" + firewall.getLocalPort()));
            }
        });
        causes.put("no-tls", () -> {
            try (ServerSocket plain = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> sayBadRequest(plain));
                return examine(URI.create("https://127.0.0.1:" + plain.getLocalPort()));
            }
        });
    }

    private static void strangers(Map<String, Cause> causes) {
        causes.put("captive-portal", () -> saying(AUTHENTICATE, Reply.html(200, "Welcome to our hotel")));
        causes.put("captive-redirect", () -> saying(AUTHENTICATE, Reply.redirect(302, "https://portal.example/")));
        causes.put("captive-511", () -> saying(AUTHENTICATE, Reply.html(511, "Login required")));
        causes.put(
                "redirect-loop",
                () -> behaving(site ->
                        site.on(AUTHENTICATE, request -> Reply.redirect(307, site.url() + request.path()))));
        causes.put("foreign-json", () -> saying(AUTHENTICATE, Reply.json(200, "{\"access_token\":\"abc\"}")));
        causes.put("foreign-data", () -> saying(EXPORT, Reply.json(200, "{\"hello\":\"world\"}")));
        causes.put("jira-address", () -> saying(AUTHENTICATE, Reply.html(404, "Oops, you've found a dead link")));
        causes.put("endless-answer", () -> behaving(site -> site.rudely(EXPORT, (exchange, _) -> pour(exchange))));
        causes.put("gzip-bomb", () -> behaving(site -> site.rudely(GRAPHQL, (exchange, _) -> bomb(exchange))));
        causes.put("cdn-page", () -> saying(EXPORT, Reply.html(403, "ERROR: The request could not be satisfied")));
        causes.put(
                "cdn-refuses-login",
                () -> saying(AUTHENTICATE, Reply.html(403, "ERROR: The request could not be satisfied")));
        causes.put("gateway-page", () -> saying(AUTHENTICATE, Reply.html(502, "Bad Gateway")));
        causes.put("server-error", () -> saying(EXPORT, Reply.error(500, "Internal error")));
        causes.put("unknown-refusal", () -> saying(EXPORT, Reply.error(403, "Computer says no")));
        causes.put("hostile-text", () -> saying(EXPORT, Reply.error(418, "<script>alert(1)</script>\u001b[2J")));
    }

    private static Diagnosis saying(String path, Reply reply) throws IOException {
        return behaving(site -> site.always(path, reply));
    }

    private static Diagnosis behaving(Consumer<StandInSite> behaviour) throws IOException {
        try (StandInSite site = StandInSite.start().healthy()) {
            behaviour.accept(site);
            return examine(site.url());
        }
    }

    private Diagnosis proxied(Consumer<StandInProxy> behaviour, boolean login) throws IOException {
        try (StandInSite site = StandInSite.startTls(tls.server()).healthy();
                StandInProxy proxy = StandInProxy.start()) {
            ProxyAddress address = proxy.address();
            behaviour.accept(proxy);
            return examine(
                    Target.of(site.url(), KEY),
                    trusting(tls).withProxy(login ? address.withLogin("ann", PASSWORD) : address));
        }
    }

    private static Diagnosis encrypted(TlsSites certificates, SiteNetwork network, String host) throws IOException {
        try (StandInSite site = StandInSite.startTls(certificates.server()).healthy()) {
            URI url = URI.create("https://" + host + ":" + site.url().getPort());
            return examine(Target.of(url, KEY), network);
        }
    }

    private Diagnosis intercepted(SiteNetwork network) throws IOException {
        try (StandInSite site = StandInSite.startTls(tls.server()).healthy();
                StandInProxy proxy = StandInProxy.start()) {
            proxy.knows(CLOUD.getHost(), site.url()).intercepts(company.server(), tls.trusting());
            return examine(Target.of(CLOUD, KEY).withHosts(Map.of()), network.withProxy(proxy.address()));
        }
    }

    private static SiteNetwork trusting(TlsSites certificates) {
        return SiteNetwork.DIRECT.withAuthorities(certificates.pem());
    }

    private static Diagnosis examine(URI url) {
        return examine(Target.of(url, KEY), SiteNetwork.DIRECT);
    }

    private static Diagnosis examine(Target target, SiteNetwork network) {
        HttpClient http = network.httpClient().build();
        try {
            return new Doctor(ClientSettings.standard(http, network), HURRY).diagnose(target);
        } finally {
            http.shutdownNow();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A byte now and then, so that no pause is ever long. */
    private static void drip(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int sent = 0; sent < 600; sent++) {
                body.write(' ');
                body.flush();
                NEVER.await(20, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pour(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/zip");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int sent = 0; sent < GIGABYTE_IN_PIECES; sent++) {
                out.write(PIECE);
            }
        } catch (IOException cutOff) {
            // What this cause is about.
        }
    }

    private static void bomb(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, BOMB.length);
        exchange.getResponseBody().write(BOMB);
    }

    private static byte[] packed(int pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            for (int piece = 0; piece < pieces; piece++) {
                zip.write(new byte[1 << 16]);
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** Lets the client speak first, as firewalls do that look at the name in it. */
    private static void cutHandshakes(ServerSocket firewall) {
        while (!firewall.isClosed()) {
            try (Socket connection = firewall.accept()) {
                connection.setSoTimeout(200);
                var _ = connection.getInputStream().read(new byte[1 << 14]);
            } catch (IOException closed) {
                // The next one, or the end.
            }
        }
    }

    /** To everybody at once: a client that waits must not keep the others waiting. */
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

    private static void sayBadRequest(Socket connection) {
        try (connection) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // The client has heard enough.
        }
    }
}
