package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.SiteOperation;
import dev.lightbox.xray.api.SiteHost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Starts a server on nothing, asks each of its faces once, and stops it: what the start-up cache is recorded from. It does
 * what a real start and the first visitors do, since the cache covers what was used here and nothing else.
 */
@Command(
        name = "warm-up",
        hidden = true,
        description = "Start and stop a server on nothing; the launcher records its start-up cache from it.")
final class WarmUpCommand extends ServerCommand {
    private static final String USER = "warm-up";
    private static final String QUERY = "{\"query\":\"{ getTests(limit: 1) { total results { issueId } } }\"}";

    @Override
    public Integer call() {
        try {
            data.directory = Files.createTempDirectory("lightbox-warm-up");
            try {
                return super.call();
            } finally {
                delete(data.directory);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> found = Files.walk(folder)) {
            inside = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }

    @Override
    LightboxServer start(Application application, PrintWriter out) {
        LightboxServer server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            visit(http, server, issueKey(application), out);
            return server;
        } catch (IOException failure) {
            server.close();
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return server;
        }
    }

    private static KeyOperation.IssuedKey issueKey(Application application) {
        application
                .operations()
                .run(new SiteOperation.CreateUser(USER, USER, USER + "@example.com", true), Actor.SYSTEM);
        KeyOperation.IssuedKey key = application
                .operations()
                .run(new KeyOperation.CreateKey(USER), Actor.SYSTEM)
                .issued();
        if (key == null) {
            throw new IllegalStateException("A user who was made just now had a key");
        }
        return key;
    }

    private static void visit(HttpClient http, LightboxServer server, KeyOperation.IssuedKey key, PrintWriter out)
            throws IOException, InterruptedException {
        for (String page : List.of("/actuator/health/readiness", "/login")) {
            ask(http, HttpRequest.newBuilder(server.commandCenter().resolve(page)), out);
        }
        URI site = server.site(SiteHost.GLOBAL);
        // Ids and secrets are hexadecimal digits: nothing in them needs to be escaped.
        String credentials = "{\"client_id\":\"" + key.clientId() + "\",\"client_secret\":\""
                + key.clientSecret().revealText() + "\"}";
        String token = ask(http, post(site.resolve("/api/v2/authenticate"), credentials), out);
        ask(
                http,
                post(site.resolve("/api/v2/graphql"), QUERY)
                        .header("Authorization", "Bearer " + token.replace("\"", "")),
                out);
    }

    private static HttpRequest.Builder post(URI where, String json) {
        return HttpRequest.newBuilder(where)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private static String ask(HttpClient http, HttpRequest.Builder request, PrintWriter out)
            throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        out.println(answer.uri().getPath() + " " + answer.statusCode());
        return answer.body();
    }

    @Override
    boolean stays() {
        return false;
    }
}
