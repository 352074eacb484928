package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Users, groups, permissions and settings of the site, by REST. */
class SiteAdministrationResourcesTest {
    private static final String SITE = "/api/rest/v1/site";

    private static RunningServer server;
    private static RestClient admin;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer();
        admin = new RestClient(server, "admin", RunningServer.PASSWORD);
        assertThat(admin.post(SITE + "/projects", "{\"key\": \"CALC\", \"name\": \"Calculator\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(admin.post(
                                SITE + "/users",
                                "{\"userKey\": \"ann\", \"displayName\": \"Ann\", \"email\": \"\", \"app\": false}")
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode put(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = admin.put(SITE + path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RestClient.json(answer);
    }

    private static JsonNode post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> answer = admin.post(SITE + path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RestClient.json(answer);
    }

    @Test
    void whatAUserMayDoIsShownWithItsReason() throws Exception {
        post("/groups", "{\"newName\": \"testers\"}");
        put("/groups/members", "{\"group\": \"testers\", \"userKey\": \"ann\", \"member\": true}");
        put("/permissions", "{\"project\": \"CALC\", \"to\": \"everyone\", \"access\": \"none\"}");
        JsonNode permissions = put(
                "/permissions",
                "{\"project\": \"CALC\", \"to\": \"group\", \"name\": \"testers\", \"access\": \"admin\"}");
        assertThat(permissions.path("everyone").asString()).isEqualTo("none");
        assertThat(permissions.path("grants").path(0).path("name").asString()).isEqualTo("testers");

        JsonNode ann = RestClient.json(admin.get(SITE + "/users/ann"));
        assertThat(ann.path("groups").path(0).asString()).isEqualTo("testers");
        assertThat(ann.path("access").path(0).path("access").asString()).isEqualTo("admin");
        assertThat(ann.path("access").path(0).path("from").asString()).isEqualTo("group");

        post("/groups/delete", "{\"name\": \"testers\"}");
        assertThat(RestClient.json(admin.get(SITE + "/users/ann"))
                        .path("access")
                        .path(0)
                        .path("access")
                        .asString())
                .isEqualTo("none");
    }

    @Test
    void aUserIsEditedAndDeactivated() throws Exception {
        post("/groups", "{\"newName\": \"guests\"}");
        JsonNode edited =
                put("/users", "{\"userKey\": \"ann\", \"displayName\": \"Ann Doe\", \"email\": \"ann@example.org\"}");
        assertThat(edited.path("user").path("displayName").asString()).isEqualTo("Ann Doe");

        JsonNode inactive = put("/users/active", "{\"userKey\": \"ann\", \"active\": false}");
        assertThat(inactive.path("user").path("active").asBoolean()).isFalse();
        put("/users/active", "{\"userKey\": \"ann\", \"active\": true}");
    }

    @Test
    void settingsAreAddedMovedAndDeleted() throws Exception {
        JsonNode added = post("/settings/test-types", "{\"name\": \"Exploratory\", \"kind\": \"unstructured\"}");
        String id = added.path("testTypes").path(3).path("id").asString();
        JsonNode moved = post("/settings/move", "{\"list\": \"test-types\", \"id\": \"" + id + "\", \"position\": 1}");
        assertThat(moved.path("testTypes").path(0).path("name").asString()).isEqualTo("Exploratory");
        assertThat(post("/settings/delete", "{\"list\": \"test-types\", \"id\": \"" + id + "\"}")
                        .path("testTypes"))
                .hasSize(3);

        post("/settings/statuses", """
                {"list": "test-statuses", "name": "ABORTED", "description": "Given up", "color": "#888888", "isFinal": true, "coverage": "nok"}
                """);
        JsonNode steps = post("/settings/statuses", """
                {"list": "test-step-statuses", "name": "SKIPPED", "description": "", "color": "#888888", "isFinal": true, "coverage": "unknown", "runStatus": "ABORTED"}
                """);
        assertThat(steps.path("testStepStatuses").path(4).path("runStatus").asString())
                .isEqualTo("ABORTED");
        String passed = steps.path("testStatuses").path(2).path("id").asString();
        assertThat(admin.post(SITE + "/settings/delete", "{\"list\": \"test-statuses\", \"id\": \"" + passed + "\"}")
                        .statusCode())
                .isEqualTo(409);

        JsonNode environments =
                post("/settings/test-environments", "{\"project\": \"CALC\", \"newName\": \"Chrome/Linux\"}");
        assertThat(environments.path("testEnvironments").path(0).path("id").asString())
                .isEqualTo("CALC/Chrome/Linux");
        assertThat(post("/settings/delete", "{\"list\": \"test-environments\", \"id\": \"CALC/Chrome/Linux\"}")
                        .path("testEnvironments"))
                .isEmpty();

        assertThat(put("/settings/backup-interval", "{\"hours\": 6}")
                        .path("backupIntervalHours")
                        .asInt())
                .isEqualTo(6);
        for (String hours : new String[] {"-1", "169"}) {
            assertThat(admin.put(SITE + "/settings/backup-interval", "{\"hours\": " + hours + "}")
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(put("/settings/cucumber", "{\"prefixes\": false, \"summariesInNames\": true}")
                        .path("cucumber")
                        .path("prefixes")
                        .asBoolean())
                .isFalse();
    }
}
