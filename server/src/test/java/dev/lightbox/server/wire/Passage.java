package dev.lightbox.server.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Passes requests on to a host of a site, and lets a test act just before or after one of them: the site changes in mid-run. */
final class Passage implements AutoCloseable {
    private final URI host;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Consumer<String> before = _ -> {};
    private volatile Consumer<String> after = _ -> {};

    Passage(URI host) throws IOException {
        this.host = host;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** Does something when a token has been issued. */
    Passage(URI host, Runnable afterLogin) throws IOException {
        this(host);
        after(path -> {
            if (path.endsWith("/authenticate")) {
                afterLogin.run();
            }
        });
    }

    /** Does this, with the path of the call, before each call reaches the site. */
    void before(Consumer<String> action) {
        before = action;
    }

    /** Does this, with the path of the call, when the site has answered and the client does not know it yet. */
    void after(Consumer<String> action) {
        after = action;
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(path))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String name : new String[] {"Authorization", "Content-Type"}) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .ifPresent(value -> request.header(name, value));
        }
        before.accept(path);
        HttpResponse<byte[]> answer = sent(request.build());
        after.accept(path);
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
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
