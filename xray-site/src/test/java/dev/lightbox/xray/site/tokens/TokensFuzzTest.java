package dev.lightbox.xray.site.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.keys.IssuedKey;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text comes as a token, it is the one that was issued or it opens nothing. */
class TokensFuzzTest {
    private static Database database;
    private static SiteNode node;
    private static String issued;

    @BeforeAll
    static void start() {
        database = FreshDatabases.sqlite();
        node = new SiteNode(database, 1);
        IssuedKey key = node.key("ann");
        Authentication answer = node.identity.tokens().authenticate(key.clientId(), key.clientSecret(), "10.0.0.5");
        issued = ((Authentication.Issued) answer).token().revealText();
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    static Stream<Arguments> tokens() {
        Secret other = Secret.of("another signing key, of another site");
        return Stream.of(
                        new TokenSignature(other).sign("{\"sub\":\"A\",\"exp\":1}".getBytes(StandardCharsets.UTF_8)),
                        "eyJhbGciOiJub25lIn0.e30.".getBytes(StandardCharsets.UTF_8),
                        "a.b.c".getBytes(StandardCharsets.UTF_8))
                .map(token -> Arguments.of((Object) token));
    }

    @MethodSource("tokens")
    @FuzzTest(maxDuration = "2m")
    void token(byte[] bytes) {
        String token = new String(bytes, StandardCharsets.UTF_8);
        if (!token.equals(issued)) {
            assertThat(node.identity.tokens().verify(token, "10.0.0.5")).isInstanceOf(Verification.Refused.class);
        }
    }
}
