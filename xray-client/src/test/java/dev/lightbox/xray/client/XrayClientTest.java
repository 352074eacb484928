package dev.lightbox.xray.client;

import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.EXPORT;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.api.RequestCost;
import dev.lightbox.xray.client.FieldRequest.Variable;
import dev.lightbox.xray.client.StandInSite.Reply;
import dev.lightbox.xray.client.StandInSite.Seen;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XrayClientTest {
    private final FakeTime time = new FakeTime();
    private final StandInSite site = StandInSite.start().healthy();
    private final XrayClient client = Clients.client(site.url(), time);

    @AfterEach
    void stop() {
        client.close();
        site.close();
    }

    @Test
    void loginSendsTheKeyAndReadsTheClaims() {
        Token token = client.authenticate();

        Seen login = site.seen(AUTHENTICATE).getFirst();
        assertThat(login.method()).isEqualTo("POST");
        assertThat(login.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(login.text())
                .isEqualTo("{\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                        .formatted(Clients.KEY.clientId(), Clients.SECRET));
        assertThat(token.text()).isEqualTo(Secret.of(StandInSite.token("tenant-1", 1)));
        assertThat(token.tenant()).contains("tenant-1");
        assertThat(token.accountId()).contains("account-7");
        assertThat(token.expiresAt()).contains(Instant.ofEpochSecond(1_772_445_601));
        assertThat(token.toString()).doesNotContain(StandInSite.token("tenant-1", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "%s", " \n\"%s\"\r\n", "\" %s \""})
    void aTokenIsReadWithAndWithoutQuotes(String form) {
        String token = StandInSite.token("tenant-1", 4);
        site.always(AUTHENTICATE, Reply.text(200, "text/plain", form.formatted(token)));

        assertThat(client.authenticate().text().revealText()).isEqualTo(token);
    }

    @Test
    void graphQlKeepsPartialDataBesideTheErrors() {
        site.always(
                GRAPHQL,
                Reply.json(
                        200,
                        "{\"errors\":[{\"message\":\"test with id 9 not found!\\u0007\",\"path\":[\"f1\",\"results\",3]}],"
                                + "\"data\":{\"f0\":{\"total\":2},\"f1\":null}}"));

        GraphQlAnswer answer = client.graphql("query { f0 f1 }", Map.of("n", 1));

        assertThat(answer.data().path("f0").path("total").asInt()).isEqualTo(2);
        assertThat(answer.errors())
                .containsExactly(new GraphQlError("test with id 9 not found!", List.of("f1", "results", "3")));
        assertThat(site.seen(GRAPHQL).getFirst().text())
                .isEqualTo("{\"query\":\"query { f0 f1 }\",\"variables\":{\"n\":1}}");
        assertThat(site.seen(GRAPHQL).getFirst().authorization())
                .isEqualTo("Bearer " + StandInSite.token("tenant-1", 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void graphQlErrorsComeBackWhateverTheStatus(int status) {
        site.always(GRAPHQL, Reply.json(status, "{\"errors\":[{\"message\":\"Cannot query field\"}]}"));

        GraphQlAnswer answer = client.graphql("{ nonsense }", Map.of());

        assertThat(answer.data().isEmpty()).isTrue();
        assertThat(answer.errors()).containsExactly(new GraphQlError("Cannot query field", List.of()));
    }

    @Test
    void fieldsAreReadTogetherAndAnsweredInTheirOrder() {
        site.on(GRAPHQL, request -> {
            assertThat(request.text()).contains("\"f1_start\":100").doesNotContain("\"start\"");
            return Reply.json(200, "{\"data\":{\"f1\":{\"page\":1},\"f0\":{\"page\":0}}}");
        });

        List<FieldAnswer> answers = client.query(List.of(page(0), page(100)));

        assertThat(answers)
                .extracting(answer -> answer.value().path("page").asInt(-1))
                .containsExactly(0, 1);
        assertThat(site.seen(GRAPHQL)).hasSize(1);
    }

    @Test
    void unknownKeysAreAnAnswerOfTheExport() {
        CucumberAnswer answer = client.exportCucumber(List.of("DEMO-6", "DEMO-7"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"error\":\"Invalid JQL query\"}");
    }

    @Test
    void theExportAsksForAllKeysAtOnce() {
        site.on(EXPORT, _ -> new Reply(200, Map.of("Content-Type", "application/octet-stream"), StandInSite.EMPTY_ZIP));

        assertThat(client.exportCucumber(List.of("DEMO-6", "DEMO-7")).body()).isEqualTo(StandInSite.EMPTY_ZIP);
        assertThat(site.seen(EXPORT)).extracting(Seen::query).containsExactly("keys=DEMO-6%3BDEMO-7");
    }

    @Test
    void anImportIsSentAsItIsAndItsReplyRead() {
        site.always(
                "/api/v2/import/execution",
                Reply.json(
                        200, "{\"id\":\"10200\",\"key\":\"CALC-200\",\"self\":\"https://x/rest/api/2/issue/10200\"}"));

        ImportReply reply = client.importExecution("{\"tests\":[]}".getBytes(StandardCharsets.UTF_8));

        assertThat(reply).isEqualTo(new ImportReply("10200", "CALC-200", "https://x/rest/api/2/issue/10200"));
        assertThat(site.seen("/api/v2/import/execution").getFirst().text()).isEqualTo("{\"tests\":[]}");
    }

    @Test
    void anUploadIsOneFilePartWhateverItsName() {
        site.always("/api/v2/attachments", Reply.json(200, "{\"id\":\"7b0d\",\"filename\":\"a.png\",\"size\":3}"));

        UploadedAttachment stored = client.upload("a\"\r\nX: y.png", "image/png", new byte[] {1, 2, 3});

        assertThat(stored).isEqualTo(new UploadedAttachment("7b0d", "a.png", 3));
        assertThat(site.seen("/api/v2/attachments").getFirst().text())
                .contains(
                        "name=\"attachment\"; filename=\"a%22%0D%0AX: y.png\"\r\nContent-Type: image/png\r\n\r\n\1\2\3\r\n--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "/api/v2", "/api/v2/", "/api/v1"})
    void theAddressMayEndInAnyOfTheUsualWays(String ending) {
        try (XrayClient careless = Clients.client(URI.create(site.url() + ending), time)) {
            careless.authenticate();
        }

        assertThat(site.seen()).extracting(Seen::path).containsExactly(AUTHENTICATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "https:///x", "https://user@host", "https://host?x=1", "host"})
    void anAddressThatIsNoneIsRefusedAtOnce(String address) {
        URI uri = URI.create(address);

        assertThatThrownBy(() -> Clients.client(uri, time))
                .isInstanceOf(LightboxException.class)
                .hasMessageContaining("https://host");
    }

    @Test
    void usageCountsRequestsAndBytes() {
        client.graphql("{ getStatuses { name } }", Map.of());

        assertThat(client.usage().requests()).isEqualTo(2);
        assertThat(client.usage().retries()).isZero();
        assertThat(client.usage().bytesReceived()).isGreaterThan(100);
    }

    private static FieldRequest page(int start) {
        return new FieldRequest(
                "getTests(limit: 100, start: $start) { page }",
                Map.of("start", new Variable("Int", start)),
                RequestCost.page(100, RequestCost.NOTHING));
    }
}
