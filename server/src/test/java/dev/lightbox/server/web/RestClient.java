package dev.lightbox.server.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script that uses the REST API of a running server: sends name and password with every request, keeps no cookie. */
public final class RestClient {
    private final RunningServer server;
    private final @Nullable String authorization;
    private final HttpClient http = HttpClient.newHttpClient();

    public RestClient(RunningServer server, String name, String password) {
        this(
                server,
                "Basic "
                        + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private RestClient(RunningServer server, @Nullable String authorization) {
        this.server = server;
        this.authorization = authorization;
    }

    /** A client without an account. */
    public static RestClient stranger(RunningServer server) {
        return new RestClient(server, null);
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return write("POST", path, json);
    }

    public HttpResponse<String> put(String path, String json) throws IOException, InterruptedException {
        return write("PUT", path, json);
    }

    public HttpResponse<String> patch(String path, String json) throws IOException, InterruptedException {
        return write("PATCH", path, json);
    }

    private HttpResponse<String> write(String method, String path, String json)
            throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    public HttpResponse<String> postForm(String path, String form) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at(path));
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The body of an answer. */
    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
