package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Backups of a real site that are started by programs and on the page, after one of its projects has gone. */
class GoneProjectTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String BACKUPS = "/api/rest/v1/backups";

    private ProdConnection prod;
    private RestClient admin;

    @BeforeEach
    void start() {
        prod = new ProdConnection();
        admin = new RestClient(prod.server(), "admin", RunningServer.PASSWORD);
    }

    @AfterEach
    void stop() {
        prod.close();
    }

    private JsonNode backup(String wanted) throws Exception {
        HttpResponse<String> started = admin.post(BACKUPS, wanted);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return outcome(RestClient.json(started).path("id").asString());
    }

    private JsonNode outcome(String job) throws Exception {
        prod.server().application().jobs().find(job).orElseThrow().awaitEnd(LONGEST);
        JsonNode ended = RestClient.json(admin.get("/api/rest/v1/jobs/" + job));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        return ended.path("result");
    }

    @Test
    void aProgramNamesAProjectThatIsGoneForGood() throws Exception {
        assertThat(backup("{}").path("state").asString()).isEqualTo("COMPLETE");
        prod.projectGoes();
        assertThat(backup("{\"connection\": \"prod\"}").path("state").asString())
                .isEqualTo("COMPLETE_WITH_GAPS");

        JsonNode without = backup("{\"connection\": \"prod\", \"gone\": [\"CALC\"]}");

        assertThat(without.path("state").asString()).isEqualTo("COMPLETE");
        assertThat(backup("{}").path("state").asString()).as("from then on").isEqualTo("COMPLETE");
        JsonNode runs = RestClient.json(admin.get(BACKUPS + "?size=2"));
        assertThat(runs.path("total").asInt()).isEqualTo(4);
        assertThat(runs.path("runs")).hasSize(2);
        assertThat(RestClient.json(admin.get(BACKUPS + "/" + without.path("id").asString()))
                        .path("state")
                        .asString())
                .isEqualTo("COMPLETE");
        assertThat(admin.get(BACKUPS + "/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonNamesItOnThePage() throws Exception {
        backup("{}");
        prod.projectGoes();
        try (FormBrowser browser = new FormBrowser(prod.server(), "admin")) {
            assertThat(browser.pageAfter("/backups", "/backups", "gone", "CALC!"))
                    .contains("is not the key of a project", "value=\"CALC!\"");

            String job = browser.post("/backups", "/backups", "gone", " calc, BOOK ")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();

            assertThat(outcome(job.substring(job.lastIndexOf('/') + 1))
                            .path("state")
                            .asString())
                    .isEqualTo("COMPLETE");
        }
    }
}
