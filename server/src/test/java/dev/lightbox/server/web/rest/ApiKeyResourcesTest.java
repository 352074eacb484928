package dev.lightbox.server.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.secrets.SecretsFile;
import dev.lightbox.server.web.RestClient;
import dev.lightbox.server.web.RunningServer;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.tokens.Authentication;
import dev.lightbox.xray.site.users.NewUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiKeyResourcesTest {
    private static final String KEYS = "/api/rest/v1/site/api-keys";

    private RunningServer server;
    private RestClient admin;

    @BeforeEach
    void start() {
        server = new RunningServer();
        admin = new RestClient(server, "admin", RunningServer.PASSWORD);
        for (String user : new String[] {"ann", "bob"}) {
            server.application()
                    .identity()
                    .users()
                    .create(
                            server.application().tenant().id(),
                            new NewUser(user, user, user + " Doe", user + "@example.com", SiteUser.Kind.PERSON),
                            Actor.SYSTEM);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode create(String user) throws IOException, InterruptedException {
        HttpResponse<String> answer = admin.post(KEYS, "{\"user\":\"" + user + "\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        return RestClient.json(answer).path("issued");
    }

    private boolean works(JsonNode issued) {
        return server.application()
                        .identity()
                        .tokens()
                        .authenticate(
                                issued.path("clientId").asString(),
                                Secret.of(issued.path("clientSecret").asString()),
                                "10.0.0.5")
                instanceof Authentication.Issued;
    }

    @Test
    void aKeyLivesItsWholeLifeOverRest() throws Exception {
        JsonNode first = create("ann");
        String key = KEYS + "/" + first.path("clientId").asString();
        assertThat(works(first)).isTrue();
        assertThat(admin.post(KEYS, "{\"user\":\"ann\"}").statusCode()).isEqualTo(200);

        assertThat(RestClient.json(admin.put(key + "/label", "{\"label\":\"Nightly\"}"))
                        .path("label")
                        .asString())
                .isEqualTo("Nightly");
        JsonNode second = RestClient.json(admin.post(key + "/regenerate", "{\"overlap\":\"24h\"}"));
        assertThat(works(first) && works(second)).isTrue();
        assertThat(RestClient.json(admin.get(key)).path("status").asString()).isEqualTo("overlap");
        assertThat(RestClient.json(admin.get(KEYS + "?filter=overlap"))
                        .path("total")
                        .asInt())
                .isEqualTo(1);

        assertThat(RestClient.json(admin.post(key + "/suspend", ""))
                        .path("status")
                        .asString())
                .isEqualTo("suspended");
        assertThat(works(first) || works(second)).isFalse();
        admin.post(key + "/resume", "");
        assertThat(works(second)).isTrue();
        admin.post(key + "/regenerate", "");
        assertThat(works(first) || works(second)).isFalse();

        assertThat(admin.delete(key).statusCode()).isEqualTo(200);
        assertThat(admin.get(key).statusCode()).isEqualTo(404);
    }

    @Test
    void thePolicyIsReadAndSet() throws Exception {
        assertThat(RestClient.json(admin.get(KEYS + "/policy"))
                        .path("maxLifetimeDays")
                        .isNull())
                .isTrue();
        admin.put(KEYS + "/policy", "{\"maxLifetimeDays\":30}");

        HttpResponse<String> refused = admin.post(KEYS, "{\"user\":\"ann\",\"lifetimeDays\":31}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(RestClient.json(refused).path("detail").asString()).contains("30 days");
    }

    @Test
    void manyNewSecretsAreHandedOverInAnEncryptedFileUntilSomebodyHasIt() throws Exception {
        JsonNode ann = create("ann");
        create("bob");
        String passphrase = "correct horse battery";

        HttpResponse<String> started = admin.post(
                KEYS + "/bulk/regenerate", "{\"selection\":{\"search\":\"\"},\"passphrase\":\"" + passphrase + "\"}");
        assertThat(started.statusCode()).isEqualTo(202);
        JsonNode job = ended(started.headers().firstValue("Location").orElseThrow());
        assertThat(job.path("result").path("done").asInt()).isEqualTo(2);
        String id = job.path("result").path("newSecrets").asString();
        JsonNode waiting = RestClient.json(admin.get(KEYS + "/new-secrets")).path("files");
        assertThat(waiting.size()).isEqualTo(1);
        assertThat(waiting.get(0).path("complete").asBoolean()).isTrue();

        String secrets = KEYS + "/new-secrets/" + id;
        download(secrets);
        byte[] file = download(secrets);
        String csv = new String(SecretsFile.open(file, Secret.of(passphrase)), StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("ann," + ann.path("clientId").asString()));
        assertThat(works(ann)).isFalse();
        assertThat(admin.delete(secrets).statusCode()).isEqualTo(200);
        assertThat(admin.post(secrets, "").statusCode()).isEqualTo(404);
    }

    @Test
    void manyAreDeletedAndEachFailureIsTold() throws Exception {
        JsonNode ann = create("ann");

        HttpResponse<String> started = admin.post(
                KEYS + "/bulk/delete",
                "{\"clientIds\":[\"" + ann.path("clientId").asString() + "\",\"" + "0".repeat(32) + "\"]}");
        JsonNode result =
                ended(started.headers().firstValue("Location").orElseThrow()).path("result");

        assertThat(result.path("selected").asInt()).isEqualTo(2);
        assertThat(result.path("done").asInt()).isEqualTo(1);
        assertThat(result.path("outcomes").get(0).path("failure").asString()).contains("There is no API key");
        assertThat(admin.post(KEYS + "/bulk/delete", "{}").statusCode())
                .as("an empty body does not mean all keys")
                .isEqualTo(400);
    }

    @Test
    void manyKeysOfAnotherSiteAreDeletedThereAndNowhereElse() throws Exception {
        JsonNode here = create("ann");
        SiteIdentity identity = server.application().identity();
        long other = identity.tenants()
                .ensure("other", "https://other.example", Region.US, Actor.SYSTEM)
                .id();
        SiteUser user = identity.users()
                .create(other, new NewUser("eve", "eve", "Eve", "eve@example.com", SiteUser.Kind.PERSON), Actor.SYSTEM);
        identity.apiKeys().create(user, Actor.SYSTEM);

        HttpResponse<String> started = admin.post(KEYS + "/bulk/delete?site=other", "{\"search\":\"\"}");
        JsonNode result =
                ended(started.headers().firstValue("Location").orElseThrow()).path("result");

        assertThat(result.path("outcomes").get(0).path("userKey").asString()).isEqualTo("eve");
        assertThat(result.path("selected").asInt()).isEqualTo(1);
        assertThat(works(here)).isTrue();
    }

    @Test
    void everyActIsInTheAuditTrailWithoutASecretAndTheTrailIsIntact() throws Exception {
        JsonNode ann = create("ann");
        admin.post(KEYS + "/" + ann.path("clientId").asString() + "/suspend", "");

        JsonNode entries = RestClient.json(admin.get(
                        "/api/rest/v1/audit?search=" + ann.path("clientId").asString()))
                .path("entries");
        String export = admin.get("/api/rest/v1/audit/export?form=csv").body();

        assertThat(entries.valueStream()
                        .map(entry -> entry.path("action").asString() + " "
                                + entry.path("actor").asString() + " "
                                + entry.path("origin").asString()))
                .containsExactly("api-key.suspend admin 127.0.0.1", "api-key.create admin 127.0.0.1");
        assertThat(export)
                .startsWith("id,at,actor,action,subject,origin,details,hash\r\n")
                .contains("api-key.suspend")
                .doesNotContain(ann.path("clientSecret").asString());
        assertThat(RestClient.json(admin.get("/api/rest/v1/audit/verify"))
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode ended(String job) throws IOException, InterruptedException {
        JsonNode state = RestClient.json(admin.get(job));
        while (state.path("state").asString().equals("running")) {
            Thread.onSpinWait();
            state = RestClient.json(admin.get(job));
        }
        assertThat(state.path("state").asString()).isEqualTo("done");
        return state;
    }

    private byte[] download(String path) throws IOException, InterruptedException {
        String basic = Base64.getEncoder()
                .encodeToString(("admin:" + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8));
        URI address = server.at(path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(address)
                                    .header("Authorization", "Basic " + basic)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
