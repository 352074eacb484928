package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Doctor;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.site.keys.IssuedKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;

/** The real doctor before the real site: a key is revoked right after it gave a token. */
class RevokedKeyVerdictTest {

    @EachDatabase
    void theTokenOfARevokedKeyIsRejected(Database database) throws IOException {
        try (WireSite site = inOurTime(database)) {
            for (Revocation revocation : Revocation.values()) {
                IssuedKey key = site.newKey("user" + revocation.ordinal(), "Somebody");
                URI host = site.at(SiteHost.EU, "/");

                assertThat(diagnose(host, key, () -> {}).verdict()).isEqualTo(Verdict.HEALTHY);
                assertThat(diagnose(host, key, () -> revocation.of(key, site.identity))
                                .verdict())
                        .as("%s", revocation)
                        .isEqualTo(Verdict.TOKEN_REJECTED);
            }
        }
    }

    @EachDatabase
    void theTokenOfAKeyThatAnotherNodeHasRevokedIsRejected(Database database) throws IOException {
        try (WireSite site = inOurTime(database);
                WireSite.OtherNode other = site.new OtherNode(database)) {
            for (Revocation revocation : Revocation.values()) {
                IssuedKey key = site.newKey("user" + revocation.ordinal(), "Somebody");
                other.identity.changes().catchUp();

                Diagnosis diagnosis = diagnose(other.at(SiteHost.EU, "/"), key, () -> {
                    revocation.of(key, site.identity);
                    other.identity.changes().catchUp();
                });

                assertThat(diagnosis.verdict()).as("%s", revocation).isEqualTo(Verdict.TOKEN_REJECTED);
            }
        }
    }

    /** The doctor would notice that the site lives in another year. */
    private static WireSite inOurTime(Database database) {
        WireSite site = new WireSite(database);
        site.pass(Duration.between(Instant.parse("2030-01-01T00:00:00Z"), Instant.now()));
        return site;
    }

    private static Diagnosis diagnose(URI host, IssuedKey key, Runnable afterLogin) throws IOException {
        try (HttpClient http = ClientSettings.httpClient().build();
                Passage passage = new Passage(host, afterLogin)) {
            return new Doctor(ClientSettings.standard(http))
                    .diagnose(Target.of(passage.address(), new ApiCredentials(key.clientId(), key.clientSecret())));
        }
    }
}
