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
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stored connection whose key's user is not allowed any more to see a project that a check has seen. */
class LostProjectTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");
    private static final String CONNECTION = "/api/rest/v1/connections/prod";

    private RunningServer server;
    private SampleSite site;
    private RestClient admin;
    private String id = "";

    @BeforeEach
    void start() {
        server = new RunningServer();
        site = new SampleSite(server.application());
        admin = new RestClient(server, "admin", RunningServer.PASSWORD);
        id = run(new AddConnection("prod", site.address(SiteHost.GLOBAL), Map.of()))
                .id();
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

    private JsonNode check() throws Exception {
        return RestClient.json(admin.post(CONNECTION + "/check", "{}"));
    }

    private String verdict() throws Exception {
        return check().path("verdict").asString();
    }

    private void withdraw() {
        run(new SetPermission("CALC", "user", "lightbox-backup", "none"));
    }

    @Test
    void aProjectThatACheckHasSeenAndThatIsWithdrawnIsTheVerdictAndNamed() throws Exception {
        assertThat(verdict()).isEqualTo("HEALTHY");
        withdraw();

        JsonNode diagnosis = check();

        assertThat(diagnosis.path("verdict").asString()).isEqualTo("NO_VISIBLE_PROJECTS");
        assertThat(diagnosis.path("findings").path(0).path("observed").asString())
                .contains("CALC");
        assertThat(diagnosis.path("findings").toString()).contains("An earlier check saw CALC", "forget-project");
        assertThat(verdict()).isEqualTo("NO_VISIBLE_PROJECTS");
    }

    @Test
    void aProjectThatWasNeverSeenIsNotMissed() throws Exception {
        withdraw();

        assertThat(verdict()).isEqualTo("HEALTHY");
    }

    @Test
    void aPersonSaysOnThePageThatTheProjectIsGoneForGood() throws Exception {
        verdict();
        withdraw();
        String health = "/connections/" + id + "/health";
        try (FormBrowser browser = new FormBrowser(server, "admin")) {
            assertThat(browser.get(health).body()).contains("Projects that are expected", "CALC");

            assertThat(browser.pageAfter(health, health + "/projects/forget", "project", "CALC"))
                    .contains("CALC is not expected any more.")
                    .doesNotContain("Projects that are expected");
        }

        assertThat(verdict()).isEqualTo("HEALTHY");
    }

    @Test
    void aProgramSaysSoOnce() throws Exception {
        verdict();
        JsonNode seen = RestClient.json(admin.get(CONNECTION + "/health"))
                .path("projects")
                .path(0);
        assertThat(seen.path("key").asString()).isEqualTo("CALC");

        assertThat(RestClient.json(admin.delete(CONNECTION + "/health/projects/calc"))
                        .path("projects"))
                .isEmpty();
        assertThat(admin.delete(CONNECTION + "/health/projects/CALC").statusCode())
                .isEqualTo(404);
    }
}
