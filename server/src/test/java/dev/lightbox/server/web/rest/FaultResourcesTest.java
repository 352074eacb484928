package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FaultResourcesTest {
    private static final String FAULTS = "/api/rest/v1/site/faults";

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

    @Test
    void aFaultIsStartedListedAndEnded() throws Exception {
        HttpResponse<String> started = admin.post(FAULTS, """
                {"kind": "rate-limited", "calls": ["graphql"], "hosts": ["eu"], "seconds": 60, "forSeconds": 600, "answers": 3}
                """);
        assertThat(started.statusCode()).isEqualTo(201);
        long id = RestClient.json(started).path("id").asLong();

        JsonNode listed = RestClient.json(admin.get(FAULTS)).path("faults").path(0);
        assertThat(listed.path("id").asLong()).isEqualTo(id);
        assertThat(listed.path("calls").toString()).isEqualTo("[\"graphql\"]");
        assertThat(listed.path("answersLeft").asInt()).isEqualTo(3);

        assertThat(admin.delete(FAULTS + "/" + id).statusCode()).isEqualTo(200);
        assertThat(admin.delete(FAULTS + "/" + id).statusCode()).isEqualTo(404);
        assertThat(RestClient.json(admin.get(FAULTS)).path("faults")).isEmpty();
    }

    @Test
    void aKindAloneIsEnoughAndAllEndAtOnce() throws Exception {
        assertThat(admin.post(FAULTS, "{\"kind\": \"SLOW\"}").statusCode()).isEqualTo(201);
        assertThat(admin.post(FAULTS, "{\"kind\": \"edge_503\"}").statusCode()).isEqualTo(201);

        assertThat(RestClient.json(admin.delete(FAULTS)).path("faults")).hasSize(2);
    }

    @Test
    void anUnknownKindIsToldTheKnownOnes() throws Exception {
        HttpResponse<String> refused = admin.post(FAULTS, "{\"kind\": \"rainy-day\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RestClient.json(refused).path("remedy").asString()).contains("rate-limited", "license-invalid");
    }
}
