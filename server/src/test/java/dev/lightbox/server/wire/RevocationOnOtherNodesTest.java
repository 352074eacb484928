package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.keys.IssuedKey;
import dev.lightbox.xray.site.users.ChangeFeed;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** "At once on this node and within a second on every other": two nodes with listeners of their own over one database. */
@Timeout(120)
class RevocationOnOtherNodesTest {
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final int TRIES = 5;
    private static final String QUERY = "{\"query\":\"{ getStatuses { name } }\"}";

    @Test
    void aNodeLooksForChangesTwiceInTheTimeThatIsPromised() {
        assertThat(ChangeFeed.POLL_EVERY.multipliedBy(2)).isLessThanOrEqualTo(PROMISED);
    }

    @EachDatabase
    void theNextLookOfAnotherNodeEndsTheToken(Database database) {
        try (WireSite site = new WireSite(database);
                WireSite.OtherNode other = site.new OtherNode(database)) {
            // From now on it looks when it is told to.
            other.identity.changes().close();
            for (Revocation revocation : Revocation.values()) {
                IssuedKey key = site.newKey("user" + revocation.ordinal(), "Somebody");
                other.identity.changes().catchUp();
                String bearer = bearer(site, key);
                assertThat(ask(site, other, bearer).statusCode()).isEqualTo(200);

                revocation.of(key, site.identity);
                assertRefused(site.post(SiteHost.EU, "/api/v2/graphql", QUERY, "Authorization", bearer));
                assertThat(ask(site, other, bearer).statusCode())
                        .as("%s before the look", revocation)
                        .isEqualTo(200);

                other.identity.changes().catchUp();
                assertRefused(ask(site, other, bearer));
            }
        }
    }

    @EachDatabase
    void anotherNodeRefusesTheTokenWithinASecond(Database database) {
        try (WireSite site = new WireSite(database);
                WireSite.OtherNode other = site.new OtherNode(database)) {
            for (Revocation revocation : Revocation.values()) {
                List<Duration> taken = new ArrayList<>();
                for (int i = 0; i < TRIES; i++) {
                    IssuedKey key = site.newKey("user" + revocation.ordinal() + "-" + i, "Somebody");
                    other.identity.changes().catchUp();
                    taken.add(untilRefused(site, other, key, revocation));
                }
                Collections.sort(taken);

                assertThat(taken.get(TRIES / 2)).as("%s: %s", revocation, taken).isLessThanOrEqualTo(PROMISED);
            }
        }
    }

    /** From the commit of the revocation to the answer that refuses. */
    private static Duration untilRefused(
            WireSite site, WireSite.OtherNode other, IssuedKey key, Revocation revocation) {
        String bearer = bearer(site, key);
        assertThat(ask(site, other, bearer).statusCode()).isEqualTo(200);
        revocation.of(key, site.identity);
        long committed = System.nanoTime();
        HttpResponse<String> answer = ask(site, other, bearer);
        while (answer.statusCode() == 200) {
            answer = ask(site, other, bearer);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - committed);
        assertRefused(answer);
        return taken;
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + WireErrors.TOKEN_NOT_VALID + "\"}");
    }

    private static String bearer(WireSite site, IssuedKey key) {
        return "Bearer "
                + site.post(SiteHost.GLOBAL, "/api/v2/authenticate", WireSite.credentials(key))
                        .body()
                        .replace("\"", "");
    }

    private static HttpResponse<String> ask(WireSite site, WireSite.OtherNode other, String bearer) {
        return site.send(HttpRequest.newBuilder(other.at(SiteHost.EU, "/api/v2/graphql"))
                .header("Authorization", bearer)
                .POST(HttpRequest.BodyPublishers.ofString(QUERY)));
    }
}
