package dev.lightbox.doctor;

import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;

/** The doctor and the key as the tests of this room use them. */
final class Examinations {
    static final String SECRET = "feedface00112233".repeat(4);
    static final ApiCredentials KEY = new ApiCredentials("0123456789ABCDEF".repeat(2), Secret.of(SECRET));

    private static final HttpClient HTTP = ClientSettings.httpClient().build();

    private Examinations() {}

    static Doctor doctor() {
        return doctor(HTTP);
    }

    static Doctor doctor(HttpClient http) {
        return new Doctor(ClientSettings.standard(http), Duration.ofSeconds(9));
    }

    static Doctor hurriedDoctor(Duration stepLimit) {
        return new Doctor(ClientSettings.standard(HTTP), stepLimit);
    }

    static Doctor doctorWhoseClockIsOff(Duration by) {
        ClientSettings standard = ClientSettings.standard(HTTP);
        return new Doctor(standard.withTime(() -> Instant.now().plus(by), standard.sleeper()), Duration.ofSeconds(9));
    }

    static Target target(URI url) {
        return Target.of(url, KEY);
    }
}
