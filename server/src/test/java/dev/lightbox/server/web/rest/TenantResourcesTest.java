package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TenantResourcesTest {
    private static final String REST = "/api/rest/v1";
    private static final String TRIAL =
            "{\"name\": \"Trial\", \"browseUrl\": \"https://trial.example.net/\", \"region\": \"us\"}";

    private RunningServer server;
    private RestClient admin;

    @BeforeEach
    void start() {
        server = new RunningServer();
        admin = new RestClient(server, "admin", RunningServer.PASSWORD);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sitesHaveUsersOfTheirOwn() throws Exception {
        HttpResponse<String> created = admin.post(REST + "/sites", TRIAL);
        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode site = RestClient.json(created);
        assertThat(site.path("browseUrl").asString()).isEqualTo("https://trial.example.net");
        assertThat(site.path("requests").isNull()).isTrue();

        assertThat(admin.post(REST + "/site/faults?site=Trial", "{\"kind\": \"moving\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(RestClient.json(admin.get(REST + "/site/faults?site="
                                + site.path("tenant").asString()))
                        .path("faults"))
                .hasSize(1);
        assertThat(RestClient.json(admin.get(REST + "/site/faults")).path("faults"))
                .isEmpty();
        assertThat(admin.get(REST + "/site/faults?site=Nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void aNameIsGivenOnce() throws Exception {
        var _ = admin.post(REST + "/sites", TRIAL);

        assertThat(admin.post(REST + "/sites", TRIAL).statusCode()).isEqualTo(409);
        assertThat(admin.put(REST + "/site/name", "{\"name\": \"Trial\", \"browseUrl\": \"https://other.example.net\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aRenamedSiteIsFoundByItsNewName() throws Exception {
        var _ = admin.post(REST + "/sites", TRIAL);

        JsonNode renamed = RestClient.json(admin.put(
                REST + "/site/name?site=Trial", "{\"name\": \"Drill\", \"browseUrl\": \"https://drill.example.net\"}"));
        assertThat(renamed.path("name").asString()).isEqualTo("Drill");
        assertThat(admin.get(REST + "/site/data-residency?site=Drill").statusCode())
                .isEqualTo(200);
        assertThat(admin.get(REST + "/site/data-residency?site=Trial").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMoveIsStartedAndCompleted() throws Exception {
        JsonNode moving = RestClient.json(
                admin.post(REST + "/site/data-residency/move", "{\"product\": \"xray\", \"region\": \"au\"}"));
        assertThat(moving.path("products").path(1).path("status").asString()).isEqualTo("moving");
        assertThat(moving.path("hosts").findValuesAsString("serves")).containsOnly("false");
        assertThat(admin.post(REST + "/site/data-residency/move", "{\"product\": \"xray\", \"region\": \"us\"}")
                        .statusCode())
                .isEqualTo(409);

        JsonNode arrived = RestClient.json(admin.post(REST + "/site/data-residency/move/end", "{\"completed\": true}"));
        assertThat(arrived.path("products").path(1).path("region").asString()).isEqualTo("au");
        assertThat(arrived.path("hosts").findValuesAsString("serves"))
                .containsExactly("true", "false", "false", "true");
    }

    @Test
    void jiraElsewhereLeavesTheMappingStaleUntilItIsCorrected() throws Exception {
        JsonNode stale = RestClient.json(
                admin.post(REST + "/site/data-residency/move", "{\"product\": \"jira\", \"region\": \"us\"}"));
        assertThat(stale.path("mappingStale").asBoolean()).isTrue();
        assertThat(stale.path("hosts").findValuesAsString("serves")).containsExactly("false", "false", "true", "false");

        JsonNode corrected = RestClient.json(admin.put(REST + "/site/data-residency/mapping", "{\"stale\": false}"));
        assertThat(corrected.path("mappingStale").asBoolean()).isFalse();
        assertThat(corrected.path("products").path(0).path("region").asString()).isEqualTo("us");
    }
}
