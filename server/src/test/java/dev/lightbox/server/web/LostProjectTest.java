package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A stored connection whose key's user is not allowed any more to see a project that a check has seen. */
class LostProjectTest {
    private static final String CONNECTION = "/api/rest/v1/connections/prod";

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

    private JsonNode check() throws Exception {
        return RestClient.json(admin.post(CONNECTION + "/check", "{}"));
    }

    private String verdict() throws Exception {
        return check().path("verdict").asString();
    }

    @Test
    void aProjectThatACheckHasSeenAndThatIsWithdrawnIsTheVerdictAndNamed() throws Exception {
        assertThat(verdict()).isEqualTo("HEALTHY");
        prod.projectGoes();

        JsonNode diagnosis = check();

        assertThat(diagnosis.path("verdict").asString()).isEqualTo("NO_VISIBLE_PROJECTS");
        assertThat(diagnosis.path("findings").path(0).path("observed").asString())
                .contains("CALC");
        assertThat(diagnosis.path("findings").toString()).contains("An earlier check saw CALC", "forget-project");
        assertThat(verdict()).isEqualTo("NO_VISIBLE_PROJECTS");
    }

    @Test
    void aProjectThatWasNeverSeenIsNotMissed() throws Exception {
        prod.projectGoes();

        assertThat(verdict()).isEqualTo("HEALTHY");
    }

    @Test
    void aPersonSaysOnThePageThatTheProjectIsGoneForGood() throws Exception {
        verdict();
        prod.projectGoes();
        String health = "/connections/" + prod.id() + "/health";
        try (FormBrowser browser = new FormBrowser(prod.server(), "admin")) {
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
