package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.users.NewUser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What all resources have in common: sign-in, roles, errors. */
class RestApiTest {
    private static final String KEYS = "/api/rest/v1/site/api-keys";

    private static RunningServer server;
    private static RestClient admin;

    @BeforeAll
    static void start() {
        server = new RunningServer();
        admin = new RestClient(server, "admin", RunningServer.PASSWORD);
        server.application()
                .identity()
                .users()
                .create(
                        server.application().tenant().id(),
                        new NewUser("robot", "robot", "Robot", "robot@example.com", SiteUser.Kind.APP),
                        Actor.SYSTEM);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAccountGetsInByHttpBasicAndNoCookieIsSet() throws Exception {
        HttpResponse<String> answer = admin.get(KEYS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(RestClient.json(answer).path("total").isNumber()).isTrue();
    }

    @Test
    void withoutAnAccountNothingIsToldButHowToSignIn() throws Exception {
        HttpResponse<String> answer = RestClient.stranger(server).get(KEYS);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(how -> assertThat(how).startsWith("Basic "));
        assertThat(problem(answer).path("code").asString()).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void aWrongPasswordIsToldApartFromNoneWithoutTellingWhoExists() throws Exception {
        String none =
                problem(RestClient.stranger(server).get(KEYS)).path("detail").asString();
        JsonNode wrong = problem(new RestClient(server, "admin", "wrong").get(KEYS));
        JsonNode nobody = problem(new RestClient(server, "nobody-here", "wrong").get(KEYS));

        assertThat(none).contains("HTTP Basic");
        assertThat(wrong.path("detail").asString()).isEqualTo("The user name or the password is wrong.");
        assertThat(wrong.path("code").asString()).isEqualTo("UNAUTHORIZED");
        assertThat(nobody).isEqualTo(wrong);
    }

    @Test
    void aSessionOfThePagesDoesNotCount() throws Exception {
        String cookie = server.signInForCookie("admin");

        assertThat(RestClient.stranger(server).get(KEYS, "Cookie", cookie).statusCode())
                .isEqualTo(401);
        assertThat(RestClient.stranger(server)
                        .get("/", "Cookie", cookie, "Accept", "text/html")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void guessingIsSlowedDownAsItIsOnTheLoginPage() throws Exception {
        RestClient guesser = new RestClient(server, "guessed", "wrong");
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.get(KEYS).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> answer = guesser.get(KEYS);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After").map(Long::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
        assertThat(admin.get(KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void aViewerLooksAndChangesNothing() throws Exception {
        server.addViewer("rest-viewer");
        RestClient viewer = new RestClient(server, "rest-viewer", RunningServer.PASSWORD);

        HttpResponse<String> change = viewer.post(KEYS, "{\"user\":\"robot\"}");

        assertThat(viewer.get(KEYS).statusCode()).isEqualTo(200);
        assertThat(change.statusCode()).isEqualTo(403);
        assertThat(problem(change).path("code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aScriptSignsInOnceForManyRequestsAndARemovedAccountIsOutAtOnce() throws Exception {
        server.addViewer("script");
        RestClient script = new RestClient(server, "script", RunningServer.PASSWORD);
        for (int i = 0; i < 3; i++) {
            assertThat(script.get(KEYS).statusCode()).isEqualTo(200);
        }
        assertThat(RestClient.json(admin.get("/api/rest/v1/audit?search=script"))
                        .path("entries"))
                .as("one entry account.sign-in")
                .hasSize(1);

        server.application()
                .database()
                .update(sql -> sql.sql("DELETE FROM server_account WHERE name = 'script'")
                        .update());

        assertThat(script.get(KEYS).statusCode()).isEqualTo(401);
    }

    @Test
    void aFailureIsAProblemWithTheNextStep() throws Exception {
        HttpResponse<String> answer = admin.post(KEYS, "{\"user\":\"nobody\"}");

        JsonNode problem = problem(answer);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem.path("status").asInt()).isEqualTo(404);
        assertThat(problem.path("code").asString()).isEqualTo("NOT_FOUND");
        assertThat(problem.path("detail").asString()).isEqualTo("There is no user \"nobody\".");
        assertThat(problem.path("remedy").asString()).isNotEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsToldInJsonToo() throws Exception {
        assertThat(problem(admin.get("/api/rest/v1/nothing")).path("status").asInt())
                .isEqualTo(404);
        assertThat(problem(admin.get(KEYS + "?page=first")).path("status").asInt())
                .isEqualTo(400);
        assertThat(problem(admin.post(KEYS, "{\"user\":\"robot\",\"overlap\":1}"))
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        assertThat(problem(admin.post(KEYS, "not json")).path("status").asInt()).isEqualTo(400);
        assertThat(problem(admin.postForm(KEYS, "user=robot")).path("status").asInt())
                .isEqualTo(415);
    }

    @Test
    void aMemberThatIsUnknownIsNamedWithThoseThatAreKnown() throws Exception {
        HttpResponse<String> answer = admin.post(KEYS, "{\"usr\": \"robot\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).path("detail").asString())
                .isEqualTo("The body has a member \"usr\", which is unknown here.");
        assertThat(problem(answer).path("remedy").asString()).startsWith("Known: label, lifetimeDays, user.");
    }

    @Test
    void anUnknownMemberInsideAnotherIsNamedWithItsPlace() throws Exception {
        HttpResponse<String> answer = admin.put(
                "/api/rest/v1/connections/any/source", "{\"source\": \"vault\", \"vault\": {\"mont\": \"kv\"}}");

        assertThat(problem(answer).path("detail").asString()).contains("\"vault.mont\"");
        assertThat(problem(answer).path("remedy").asString()).contains("mount", "tokenFile");
    }

    @Test
    void aMemberOfAnotherKindAndBrokenJsonAreToldWithTheirPlaceAndNotTheirContent() throws Exception {
        HttpResponse<String> kind = admin.put(
                "/api/rest/v1/connections/any/credentials", "{\"clientId\": \"a\", \"expiresAt\": \"s3cr3t\"}");
        HttpResponse<String> broken = admin.post(KEYS, "{\"user\": s3cr3t}");

        assertThat(problem(kind).path("detail").asString()).contains("\"expiresAt\"");
        assertThat(problem(broken).path("detail").asString()).contains("line 1");
        assertThat(kind.body() + broken.body()).doesNotContain("s3cr3t");
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return RestClient.json(answer);
    }
}
