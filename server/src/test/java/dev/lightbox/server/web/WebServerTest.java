package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A browser without scripts: keeps cookies, follows no redirect. */
    private static final class Browser {
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(server.at(path)).header("Accept", "text/html,*/*;q=0.8");
            return http.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(server.at(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> signIn(String user, String password) throws IOException, InterruptedException {
            Matcher csrf = CSRF.matcher(get("/login").body());
            assertThat(csrf.find()).isTrue();
            return post(
                    "/login",
                    "username=" + user + "&password=" + password + "&_csrf="
                            + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8));
        }
    }

    @Test
    void readinessAnswersWithoutSigningInAndTellsNoDetails() throws Exception {
        HttpResponse<String> answer = new Browser().get("/actuator/health/readiness");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void aVisitorIsSentToSignInAndThenToThePageThatWasAskedFor() throws Exception {
        Browser browser = new Browser();

        HttpResponse<String> refused = browser.get("/?page=2");
        HttpResponse<String> signedIn = browser.signIn("admin", RunningServer.PASSWORD);

        assertThat(refused.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        assertThat(signedIn.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/?page=2"));
        assertThat(browser.get("/").body()).contains("Overview").contains("admin");
    }

    @Test
    void aWrongPasswordCountsOnce() throws Exception {
        Browser browser = new Browser();
        for (int i = 0; i < 4; i++) {
            assertThat(browser.signIn("typist", "wrong").headers().firstValue("Location"))
                    .hasValue("/login?error");
        }

        browser.signIn("typist", "wrong");
        assertThat(browser.signIn("typist", "wrong").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).startsWith("/login?wait="));
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingWhichPartIsWrong() throws Exception {
        Browser browser = new Browser();

        assertThat(browser.signIn("admin", "wrong").headers().firstValue("Location"))
                .hasValue("/login?error");
        assertThat(browser.signIn("nobody", "wrong").headers().firstValue("Location"))
                .hasValue("/login?error");
        assertThat(browser.get("/login?error").body()).contains("User name or password is wrong.");
    }

    @Test
    void aViewerReadsEverythingAndChangesNothing() throws Exception {
        server.addViewer("vera");
        Browser viewer = new Browser();
        viewer.signIn("vera", RunningServer.PASSWORD);

        HttpResponse<String> keys = viewer.get("/site/api-keys");
        Matcher csrf = CSRF.matcher(keys.body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> change =
                viewer.post("/backups", "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8));

        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.body()).doesNotContain("/site/api-keys/new");
        assertThat(change.statusCode()).isEqualTo(403);
        assertThat(change.body()).contains("Your account may not do this");
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() throws Exception {
        Browser browser = new Browser();
        browser.signIn("admin", RunningServer.PASSWORD);
        Matcher csrf = CSRF.matcher(browser.get("/").body());
        assertThat(csrf.find()).isTrue();

        browser.post("/logout", "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8));

        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void whoComesInWhoIsTurnedAwayAndWhoLeavesIsInTheAuditTrail() throws Exception {
        Browser browser = new Browser();
        browser.signIn("my-password-in-the-wrong-field", "wrong");
        browser.signIn("admin", RunningServer.PASSWORD);
        Matcher csrf = CSRF.matcher(browser.get("/").body());
        assertThat(csrf.find()).isTrue();
        browser.post("/logout", "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8));

        assertThat(new JdbcAuditTrail(server.application().database()).newest(3).rows())
                .extracting(row -> row.entry().actor() + " " + row.entry().action() + " "
                        + row.entry().origin())
                .containsExactly(
                        "admin account.sign-out 127.0.0.1",
                        "admin account.sign-in 127.0.0.1",
                        "(unknown) account.sign-in-refused 127.0.0.1");
    }

    @Test
    void aFormWithoutTheCsrfTokenIsRefused() throws Exception {
        Browser browser = new Browser();
        browser.signIn("admin", RunningServer.PASSWORD);

        assertThat(browser.post("/logout", "").statusCode()).isEqualTo(403);
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void thePartOfAPageThatASignedOutReaderAsksForChangesTheWholePage() throws Exception {
        HttpResponse<String> answer = new Browser().get("/", "HX-Request", "true");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/login");
    }

    @Test
    void metricsAreForAdministratorsAndForProgramsWithTheLocalToken() throws Exception {
        Browser administrator = new Browser();
        administrator.signIn("admin", RunningServer.PASSWORD);

        assertThat(new Browser().get("/actuator/prometheus").statusCode()).isEqualTo(302);
        assertThat(administrator.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(new Browser()
                        .get("/actuator/prometheus", "Authorization", "Bearer " + RunningServer.LOCAL_TOKEN)
                        .statusCode())
                .isEqualTo(200);
        assertThat(new Browser()
                        .get("/actuator/prometheus", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void theLocalDoorOpensForTheTokenOnlyAndNotForASession() throws Exception {
        Browser administrator = new Browser();
        administrator.signIn("admin", RunningServer.PASSWORD);

        assertThat(administrator.get("/api/local/nothing").statusCode()).isEqualTo(401);
        assertThat(new Browser()
                        .get("/api/local/nothing", "Authorization", "Bearer " + RunningServer.LOCAL_TOKEN)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void pagesMayLoadNothingFromElsewhereAndStayOutOfFrames() throws Exception {
        HttpResponse<String> page = new Browser().get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void staticFilesAreKeptByTheBrowserForGood() throws Exception {
        Matcher style = Pattern.compile("href=\"(/assets/[^\"]+\\.css)\"")
                .matcher(new Browser().get("/login").body());

        int files = 0;
        while (style.find()) {
            HttpResponse<String> file = new Browser().get(style.group(1));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(cache -> assertThat(cache).contains("immutable"));
            files++;
        }
        assertThat(files).isEqualTo(2);
    }

    @Test
    void aPersonWhoOpensTheAddressOfErrorsSeesThePageOfNothing() throws Exception {
        HttpResponse<String> answer = new Browser().get("/error");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void anUnknownAddressIsAPageInOurLook() throws Exception {
        Browser browser = new Browser();
        browser.signIn("admin", RunningServer.PASSWORD);

        HttpResponse<String> answer = browser.get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing at this address.").contains("Sign out");
    }

    @Test
    void aTakenPortIsToldWithTheOptionThatChangesIt() {
        assertThatThrownBy(() -> server.startOn(server.port()))
                .isInstanceOfSatisfying(LightboxException.class, told -> {
                    assertThat(told.code()).isEqualTo(ErrorCode.PORT_TAKEN);
                    assertThat(told.remedy()).contains("--port");
                });
    }
}
