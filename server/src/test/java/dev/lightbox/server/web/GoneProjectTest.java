package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation.SetPermission;
import dev.lightbox.xray.api.SiteHost;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Backups of a real site that are started by programs and on the page, after one of its projects has gone. */
class GoneProjectTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String BACKUPS = "/api/rest/v1/backups";

    private RunningServer server;
    private SampleSite site;
    private RestClient admin;

    @BeforeEach
    void start() {
        server = new RunningServer();
        site = new SampleSite(server.application());
        admin = new RestClient(server, "admin", RunningServer.PASSWORD);
        run(new AddConnection("prod", site.address(SiteHost.GLOBAL), Map.of()));
        IssuedKey key =
                Objects.requireNonNull(run(new CreateKey("lightbox-backup")).issued());
        run(new SaveCredentials("prod", key.clientId(), key.clientSecret()));
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    private <R> R run(Operation<R> operation) {
        return server.application().operations().run(operation, ANN);
    }

    private JsonNode backup(String wanted) throws Exception {
        HttpResponse<String> started = admin.post(BACKUPS, wanted);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return outcome(RestClient.json(started).path("id").asString());
    }

    private JsonNode outcome(String job) throws Exception {
        server.application().jobs().find(job).orElseThrow().awaitEnd(LONGEST);
        JsonNode ended = RestClient.json(admin.get("/api/rest/v1/jobs/" + job));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        return ended.path("result");
    }

    private void projectGoes() {
        run(new SetPermission("CALC", "user", "lightbox-backup", "none"));
    }

    @Test
    void aProgramNamesAProjectThatIsGoneForGood() throws Exception {
        assertThat(backup("{}").path("state").asString()).isEqualTo("COMPLETE");
        projectGoes();
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
        projectGoes();
        try (FormBrowser browser = new FormBrowser(server, "admin")) {
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
