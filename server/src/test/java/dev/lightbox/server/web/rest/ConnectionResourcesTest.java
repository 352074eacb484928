package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
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
        assertThat(RestClient.json(saved).path("inUseAlready").asBoolean()).isFalse();
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

    @Test
    void whatARequestAboutRemindersLeavesOutStays() throws Exception {
        add("reminded");
        String at = CONNECTIONS + "/reminded";
        admin.put(at + "/credentials", """
                {"clientId": "0123456789ABCDEF0123456789ABCDEF", "clientSecret": "%s"}""".formatted(SECRET));
        String expiry = "2090-01-31T00:00:00Z";
        admin.put(at + "/reminders", """
                {"expiresAt": "%s", "addressees": ["ann@example.org"]}""".formatted(expiry));

        assertReminders(admin.put(at + "/reminders", "{}"), expiry, 1);
        assertReminders(admin.put(at + "/reminders", "{\"addressees\": []}"), expiry, 0);
        assertReminders(admin.put(at + "/reminders", "{\"addressees\": [\"ann@example.org\"]}"), expiry, 1);
        assertReminders(admin.put(at + "/reminders", "{\"expiresAt\": null, \"addressees\": null}"), expiry, 1);
        assertReminders(admin.put(at + "/reminders", "{\"noExpiry\": true}"), null, 1);
        assertThat(admin.put(at + "/reminders", "{\"noExpiry\": true, \"expiresAt\": \"2090-01-31T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private static void assertReminders(HttpResponse<String> answer, @Nullable String expiry, int addressees) {
        JsonNode connection = RestClient.json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(connection.path("current").path("expiresAt").asString(null)).isEqualTo(expiry);
        assertThat(connection.path("reminderAddresses")).hasSize(addressees);
    }

    @Test
    void aConnectionIsDescribedAnewAndFedFromElsewhere() throws Exception {
        add("edited");
        String at = CONNECTIONS + "/edited";

        HttpResponse<String> edited =
                admin.patch(at, "{\"baseUrl\": \"https://xray.cloud.getxray.app\", \"region\": \"eu\"}");
        assertThat(RestClient.json(edited).path("baseUrl").asString()).isEqualTo("https://eu.xray.cloud.getxray.app");
        HttpResponse<String> wrong =
                admin.patch(at, "{\"region\": \"moon\", \"baseUrl\": \"nowhere\", \"proxy\": \"none\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(RestClient.json(wrong).path("detail").asString())
                .contains("moon", "The site's address does not begin with https://", "HTTP proxy");
        assertThat(admin.patch(at, "{\"authorities\": \"none\"}").statusCode()).isEqualTo(400);
        HttpResponse<String> proxied = admin.patch(
                at, "{\"proxy\": \"proxy.example:3128\", \"proxyUser\": \"ann\", \"proxyPassword\": \"hunter2-word\"}");
        assertThat(proxied.body()).contains("proxy.example:3128").doesNotContain("hunter2");

        HttpResponse<String> vault = admin.put(at + "/source", """
                {"source": "vault", "vault": {"address": "https://vault.example:8200", "path": "xray", "token": "hvs.x"}}
                """);
        assertThat(RestClient.json(vault)
                        .path("connection")
                        .path("current")
                        .path("source")
                        .asString())
                .isEqualTo("Vault https://vault.example:8200 at secret/xray");
        assertThat(admin.put(at + "/source", "{\"source\": \"file\", \"clientIdFile\": \"relative\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.post(at + "/confirm-tenant", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void anExportIsOpenedWithItsPassphraseOnly() throws Exception {
        add("exported");
        HttpResponse<String> made = admin.post(CONNECTIONS + "/export", "{\"passphrase\": \"correct horse battery\"}");
        String file = RestClient.json(made).path("file").asString();
        String body = "{\"file\": \"%s\", \"passphrase\": \"%s\"}";

        assertThat(admin.post(CONNECTIONS + "/import", body.formatted(file, "something else entirely"))
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(admin.delete(CONNECTIONS + "/exported").statusCode()).isEqualTo(200);
        String dryRun = body.formatted(file, "correct horse battery").replace("}", ", \"dryRun\": true}");
        assertThat(admin.post(CONNECTIONS + "/import", dryRun).body()).contains("\"exported\"", "will be added");
        assertThat(admin.get(CONNECTIONS + "/exported").statusCode()).isEqualTo(404);
        HttpResponse<String> read = admin.post(CONNECTIONS + "/import", body.formatted(file, "correct horse battery"));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(admin.get(CONNECTIONS + "/exported").statusCode()).isEqualTo(200);
    }
}
