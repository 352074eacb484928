package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.content.Dataset;
import dev.lightbox.xray.site.content.Dataset.Parameter;
import dev.lightbox.xray.site.content.DatasetPlace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCallTest {
    private static final String GRAPHQL = "/api/v2/graphql";
    private static final String QUERY = "{\"query\":\"{ getTests(limit: 1) { total } }\"}";
    private Database database;
    private WireSite site;

    @BeforeEach
    void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database);
    }

    @AfterEach
    void stop() {
        site.close();
        database.close();
    }

    @EachDatabase
    void aQueryIsAnsweredInBothVersions(Database fresh) {
        try (WireSite own = new WireSite(fresh)) {
            for (String path : new String[] {"/api/v1/graphql", "/api/v2/graphql", "//api/v2/graphql/"}) {
                HttpResponse<String> answer = own.post(SiteHost.EU, path, QUERY, "Authorization", own.bearer());

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
                assertThat(answer.body()).isEqualTo("{\"data\":{\"getTests\":{\"total\":0}}}");
            }
        }
    }

    @Test
    void variablesAndOperationNameReachTheQuery() {
        HttpResponse<String> answer = query(
                "{\"query\":\"query A { getTests(limit: 1) { total } } query B($n: Int!) { getTests(limit: $n) { limit } }\","
                        + "\"operationName\":\"B\",\"variables\":{\"n\":7}}");

        assertThat(answer.body()).isEqualTo("{\"data\":{\"getTests\":{\"limit\":7}}}");
    }

    @Test
    void millionsOfEmptyObjectsAreRefusedBeforeTheyFillTheMemory() {
        String many = "{},".repeat(300_000) + "{}";

        HttpResponse<String> answer = query(QUERY.replaceFirst("}$", ",\"variables\":{\"x\":[" + many + "]}}"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void anEmptyHostHeaderIsTaken() throws IOException {
        URI address = site.listeners.address(SiteHost.EU);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/v2/graphql HTTP/1.1\r\nHost:\r\nConnection: close\r\nAuthorization: "
                                    + site.bearer() + "\r\nContent-Length: " + QUERY.length() + "\r\n\r\n" + QUERY)
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void missingEmptyAndNullVariablesAreTheSame() {
        for (String variables :
                new String[] {"", ",\"variables\":{}", ",\"variables\":null", ",\"operationName\":null"}) {
            assertThat(query(QUERY.replaceFirst("}$", variables + "}")).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"query\":1}", "{\"query\":\"{a}\",\"variables\":[]}"})
    void aBodyThatIsNoGraphQlRequestIsRefusedInGraphQlsForm(String body) {
        HttpResponse<String> answer = query(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"errors\":[{\"message\":\"");
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        assertRefused(site.post(SiteHost.EU, GRAPHQL, QUERY), WireErrors.TOKEN_MISSING);
        assertRefused(site.post(SiteHost.EU, GRAPHQL, QUERY, "Authorization", "Basic YTpi"), WireErrors.JWT_MALFORMED);
        assertRefused(site.post(SiteHost.EU, GRAPHQL, QUERY, "Authorization", "Bearer "), WireErrors.JWT_MALFORMED);
    }

    @Test
    void aTokenWithItsQuotesIsMalformed() {
        String quoted = "Bearer \"" + site.bearer().substring("Bearer ".length()) + "\"";

        assertRefused(site.post(SiteHost.EU, GRAPHQL, QUERY, "Authorization", quoted), WireErrors.JWT_MALFORMED);
    }

    @Test
    void aForeignTokenAndAnOldOneAreToldApart() {
        String bearer = site.bearer();
        String foreign = bearer.substring(0, bearer.length() - 4) + "AAAA";
        assertRefused(
                site.post(SiteHost.EU, GRAPHQL, QUERY, "Authorization", foreign), WireErrors.JWT_INVALID_SIGNATURE);

        site.pass(Duration.ofHours(24));

        assertRefused(site.post(SiteHost.EU, GRAPHQL, QUERY, "Authorization", bearer), WireErrors.JWT_EXPIRED);
    }

    @Test
    void aDeletedKeysTokenIsRefusedAtOnce() {
        String bearer = site.bearer();
        site.identity.apiKeys().delete(site.tenant.id(), site.key.clientId(), WireSite.ADMIN);

        assertRefused(site.post(SiteHost.EU, GRAPHQL, QUERY, "Authorization", bearer), WireErrors.TOKEN_NOT_VALID);
    }

    @Test
    void theSchemeOfTheHeaderIsReadInAnyCase() {
        String bearer = site.bearer().replace("Bearer ", "bearer  ");

        assertThat(site.post(SiteHost.EU, GRAPHQL, QUERY, "Authorization", bearer)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "EU, PINNED, GLOBAL EU",
        "US, PINNED, GLOBAL US",
        "AU, PINNED, GLOBAL AU",
        "EU, STALE, EU",
        "AU, STALE, AU",
        "EU, MOVING, ''"
    })
    void onlyTheHostsOfTheResidencyServeData(Region region, Residency residency, String serving) {
        site.setResidency(region, residency);
        String bearer = site.bearer();

        Set<SiteHost> served = EnumSet.noneOf(SiteHost.class);
        for (SiteHost host : SiteHost.values()) {
            HttpResponse<String> answer = site.post(host, GRAPHQL, QUERY, "Authorization", bearer);
            if (answer.statusCode() == 200) {
                served.add(host);
            } else {
                assertRefused(answer, WireErrors.ANOTHER_REGION);
            }
        }

        Set<SiteHost> expected = EnumSet.noneOf(SiteHost.class);
        for (String name : serving.split(" ")) {
            if (!name.isEmpty()) {
                expected.add(SiteHost.valueOf(name));
            }
        }
        assertThat(served).isEqualTo(expected);
    }

    @Test
    void theTokenIsLookedAtBeforeTheRegionAndTheRegionBeforeTheBody() {
        assertRefused(
                site.post(SiteHost.US, GRAPHQL, "nonsense", "Authorization", "Bearer x"), WireErrors.JWT_MALFORMED);
        assertRefused(
                site.post(SiteHost.US, GRAPHQL, "nonsense", "Authorization", site.bearer()), WireErrors.ANOTHER_REGION);
    }

    @Test
    void aDatasetIsExportedWithOneLineForEachIteration() {
        createManualTest();
        SiteUser ann =
                site.identity.users().findByUserKey(site.tenant.id(), "ann").orElseThrow();
        Caller caller = site.identity.callers().find(ann.id()).orElseThrow();
        site.content
                .datasets()
                .put(
                        caller,
                        DatasetPlace.ofTest("CALC-1"),
                        new Dataset(
                                List.of(Parameter.text("user"), Parameter.combined("browser")),
                                List.of(List.of("Ann, A.", "Firefox"), List.of("", "a \"b\""))));

        HttpResponse<String> answer = dataset("testIssueKey=CALC-1&testIssueId=");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(answer.body()).isEqualTo("user,browser\n\"Ann, A.\",Firefox\n\"Ann, A.\",\"a \"\"b\"\"\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 400 | testIssueId or testIssueKey must be given",
                "testIssueKey=CALC-1 | 404 | There is no dataset for test CALC-1",
                "testIssueKey=CALC-1&contextIssueKey=CALC-1 | 400 | issueId provided is not valid",
                "testIssueKey=CALC-7 | 400 | test with id CALC-7 not found!"
            })
    void aDatasetThatIsNotThereIsRefusedInWords(String parameters, int status, String text) {
        createManualTest();

        HttpResponse<String> answer = dataset(parameters);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + text + "\"}");
    }

    private void createManualTest() {
        site.graphQl("mutation { createTest(testType: {name: \\\"Manual\\\"},"
                + " jira: {fields: {summary: \\\"signs in\\\", project: {key: \\\"CALC\\\"}}}) { test { issueId } } }");
    }

    private HttpResponse<String> dataset(String parameters) {
        return site.get(SiteHost.EU, "/api/v2/dataset/export?" + parameters, "Authorization", site.bearer());
    }

    @Test
    void cucumberTestsAreExportedAsAZipAlsoWhenThereIsOneFile() throws IOException {
        query("{\"query\":\"mutation { createTest(testType: {name: \\\"Cucumber\\\"}, gherkin: \\\"Given a sum\\\","
                + " jira: {fields: {summary: \\\"adds\\\", project: {key: \\\"CALC\\\"}}}) { test { issueId } } }\"}");

        HttpResponse<byte[]> answer = site.send(
                site.request(SiteHost.EU, "/api/v2/export/cucumber?keys=CALC-1%3B&x=y", "Authorization", site.bearer()),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("1_CALC-1.feature");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("Given a sum");
            assertThat(zip.getNextEntry()).isNull();
        }
    }

    @Test
    void anExportOfUnknownKeysIsRefusedWithTheTextOfTheContract() {
        HttpResponse<String> answer =
                site.get(SiteHost.EU, "/api/v2/export/cucumber?keys=CALC-99", "Authorization", site.bearer());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"Invalid JQL query\"}");
    }

    private HttpResponse<String> query(String body) {
        return site.post(SiteHost.EU, GRAPHQL, body, "Authorization", site.bearer());
    }

    private static void assertRefused(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + text + "\"}");
    }
}
