package dev.lightbox.xray.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * A real HTTP server on loopback that says what a test tells it to say: the texts of the wire contract, and answers that
 * no site should give. Unless told otherwise it issues tokens and refuses everything else with 404.
 */
public final class StandInSite implements AutoCloseable {
    /** What came in. */
    public record Seen(String method, String path, String query, Headers headers, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String authorization() {
            return String.valueOf(headers.getFirst("Authorization"));
        }
    }

    /** What goes out. */
    public record Reply(int status, Map<String, String> headers, byte[] body) {
        public static Reply json(int status, String json) {
            return new Reply(
                    status,
                    Map.of("Content-Type", "application/json; charset=utf-8"),
                    json.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply error(int status, String text) {
            return json(status, "{\"error\":\"" + text.replace("\"", "\\\"") + "\"}");
        }

        public static Reply html(int status, String title) {
            return text(status, "text/html", "<!DOCTYPE html><html><head><title>" + title + "</title></head></html>");
        }

        public static Reply text(int status, String type, String text) {
            return new Reply(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
        }

        public static Reply redirect(int status, Object location) {
            return new Reply(status, Map.of("Location", location.toString()), new byte[0]);
        }

        public Reply with(String header, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(header, value);
            return new Reply(status, more, body);
        }
    }

    /** Answers an exchange by hand: slowly, endlessly, brokenly. */
    public interface Rude {
        void answer(HttpExchange exchange, Seen request) throws IOException;
    }

    public static final String AUTHENTICATE = "/api/v2/authenticate";
    public static final String GRAPHQL = "/api/v2/graphql";
    public static final String EXPORT = "/api/v2/export/cucumber";
    public static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Rude> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private StandInSite(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        always(AUTHENTICATE, Reply.json(200, "\"" + token("tenant-1", 1) + "\""));
    }

    public static StandInSite start() {
        try {
            return new StandInSite(HttpServer.create(loopback(), 0));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static StandInSite startTls(SSLContext context) {
        try {
            HttpsServer server = HttpsServer.create(loopback(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return new StandInSite(server);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A site that is well: a token, statuses, and the answer that the sought issues are unknown. */
    public StandInSite healthy() {
        always(EXPORT, Reply.error(400, "Invalid JQL query"));
        return always(GRAPHQL, Reply.json(200, "{\"data\":{\"getStatuses\":[{\"name\":\"PASSED\"}]}}"));
    }

    public URI url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    public StandInSite always(String path, Reply reply) {
        return on(path, _ -> reply);
    }

    /** One reply after the other; the last one stays. */
    public StandInSite inTurn(String path, Reply... replies) {
        Deque<Reply> left = new ArrayDeque<>(List.of(replies));
        return on(path, _ -> {
            synchronized (left) {
                return left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
        });
    }

    public StandInSite on(String path, Function<Seen, Reply> answer) {
        return rudely(path, (exchange, request) -> send(exchange, answer.apply(request)));
    }

    public StandInSite rudely(String path, Rude answer) {
        answers.put(path, answer);
        return this;
    }

    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<Seen> seen(String path) {
        return seen.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** A token as the contract describes it, unsigned by anybody. */
    public static String token(String tenant, int number) {
        String claims = "{\"tenant\":\"%s\",\"accountId\":\"account-7\",\"iat\":%d,\"exp\":%d}"
                .formatted(tenant, 1_772_359_200 + number, 1_772_445_600 + number);
        return encoded("{\"alg\":\"HS256\"}") + "." + encoded(claims) + "." + encoded("signature-" + number);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            Seen request = new Seen(exchange.getRequestMethod(), path, query, exchange.getRequestHeaders(), body);
            seen.add(request);
            answers.getOrDefault(path, (other, _) -> send(other, Reply.error(404, "no such path")))
                    .answer(exchange, request);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        exchange.getResponseBody().write(reply.body());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
