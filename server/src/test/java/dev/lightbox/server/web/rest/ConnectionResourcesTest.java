package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConnectionResourcesTest {
    private static final String CONNECTIONS = "/api/rest/v1/connections";
    private static final String SECRET = "0123456789abcdef".repeat(4);

    private static RunningServer server;
    private static RestClient admin;

    @BeforeAll
    static void start() {
        server = new RunningServer();
        admin = new RestClient(server, "admin", RunningServer.PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void add(String label) throws Exception {
        assertThat(admin.post(CONNECTIONS, """
                        {"label": "%s", "baseUrl": "https://xray.example"}""".formatted(label)).statusCode()).isEqualTo(201);
    }

    @Test
    void aConnectionGetsCredentialsThatNobodyReadsAgain() throws Exception {
        add("written");

        HttpResponse<String> saved = admin.put(CONNECTIONS + "/written/credentials", """
                {"clientId": "0123456789ABCDEF0123456789ABCDEF", "clientSecret": "%s",
                 "expiresAt": "2090-01-31T00:00:00Z"}""".formatted(SECRET));

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(RestClient.json(saved).path("waits").asBoolean()).isFalse();
        HttpResponse<String> shown = admin.get(CONNECTIONS + "/written");
        assertThat(shown.body()).doesNotContain(SECRET, "0123456789ABCDEF0123456789ABCDEF");
        JsonNode current = RestClient.json(shown).path("current");
        assertThat(current.path("saved").path("by").asString()).isEqualTo("admin");
        assertThat(current.path("expiresAt").asString()).isEqualTo("2090-01-31T00:00:00Z");
        assertThat(RestClient.json(shown).path("nextReminder").asString()).isEqualTo("2090-01-01T00:00:00Z");
        assertThat(RestClient.json(admin.delete(CONNECTIONS + "/written/credentials"))
                        .path("current")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        add("incomplete");

        HttpResponse<String> refused = admin.put(CONNECTIONS + "/incomplete/credentials", "{\"clientId\": \"a\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RestClient.json(refused).path("detail").asString()).contains("clientSecret");
        assertThat(admin.post(CONNECTIONS + "/incomplete/credentials/roll-back", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(admin.delete(CONNECTIONS + "/incomplete/credentials/next").statusCode())
                .isEqualTo(404);
        assertThat(admin.post(CONNECTIONS + "/nobody/check", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void remindersAreKeptAndTheDefaultIsChosen() throws Exception {
        add("first");
        add("second");

        HttpResponse<String> set = admin.put(
                CONNECTIONS + "/second/reminders", "{\"addressees\": [\"ann@example.org\", \"team@example.org\"]}");
        assertThat(RestClient.json(set).path("reminderAddresses")).hasSize(2);
        assertThat(admin.put(CONNECTIONS + "/second/reminders", "{\"addressees\": [\"ann\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.post(CONNECTIONS + "/second/default", "{}").statusCode())
                .isEqualTo(200);
        assertThat(RestClient.json(admin.get(CONNECTIONS))
                        .path("connections")
                        .path(0)
                        .path("label")
                        .asString())
                .isEqualTo("second");
        assertThat(admin.delete(CONNECTIONS + "/second").statusCode()).isEqualTo(200);
    }
}
