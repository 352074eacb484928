package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of all wrong kinds open nothing, and each is told so in the words that clients know. */
class HostileTokensTest {
    private static final String REPORT = "<testsuite><testcase classname=\"a\" name=\"b\"/></testsuite>";
    private static final List<String> CALLS = List.of(
            "POST /api/v2/graphql",
            "POST /api/v2/import/execution/junit?projectKey=CALC",
            "POST /api/v2/import/execution/multipart",
            "POST /api/v2/import/feature?projectKey=CALC",
            "POST /api/v2/attachments",
            "GET /api/v2/export/cucumber?keys=CALC-1",
            "GET /api/v1/attachments/1",
            "POST /api/v2/backup");

    private static Database database;
    private static WireSite site;

    @BeforeAll
    static void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database);
    }

    @AfterAll
    static void stop() {
        site.close();
        database.close();
    }

    @Test
    void noForgedTokenOpensAnyCall() {
        StoredRows before = StoredRows.of(database);
        String[] parts = token().split("\\.");

        forgeries(parts).forEach((forgery, token) -> {
            for (String call : CALLS) {
                HttpResponse<String> answer = call(call, "Bearer " + token);
                assertThat(answer.statusCode()).as(forgery + ": " + call).isEqualTo(401);
                assertThat(answer.body()).as(forgery).startsWith("{\"error\":\"Invalid JWT: JsonWebTokenError: ");
            }
        });

        assertThat(StoredRows.of(database)).isEqualTo(before);
    }

    private static Map<String, String> forgeries(String[] sound) {
        String claims = sound[1];
        Map<String, String> tokens = new LinkedHashMap<>();
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header = encoded("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
            tokens.put(none + " and no signature", header + "." + claims + ".");
            tokens.put(none + " and the signature of a sound token", header + "." + claims + "." + sound[2]);
        }
        for (String other : List.of("HmacSHA384", "HmacSHA512")) {
            tokens.put(other, signed("{\"alg\":\"HS" + other.substring(7) + "\",\"typ\":\"JWT\"}", claims, other));
        }
        for (String header : List.of(
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../../dev/null\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jku\":\"http://127.0.0.1:1/keys\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"exp\"]}",
                "{\"typ\":\"JWT\"}",
                "[]",
                "no json")) {
            tokens.put("the header " + header, signed(header, claims, "HmacSHA256"));
        }
        tokens.put("no signature", sound[0] + "." + claims + ".");
        tokens.put("two parts", sound[0] + "." + claims);
        tokens.put("one part", sound[0]);
        tokens.put("four parts", String.join(".", sound) + "." + sound[2]);
        tokens.put("an encrypted token's five parts", String.join(".", sound) + ".." + sound[2]);
        tokens.put("empty parts", "..");
        tokens.put("no claims", sound[0] + ".." + sound[2]);
        tokens.put("other claims", sound[0] + "." + encoded("{\"sub\":\"ADMIN\"}") + "." + sound[2]);
        tokens.put("half a signature", sound[0] + "." + claims + "." + sound[2].substring(0, 20));
        tokens.put("twice the signature", sound[0] + "." + claims + "." + sound[2] + sound[2]);
        tokens.put("padding", sound[0] + "." + claims + "." + sound[2] + "=");
        tokens.put("standard Base64", sound[0] + "." + claims + ".++//" + sound[2].substring(4));
        tokens.put("quotes", "\"" + String.join(".", sound) + "\"");
        tokens.put("another scheme inside", "Bearer " + String.join(".", sound));
        tokens.put("a list", String.join(".", sound) + "," + String.join(".", sound));
        tokens.put("6000 characters", sound[0] + "." + "A".repeat(6000) + "." + sound[2]);
        return tokens;
    }

    @Test
    void everyTokenWithOneCharacterChangedIsRefused() {
        String token = token();
        List<Integer> accepted = new ArrayList<>();
        for (int i = 0; i < token.length(); i++) {
            char changed = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + changed + token.substring(i + 1);
            if (call(CALLS.getFirst(), "Bearer " + forged).statusCode() != 401) {
                accepted.add(i);
            }
        }
        assertThat(accepted).as("positions where a change went unnoticed").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Token abc",
                "Basic YW5uOnNlY3JldA==",
                "bearer\tabc",
                "Bearer null",
                "Bearer undefined",
                "Bearer {\"error\":\"Authentication failed\"}",
                "Bearer ' OR 1=1 --",
                "Bearer %00"
            })
    void whatIsNoBearerTokenIsMalformed(String header) {
        HttpResponse<String> answer = call(CALLS.getFirst(), header);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid JWT: JsonWebTokenError: jwt malformed\"}");
    }

    @Test
    void anExpiredTokenIsRefusedByEveryCall() {
        Database own = FreshDatabases.sqlite();
        try (own;
                WireSite later = new WireSite(own)) {
            String bearer = later.bearer();
            later.pass(Duration.ofHours(25));
            for (String call : CALLS) {
                assertThat(call(later, call, bearer).body())
                        .isEqualTo("{\"error\":\"Invalid JWT: TokenExpiredError: jwt expired\"}");
            }
        }
    }

    private static String token() {
        return site.bearer().substring("Bearer ".length());
    }

    private static HttpResponse<String> call(String call, String authorization) {
        return call(site, call, authorization);
    }

    private static HttpResponse<String> call(WireSite at, String call, String authorization) {
        String[] words = call.split(" ");
        return at.send(at.request(SiteHost.EU, words[1], "Authorization", authorization)
                .method(
                        words[0],
                        words[0].equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(REPORT)));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Signed with the very key of the site, so that only the header is wrong. */
    private static String signed(String header, String claims, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(
                    "a signing key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII), algorithm));
            String signed = encoded(header) + "." + claims;
            return signed + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
