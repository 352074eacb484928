package dev.lightbox.server.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    void aPersonStopsTheWatch() throws Exception {
        String id = connection("Patient");
        checked(id, Verdict.LICENSE_INVALID, Occasion.PERSON, "ann");
        admin.post("/api/rest/v1/connections/Patient/health/watch", "");

        JsonNode stopped = RestClient.json(admin.delete("/api/rest/v1/connections/Patient/health/watch"));

        assertThat(stopped.path("watch").path("ending").asString()).isEqualTo("STOPPED");
        assertThat(page("/connections/" + id + "/health")).contains("Watch until it heals");
    }
}
