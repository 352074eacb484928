package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.xray.site.graphql.ShapeCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of a site as anybody with an API key makes them: a token, then GraphQL. */
public final class SiteCalls implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI site;
    private final String token;

    public SiteCalls(URI site, KeyPair key) {
        this.site = site;
        this.token = post(
                        "/api/v2/authenticate",
                        "",
                        Map.of("client_id", key.clientId(), "client_secret", key.clientSecret()))
                .asString();
    }

    /** Runs a GraphQL document, holds the answer to the schema and returns its data. */
    public JsonNode graphQl(String document, Map<String, Object> variables) {
        JsonNode answer = post("/api/v2/graphql", "Bearer " + token, Map.of("query", document, "variables", variables));
        ShapeCheck.check(document, null, answer);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.get("data");
    }

    /**
     * Sends a report as it is and returns the key of the execution that came of it.
     *
     * @param format as the path names it; {@code xray} for Xray JSON
     */
    public String importReport(String format, String project, Path report) {
        String path = format.equals("xray") ? "" : "/" + format;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(site + "/api/v2/import/execution" + path + "?projectKey=" + project))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.ofFile(report));
            return send(request).get("key").asString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonNode post(String path, String authorization, Map<String, Object> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as(answer.uri() + ": " + answer.body())
                    .isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
