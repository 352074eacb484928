package dev.lightbox.xray.client;

import dev.lightbox.kernel.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.SplittableRandom;

/** Settings and credentials as the tests of this room use them. */
final class Clients {
    static final String SECRET = "0123456789abcdef".repeat(4);
    static final ApiCredentials KEY = new ApiCredentials("0123456789ABCDEF".repeat(2), Secret.of(SECRET));

    private static final HttpClient HTTP = ClientSettings.httpClient().build();

    private Clients() {}

    static ClientSettings settings(FakeTime time) {
        ClientSettings standard = ClientSettings.standard(HTTP);
        return new ClientSettings(
                HTTP,
                SiteNetwork.DIRECT,
                Pacing.UNPACED,
                standard.retry(),
                standard.maxConcurrent(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                1 << 20,
                "Lightbox-Test",
                time,
                time,
                new SplittableRandom(1));
    }

    static XrayClient client(URI site, FakeTime time) {
        return XrayClient.open(site, () -> KEY, settings(time));
    }
}
