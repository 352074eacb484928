package dev.lightbox.server.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.alerts.AlertSettings;
import dev.lightbox.server.alerts.MailSettings;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.CredentialOperation.UseSource;
import dev.lightbox.server.operations.StoredPatients;
import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HealthPagesTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    private static RunningServer server;
    private static RestClient admin;
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer();
        admin = new RestClient(server, "admin", RunningServer.PASSWORD);
        cookie = server.signInForCookie("admin");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String connection(String label) {
        return server.application()
                .operations()
                .run(new ConnectionOperation.AddConnection(label, URI.create("http://127.0.0.1:1"), Map.of()), ANN)
                .id();
    }

    private static void checked(String id, Verdict verdict, Occasion occasion, String by) {
        server.application().health().checked(id, "Label", new HealthCheck(Instant.now(), verdict, occasion, by, 340));
    }

    private static String page(String path) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.at(path))
                    .header("Cookie", cookie)
                    .build();
            HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    @Test
    void aConnectionThatWasNeverCheckedSaysSo() throws Exception {
        String id = connection("Fresh");

        assertThat(page("/connections/" + id + "/health"))
                .contains("Health of Fresh", "This connection was not checked yet")
                .doesNotContain("day-strip");
    }

    @Test
    void thePageShowsDaysChangesAndChecksInWords() throws Exception {
        String id = connection("Busy");
        checked(id, Verdict.HEALTHY, Occasion.PERSON, "ann");
        checked(id, Verdict.EDGE_ERROR, Occasion.SCHEDULE, "schedule");

        assertThat(page("/connections/" + id + "/health"))
                .contains("EDGE_ERROR, 1 of 2 checks failed", "not checked", "Schedule", "ann", "340 ms")
                .contains(Verdict.EDGE_ERROR.sentence());
    }

    @Test
    void credentialsThatCouldNotBeReadAreToldInWords(@TempDir Path folder) throws Exception {
        String id = connection("Mounted");
        Path gone = folder.resolve("gone.env");
        server.application().operations().run(new UseSource(id, "file", gone.toString(), null, null, false), ANN);
        server.application().operations().run(new ConnectionOperation.CheckConnection(id), ANN);

        assertThat(page("/connections"))
                .contains("Last failure", gone + " is not there; the credentials come from it.")
                .contains("Look whether the secret is mounted there");
        assertThat(page("/connections/" + id + "/health")).contains(SubCause.CREDENTIALS_UNAVAILABLE.sentence());
    }

    @Test
    void aProgramReadsTheSame() throws Exception {
        String id = connection("Scripted");
        checked(id, Verdict.HEALTHY, Occasion.PERSON, "ann");
        checked(id, Verdict.RATE_LIMITED, Occasion.WATCH, "watch");

        JsonNode health = RestClient.json(admin.get("/api/rest/v1/connections/Scripted/health?size=1"));

        assertThat(health.path("total").asInt()).isEqualTo(2);
        assertThat(health.path("checks")).hasSize(1);
        assertThat(health.path("checks").path(0).path("verdict").asString()).isEqualTo("RATE_LIMITED");
        assertThat(health.path("changes").path(0).path("before").asString()).isEqualTo("HEALTHY");
        assertThat(health.path("days")).hasSize(90);
        assertThat(admin.get("/api/rest/v1/connections/nobody/health").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theIntervalIsChosenAndAForeignOneIsRefused() throws Exception {
        connection("Hourly");
        String at = "/api/rest/v1/connections/Hourly/health/interval";

        assertThat(RestClient.json(admin.put(at, "{\"minutes\": 15}"))
                        .path("intervalMinutes")
                        .asInt())
                .isEqualTo(15);
        assertThat(admin.put(at, "{\"minutes\": 7}").statusCode()).isEqualTo(400);
        assertThat(RestClient.json(admin.get("/api/rest/v1/connections/Hourly/health"))
                        .path("intervalMinutes")
                        .asInt())
                .isEqualTo(15);
    }

    @Test
    void aConnectionThatIsNotOpenIsWatchedUntilItHeals() throws Exception {
        String id = connection("Sick");
        String at = "/api/rest/v1/connections/Sick/health/watch";
        assertThat(admin.post(at, "").statusCode()).isEqualTo(400);
        checked(id, Verdict.EDGE_ERROR, Occasion.PERSON, "ann");
        assertThat(page("/connections/" + id + "/health/banner")).isBlank();

        assertThat(admin.post(at, "").statusCode()).isEqualTo(200);
        assertThat(page("/connections/" + id + "/health")).contains("Watching", "Stop the watch");
        assertThat(page("/connections/" + id + "/health/banner")).contains("is watched until it heals");

        checked(id, Verdict.HEALTHY, Occasion.WATCH, "watch");
        assertThat(page("/connections/" + id + "/health/banner")).contains("has healed");
        assertThat(page("/connections/" + id + "/health")).contains("News", "Connection is open again");
    }

    @Test
    void aTestAlertTellsWhetherItWasTakenOrWhatTheMailServerSaid() throws Exception {
        String id = connection("Loud");
        String at = "/api/rest/v1/connections/Loud/health/test-alert";
        server.application().newsLeaveBy(List.of());
        assertThat(admin.post(at, "").body()).contains("--mail-host");
        assertThat(page("/connections/" + id + "/health"))
                .contains("They stand on these pages only")
                .doesNotContain("Send a test alert");
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            mail.setUser("lightbox", "right");
            mailGoesTo(mail, "right");
            assertThat(page("/connections/" + id + "/health")).contains("Send a test alert", "ann@example.com");
            JsonNode sent = RestClient.json(admin.post(at, "")).path("sent").path(0);
            assertThat(sent.path("taken").asBoolean()).isTrue();
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("[Lightbox] Loud: test alert");

            mailGoesTo(mail, "wrong");
            JsonNode refused = RestClient.json(admin.post(at, "")).path("sent").path(0);
            assertThat(refused.path("taken").asBoolean()).isFalse();
            assertThat(refused.path("failure").asString()).contains("535 ");
            assertThat(RestClient.json(admin.get("/api/rest/v1/connections/Loud/health"))
                            .path("told"))
                    .isEmpty();
        } finally {
            server.application().newsLeaveBy(List.of());
            mail.stop();
        }
    }

    private static void mailGoesTo(GreenMail mail, String password) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                mail.getSmtp().getPort(),
                MailSettings.Encryption.NONE,
                "lightbox@example.com",
                List.of("ann@example.com"),
                Optional.of(new MailSettings.Login("lightbox", Secret.of(password))),
                List.of());
        server.application()
                .newsLeaveBy(new AlertSettings(Optional.of(settings), Optional.empty(), Optional.empty())
                        .channels(server.at("/"), InstantSource.system()));
    }

    @Test
    void aReminderNamesTheDayAsPeopleWriteIt() throws Exception {
        String id = connection("Ending");
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        var application = server.application();
        application
                .operations()
                .run(
                        new ConnectionOperation.SaveCredentials(
                                id,
                                "0123456789ABCDEF0123456789ABCDEF",
                                Secret.of("0123456789abcdef".repeat(4)),
                                true,
                                day.atStartOfDay().toInstant(ZoneOffset.UTC)),
                        ANN);

        new StoredPatients(application.connections(), application.operations(), application.clock())
                .remind(application.health().outbox());

        String written =
                DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH).format(day);
        assertThat(page("/connections/" + id + "/health"))
                .contains("The credentials expire on " + written + " (UTC).")
                .doesNotContain(day + "T00:00:00Z.");
    }

    @Test
    void aPersonStopsTheWatch() throws Exception {
        String id = connection("Patient");
        checked(id, Verdict.LICENSE_INVALID, Occasion.PERSON, "ann");
        admin.post("/api/rest/v1/connections/Patient/health/watch", "");

        JsonNode stopped = RestClient.json(admin.delete("/api/rest/v1/connections/Patient/health/watch"));

        assertThat(stopped.path("watch").path("ending").asString()).isEqualTo("STOPPED");
        assertThat(page("/connections/" + id + "/health")).contains("Watch until it heals");
    }
}
