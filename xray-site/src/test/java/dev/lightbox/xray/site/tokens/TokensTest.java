package dev.lightbox.xray.site.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.keys.IssuedKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokensTest {
    private static final String HERE = "10.0.0.5";
    private static final Secret OTHER_KEY = Secret.of("another signing key, of another site");

    @EachDatabase
    void aTokenCarriesTheClaimsOfTheContract(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");

            String token = issue(node, key);

            assertThat(token).matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){2}");
            assertThat(part(token, 0)).isEqualTo(JsonMapper.shared().readTree("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));
            JsonNode claims = part(token, 1);
            assertThat(claims.get("tenant").asString())
                    .isEqualTo(node.tenant().uuid().toString());
            assertThat(claims.get("accountId").asString()).isEqualTo("557058:ann");
            assertThat(claims.get("isXea").isBoolean()).isTrue();
            assertThat(claims.get("iat").asLong()).isEqualTo(node.now().getEpochSecond());
            assertThat(claims.get("exp").asLong()).isEqualTo(node.now().getEpochSecond() + 86_400);
            assertThat(claims.get("aud").asString()).isEqualTo(key.clientId());
            assertThat(claims.get("sub").asString()).isEqualTo(key.clientId());
            assertThat(claims.get("iss").asString()).isEqualTo("com.xpandit.plugins.xray");
        }
    }

    @EachDatabase
    void anotherJwtLibraryFindsTheSignatureRight(Database database) throws Exception {
        try (SiteNode node = new SiteNode(database, 1)) {
            SignedJWT token = SignedJWT.parse(issue(node, node.key("ann")));

            assertThat(token.verify(new MACVerifier("a signing key of thirty-two bytes")))
                    .isTrue();
            assertThat(token.verify(new MACVerifier(OTHER_KEY.revealBytes()))).isFalse();
        }
    }

    @EachDatabase
    void aTokenActsForTheKeysUser(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            String token = issue(node, key);

            assertThat(node.identity.tokens().verify(token, HERE))
                    .isInstanceOfSatisfying(
                            Verification.Accepted.class,
                            accepted -> assertThat(accepted.caller().user()).isEqualTo(key.user()));
        }
    }

    @EachDatabase
    void aWrongSecretAndAnUnknownIdGetTheSameAnswer(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            Tokens tokens = node.identity.tokens();
            Authentication.Refused refused = new Authentication.Refused(WireErrors.INVALID_CREDENTIALS);

            assertThat(tokens.authenticate(key.clientId(), Secret.of("0".repeat(64)), HERE))
                    .isEqualTo(refused);
            assertThat(tokens.authenticate("0".repeat(32), key.clientSecret(), HERE))
                    .isEqualTo(refused);
            assertThat(tokens.authenticate("", Secret.of(""), HERE)).isEqualTo(refused);
        }
    }

    @EachDatabase
    void wrongSecretsAreSlowedDownPerAddressAndTheRightOneAlwaysGetsIn(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            Tokens tokens = node.identity.tokens();
            Secret wrong = Secret.of("0".repeat(64));
            Authentication answer = tokens.authenticate(key.clientId(), wrong, HERE);
            for (int i = 0; i < 10; i++) {
                assertThat(answer).isInstanceOf(Authentication.Refused.class);
                answer = tokens.authenticate(key.clientId(), wrong, HERE);
            }
            answer = tokens.authenticate(key.clientId(), wrong, HERE);

            assertThat(answer).isEqualTo(new Authentication.Throttled(Duration.ofSeconds(1)));
            assertThat(tokens.authenticate(key.clientId(), wrong, "10.0.0.6"))
                    .isInstanceOf(Authentication.Refused.class);
            assertThat(tokens.authenticate(key.clientId(), key.clientSecret(), HERE))
                    .isInstanceOf(Authentication.Issued.class);
            assertThat(tokens.authenticate(key.clientId(), wrong, HERE))
                    .as("its failures are forgotten then")
                    .isInstanceOf(Authentication.Refused.class);
        }
    }

    @EachDatabase
    void manyClientIdsFromOneAddressAreSlowedDownToo(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            Tokens tokens = node.identity.tokens();
            for (int i = 0; i < 101; i++) {
                tokens.authenticate("guess" + i, Secret.of("wrong"), HERE);
            }

            assertThat(tokens.authenticate("another guess", Secret.of("wrong"), HERE))
                    .isInstanceOf(Authentication.Throttled.class);
            assertThat(tokens.authenticate(key.clientId(), key.clientSecret(), HERE))
                    .isInstanceOf(Authentication.Issued.class);
            node.pass(Duration.ofMinutes(11));
            assertThat(tokens.authenticate("another guess", Secret.of("wrong"), HERE))
                    .isInstanceOf(Authentication.Refused.class);
        }
    }

    @EachDatabase
    void aTokenEndsAfter24HoursAlsoWhenItWasSeenBefore(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            String token = issue(node, node.key("ann"));
            node.pass(Duration.ofHours(24).minusSeconds(1));
            assertThat(node.identity.tokens().verify(token, HERE)).isInstanceOf(Verification.Accepted.class);

            node.pass(Duration.ofSeconds(1));

            assertRefused(node, token, WireErrors.JWT_EXPIRED);
        }
    }

    @EachDatabase
    void aNewSecretEndsTheOldOneAndItsTokens(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey old = node.key("ann");
            String oldToken = issue(node, old);
            assertThat(node.identity.tokens().verify(oldToken, HERE)).isInstanceOf(Verification.Accepted.class);

            IssuedKey renewed =
                    node.identity.apiKeys().regenerateSecret(node.tenant().id(), old.clientId(), SiteNode.ADMIN);

            assertThat(node.identity.tokens().authenticate(old.clientId(), old.clientSecret(), HERE))
                    .isInstanceOf(Authentication.Refused.class);
            assertRefused(node, oldToken, WireErrors.TOKEN_NOT_VALID);
            assertThat(node.identity.tokens().verify(issue(node, renewed), HERE))
                    .isInstanceOf(Verification.Accepted.class);
        }
    }

    @EachDatabase
    void aDeletedKeyEndsItsTokens(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            String token = issue(node, key);

            node.identity.apiKeys().delete(node.tenant().id(), key.clientId(), SiteNode.ADMIN);

            assertRefused(node, token, WireErrors.TOKEN_NOT_VALID);
            assertThat(node.identity.tokens().authenticate(key.clientId(), key.clientSecret(), HERE))
                    .isInstanceOf(Authentication.Refused.class);
        }
    }

    @EachDatabase
    void anInactiveUsersTokensAreRefusedUntilTheUserIsActiveAgain(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            String token = issue(node, key);
            node.identity.users().setActive(key.user().id(), false, SiteNode.ADMIN);

            assertRefused(node, token, WireErrors.TOKEN_NOT_VALID);
            assertThat(node.identity.tokens().authenticate(key.clientId(), key.clientSecret(), HERE))
                    .isInstanceOf(Authentication.Refused.class);

            node.identity.users().setActive(key.user().id(), true, SiteNode.ADMIN);
            assertThat(node.identity.tokens().verify(token, HERE)).isInstanceOf(Verification.Accepted.class);
        }
    }

    @EachDatabase
    void whatIsNoTokenIsToldApartFromWhatIsForeign(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            String token = issue(node, node.key("ann"));
            String[] parts = token.split("\\.");
            String foreign = new String(
                    new TokenSignature(OTHER_KEY).sign(Base64.getUrlDecoder().decode(parts[1])),
                    StandardCharsets.US_ASCII);
            String unsigned = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());

            for (String malformed :
                    new String[] {"", "x", "\"" + token + "\"", token + ".x", parts[0] + "." + parts[1], token + "é"}) {
                assertRefused(node, malformed, WireErrors.JWT_MALFORMED);
            }
            assertRefused(node, foreign, WireErrors.JWT_INVALID_SIGNATURE);
            assertRefused(node, unsigned + "." + parts[1] + "." + parts[2], WireErrors.JWT_INVALID_SIGNATURE);
            assertRefused(node, parts[0] + "." + parts[1] + ".AAAA", WireErrors.JWT_INVALID_SIGNATURE);
            assertRefused(node, parts[0] + "." + parts[1] + "x." + parts[2], WireErrors.JWT_INVALID_SIGNATURE);
            assertRefused(node, "a.b.c", WireErrors.JWT_INVALID_SIGNATURE);
        }
    }

    private static String issue(SiteNode node, IssuedKey key) {
        Authentication outcome = node.identity.tokens().authenticate(key.clientId(), key.clientSecret(), HERE);
        return ((Authentication.Issued) outcome).token().revealText();
    }

    private static void assertRefused(SiteNode node, String token, String wireText) {
        assertThat(node.identity.tokens().verify(token, HERE)).isEqualTo(new Verification.Refused(wireText));
    }

    private static JsonNode part(String token, int index) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }
}
