package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeatureCallTest {
    private static final String PATH = "/api/v2/import/feature?projectKey=CALC&source=repo";
    private static final String FEATURE = "Feature: f\r\nBackground:\r\n Given b\r\nScenario: s\r\n Given x\r\n";
    private static final String ISSUE =
            "\\{\"id\":\"(\\d+)\",\"key\":\"CALC-\\d+\",\"self\":\"https://example.atlassian.net/rest/api/2/issue/\\d+\"}";
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

    @Test
    void aFeatureIsImportedExportedAndImportedAgain() {
        HttpResponse<String> first = multipart(PATH, part("file", "calc.feature", FEATURE));

        assertThat(first.body())
                .matches("\\{\"errors\":\\[],\"updatedOrCreatedTests\":\\[" + ISSUE
                        + "],\"updatedOrCreatedPreconditions\":\\[" + ISSUE + "]}");
        HttpResponse<byte[]> exported = site.send(
                site.request(SiteHost.EU, "/api/v2/export/cucumber?keys=CALC-1", "Authorization", site.bearer())
                        .GET(),
                HttpResponse.BodyHandlers.ofByteArray());
        HttpResponse<String> again = site.send(site.request(
                        SiteHost.EU,
                        PATH,
                        "Authorization",
                        site.bearer(),
                        "Content-Type",
                        "multipart/form-data; boundary=XX")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(
                                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n"
                                        + "Content-Type: application/zip\r\n\r\n"),
                        HttpRequest.BodyPublishers.ofByteArray(exported.body()),
                        HttpRequest.BodyPublishers.ofString("\r\n--XX--\r\n"))));
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void testInfoAndPrecondInfoDescribeWhatIsCreated() {
        String info = "{\"fields\": {\"labels\": [\"%s\"], \"project\": {\"key\": \"ELSE\"}}}";
        multipart(
                "/api/v1/import/feature?projectId="
                        + site.identity
                                .projects()
                                .list(site.tenant.id())
                                .getFirst()
                                .id(),
                part("testInfo", "t.json", info.formatted("auto"))
                        + part("precondInfo", "p.json", info.formatted("pre"))
                        + part("file", "calc.feature", FEATURE));

        HttpResponse<String> found = site.post(
                SiteHost.EU,
                "/api/v2/graphql",
                "{\"query\":\"{ getTests(limit: 9) { results { jira(fields: [\\\"labels\\\"]) preconditions(limit: 1) {"
                        + " results { jira(fields: [\\\"labels\\\"]) } } } } }\"}",
                "Authorization",
                site.bearer());
        assertThat(found.body()).contains("[\"auto\"]", "[\"pre\"]");
    }

    @Test
    void refusalsSayWhatIsMissing() {
        assertThat(multipart("/api/v2/import/feature", part("file", "f", FEATURE))
                        .body())
                .isEqualTo("{\"error\":\"Must provide a project key\"}");
        assertThat(multipart(PATH, part("results", "f", FEATURE)).body())
                .isEqualTo("{\"error\":\"The multipart body has no part \\\"file\\\"\"}");
        assertThat(multipart(PATH, part("file", "f", "nothing")).statusCode()).isEqualTo(400);
        assertThat(multipart(PATH.replace("CALC", "NONE"), part("file", "f", FEATURE))
                        .body())
                .contains("Error retrieving Project from Jira with key");
        assertThat(site.post(SiteHost.EU, PATH, FEATURE, "Authorization", site.bearer())
                        .statusCode())
                .isEqualTo(400);
    }

    private static String part(String name, String filename, String content) {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename + "\"\r\n\r\n"
                + content + "\r\n";
    }

    private HttpResponse<String> multipart(String path, String parts) {
        return site.post(
                SiteHost.EU,
                path,
                parts + "--XX--\r\n",
                "Authorization",
                site.bearer(),
                "Content-Type",
                "multipart/form-data; boundary=XX");
    }
}
