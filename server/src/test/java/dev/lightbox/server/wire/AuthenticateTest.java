package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.api.WireErrors;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticateTest {
    private static final String PATH = "/api/v2/authenticate";
    private static Database database;
    private static WireSite site;

    @BeforeAll
    static void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database, new WireLimits(1000, 1000, 1000));
    }

    @AfterAll
    static void stop() {
        site.close();
        database.close();
    }

    @EachDatabase
    void theAnswerIsTheTokenInQuotesAndNothingElse(Database fresh) {
        try (WireSite own = new WireSite(fresh)) {
            HttpResponse<String> answer = own.post(SiteHost.GLOBAL, PATH, own.credentials());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(answer.body()).matches("\"[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+){2}\"");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(SiteHost.class)
    void everyHostIssuesTokens(SiteHost host) {
        assertThat(site.post(host, PATH, site.credentials()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/authenticate",
                "/api/v2/authenticate/",
                "//api/v2/authenticate",
                "/api//v2///authenticate//",
                "/api/v2/authenticate?who=me&x"
            })
    void thePathMayBeWrittenCarelessly(String path) {
        assertThat(site.post(SiteHost.EU, path, site.credentials()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void headersThatClientsSendDoNoHarm() {
        assertThat(site.post(
                                SiteHost.US,
                                PATH,
                                site.credentials(),
                                "Accept",
                                "text/plain",
                                "Content-Type",
                                "text/plain")
                        .statusCode())
                .isEqualTo(200);
        assertThat(site.post(
                                SiteHost.US,
                                PATH,
                                site.credentials(),
                                "Accept",
                                "image/png",
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void furtherMembersAreIgnored() {
        String body = site.credentials().replaceFirst("\\{", "{\"more\":{\"client_id\":[1,{}]},\"n\":null,");

        assertThat(site.post(SiteHost.AU, PATH, body).statusCode()).isEqualTo(200);
    }

    @Test
    void wrongCredentialsGetTheTextOfTheContract() {
        HttpResponse<String> answer = site.post(
                SiteHost.GLOBAL,
                PATH,
                "{\"client_id\":\"" + site.key.clientId() + "\",\"client_secret\":\"" + "0".repeat(64) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body()).isEqualTo("{\"error\":\"Authentication failed. Invalid client credentials!\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"x\"",
                "null",
                "{} {}",
                "client_id=1&client_secret=2",
                "{}",
                "{\"client_id\":\"1\"}",
                "{\"client_id\":1,\"client_secret\":\"2\"}",
                "{\"client_id\":\"1\",\"client_secret\":null}",
                "{\"client_id\":{\"client_id\":\"1\"},\"client_secret\":\"2\"}"
            })
    void whatIsNoPairOfTextsIsABadRequest(String body) {
        HttpResponse<String> answer = site.post(SiteHost.GLOBAL, PATH, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"The body ");
    }

    @EachDatabase
    void afterManyWrongSecretsTheAnswerSaysWhenToComeBackAndTheRightOneStillCounts(Database fresh) {
        try (WireSite own = new WireSite(fresh)) {
            String wrong = own.credentials().replace("\"}", "0\"}");
            for (int i = 0; i < 11; i++) {
                assertThat(own.post(SiteHost.EU, PATH, wrong).statusCode()).isEqualTo(401);
            }

            HttpResponse<String> refused = own.post(SiteHost.EU, PATH, wrong);

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body()).isEqualTo("{\"error\":\"" + WireErrors.TOO_MANY_FAILED_AUTHENTICATIONS + "\"}");
            assertThat(own.post(SiteHost.EU, PATH, own.credentials()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aDeeplyNestedBodyIsABadRequest() {
        assertThat(site.post(SiteHost.GLOBAL, PATH, "{\"a\":" + "[".repeat(900)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWithAJsonError() {
        HttpResponse<String> answer = site.post(SiteHost.GLOBAL, PATH, "x".repeat(1001));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"The request body is too large: at most 1000 bytes are accepted\"}");
    }

    @Test
    void anUnknownPathAndAnotherMethodGetTheHtmlPage() {
        for (HttpResponse<String> answer : List.of(
                site.get(SiteHost.GLOBAL, PATH),
                site.post(SiteHost.GLOBAL, "/api/v3/authenticate", "{}"),
                site.get(SiteHost.GLOBAL, "/"),
                site.get(SiteHost.GLOBAL, "/api/v2/attachment/1"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(answer.body()).startsWith("<!DOCTYPE html>");
        }
    }
}
