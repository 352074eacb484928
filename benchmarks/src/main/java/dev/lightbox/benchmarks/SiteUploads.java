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

/** Sends JUnit reports to a site as a build would. */
final class SiteUploads implements AutoCloseable {
    private final HttpClient http = ClientSettings.httpClient().build();
    private final URI site;
    private final String token;

    /** Logs in. */
    SiteUploads(URI site, ApiCredentials key) {
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
        HttpRequest request = HttpRequest.newBuilder(
                        site.resolve("/api/v2/import/execution/junit?projectKey=" + SampleSite.PROJECT))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(report))
                .build();
        long started = System.nanoTime();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - started) / 1e6;
        if (response.statusCode() != 200) {
            throw new IOException("The import failed with status " + response.statusCode() + ": " + response.body());
        }
        return millis;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
