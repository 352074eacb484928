package dev.lightbox.benchmarks;

import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.Pacing;
import dev.lightbox.xray.client.RetryPolicy;
import dev.lightbox.xray.client.XrayClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Asks a site as a build or a script would. Thread-safe. */
final class SiteCalls implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = ClientSettings.httpClient().build();
    private final URI site;
    private final String token;

    /** Logs in. */
    SiteCalls(URI site, ApiCredentials key) {
        this.site = site;
        try (XrayClient client = XrayClient.open(site, () -> key, unpaced(http))) {
            this.token = client.authenticate().text().revealText();
        }
    }

    /** A site on this machine has no budget to keep to, and its failures are to be seen. */
    static ClientSettings unpaced(HttpClient http) {
        return ClientSettings.standard(http).withPacing(Pacing.UNPACED).withRetry(RetryPolicy.NONE);
    }

    /** Imports the report as one execution and returns how long the answer took, in milliseconds. */
    double junit(byte[] report) throws IOException, InterruptedException {
        String path = "/api/v2/import/execution/junit?projectKey=" + SampleSite.PROJECT;
        return post(path, "text/xml", report).millis();
    }

    /** Runs a GraphQL document without variables; refuses an answer with errors. */
    Answer graphQl(String query) throws IOException, InterruptedException {
        byte[] body = JSON.writeValueAsBytes(Map.of("query", query));
        Answer answer = post("/api/v2/graphql", "application/json", body);
        if (answer.body().startsWith("{\"errors\"")) {
            throw new IOException("The query failed: " + answer.body());
        }
        return answer;
    }

    /** What came back, and how long it took. */
    record Answer(String body, double millis) {}

    private Answer post(String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(site.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        long started = System.nanoTime();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - started) / 1e6;
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered with status " + response.statusCode() + ": " + response.body());
        }
        return new Answer(response.body(), millis);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
