package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever a program sends, it reads JSON: also when no resource ever sees the call. */
class RefusedCallsTest {
    private static final String CONNECTIONS = "/api/rest/v1/connections";

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

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "a%3Bb", "a%25b", "a%5Cb", "a;b", "/b", "a%00b", "a%0Ab"})
    void aSignThatNoAddressMayHaveIsRefusedInJson(String label) throws Exception {
        HttpResponse<String> answer = admin.get(CONNECTIONS + "/" + label);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(problem(answer).path("status").asInt()).isEqualTo(400);
        assertThat(problem(answer).path("remedy").asString()).contains("id");
    }

    @Test
    void aConnectionWhoseLabelNoAddressCanHoldIsAddressedByItsId() throws Exception {
        String label = "a/b?c#d%e;f\\g";
        JsonNode added = RestClient.json(admin.post(CONNECTIONS, """
                {"label": "a/b?c#d%e;f\\\\g", "baseUrl": "https://xray.example"}"""));
        String id = added.path("id").asString();

        assertThat(RestClient.json(admin.get(CONNECTIONS + "/" + id))
                        .path("label")
                        .asString())
                .isEqualTo(label);
        assertThat(admin.put(CONNECTIONS + "/" + id + "/health/interval", "{\"minutes\": 0}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.get(CONNECTIONS + "/" + id + "/test-snapshots").statusCode())
                .isEqualTo(200);
        assertThat(RestClient.json(admin.delete(CONNECTIONS + "/" + id))
                        .path("label")
                        .asString())
                .isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/rest/v1/a|b HTTP/1.1",
                "GET /api/rest/v1/a\\b HTTP/1.1",
                "GET /api/rest/v1/\u00e4 HTTP/1.1",
                "GET /api/rest/v1/%zz HTTP/1.1",
                "GET /api/rest/v1/x?\u00e4 HTTP/1.1",
                "GET /api/rest/../v1 HTTP/1.1",
                "FOO /api/rest/v1/connections HTTP/1.1",
                "TRACE /api/rest/v1/connections HTTP/1.1",
                "GET /api/rest/v1/connections HTTP/1.1\r\nTransfer-Encoding: nothing",
                "GET /api/rest/v1/connections HTTP/1.1\r\nContent-Length: many",
            })
    void noPageAnswersACallThatCannotBeRead(String head) throws IOException {
        String answer = raw(head);

        assertThat(answer.lines().findFirst().orElse("")).containsPattern("^HTTP/1.1 [45]\\d\\d");
        assertThat(answer).contains("Content-Type: application/problem+json").doesNotContainIgnoringCase("<html");
    }

    @Test
    void anAddressBesideTheResourcesIsRefusedInJson() throws Exception {
        HttpResponse<String> stranger = RestClient.stranger(server).get("/api/v1/connections");
        HttpResponse<String> known = admin.get("/api/v1/connections");

        assertThat(stranger.statusCode()).isEqualTo(401);
        problem(stranger);
        assertThat(known.statusCode()).isEqualTo(404);
        problem(known);
    }

    @Test
    void whoTakesNoJsonIsToldSo() throws Exception {
        HttpResponse<String> answer = admin.get(CONNECTIONS, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(problem(answer).path("detail").asString()).contains("JSON");
    }

    @Test
    void aPersonStillReadsAPage() throws IOException {
        assertThat(raw("GET /backups/%00 HTTP/1.1")).contains("text/html").contains("cannot read this address");
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return RestClient.json(answer);
    }

    /** Sends what no HTTP client would. */
    private static String raw(String head) throws IOException {
        String login = Base64.getEncoder()
                .encodeToString(("admin:" + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: localhost\r\nAuthorization: Basic " + login
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
