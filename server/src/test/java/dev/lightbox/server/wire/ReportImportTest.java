package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportImportTest {
    private static final String JUNIT = "<testsuite><testcase classname=\"calc.SumTest\" name=\"adds\"/></testsuite>";
    private static final String XRAY_JSON = """
            {"info": {"project": "CALC", "summary": "Smoke"},
             "tests": [{"testInfo": {"projectKey": "CALC", "summary": "adds", "type": "Generic", "definition": "calc.adds"},
                        "status": "PASSED"}]}
            """;
    private static final String INFO = """
            {"fields": {"project": {"key": "CALC"}, "summary": "Nightly", "issuetype": {"name": "Test Execution"}}}
            """;
    private static final String CREATED =
            "\\{\"id\":\"(\\d+)\",\"key\":\"CALC-\\d+\",\"self\":\"https://example.atlassian.net/rest/api/2/issue/\\1\"}";
    private static final String RAW = "/api/v2/import/execution/junit?projectKey=CALC";
    private Database database;
    private WireSite site;

    @BeforeEach
    void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database, new WireLimits(1000, 10_000, 100_000));
    }

    @AfterEach
    void stop() {
        site.close();
        database.close();
    }

    @EachDatabase
    void aReportBecomesAnExecutionInTheKeyUsersName(Database fresh) {
        try (WireSite own = new WireSite(fresh)) {
            HttpResponse<String> answer = own.post(SiteHost.EU, RAW, JUNIT, "Authorization", own.bearer());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
            assertThat(answer.body()).matches(CREATED);
            assertThat(own.post(
                                    SiteHost.EU,
                                    "/api/v2/graphql",
                                    "{\"query\":\"{ getTestExecutions(limit: 9) { total results { jira(fields: [\\\"reporter\\\"]) } } }\"}",
                                    "Authorization",
                                    own.bearer())
                            .body())
                    .contains("\"total\":1", "557058:ann");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/xml; charset=utf-8", "text/xml", "test/xml", "application/x-www-form-urlencoded"})
    void theFormatIsToldByThePathAndNotByTheContentType(String type) {
        HttpResponse<String> answer = site.post(
                SiteHost.EU,
                "/api/v1/import/execution/junit/?projectKey=CALC&testPlanKey=&what=ever",
                JUNIT,
                "Authorization",
                site.bearer(),
                "Content-Type",
                type);

        assertThat(answer.body()).matches(CREATED);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "cucumber, `[{\"name\": \"f\", \"elements\": [{\"name\": \"s\", \"steps\": []}]}]`",
                "behave, `[{\"name\": \"f\", \"elements\": [{\"name\": \"s\", \"steps\": []}]}]`",
                "testng, <testng-results><test-method name='a' status='PASS'/></testng-results>",
                "nunit, <test-run><test-case fullname='a.b' result='Passed'/></test-run>",
                "xunit, <assemblies><test type='a' method='b' result='Pass'/></assemblies>",
                "robot, <robot><suite name='a'><test name='b'><status status='PASS'/></test></suite></robot>"
            })
    void everyFormatIsTakenRawAndInPartsInBothVersions(String format, String report) {
        for (String version : List.of("v1", "v2")) {
            String path = "/api/" + version + "/import/execution/" + format;

            assertThat(post(path + "?projectKey=CALC&testEnvironments=a%3Bb", report)
                            .body())
                    .matches(CREATED);
            assertThat(multipart(path + "/multipart", part("results", report) + part("info", INFO))
                            .body())
                    .matches(CREATED);
        }
        assertThat(post("/api/v2/import/execution/" + format + "?projectKey=CALC", "half of <a")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aParameterThatNoDatabaseKeepsIsRefused() {
        assertThat(post(RAW + "&testEnvironments=a%00b", JUNIT).body())
                .isEqualTo("{\"error\":\"The query parameter testEnvironments holds a NUL character\"}");
        assertThat(post(RAW + "&testPlanKey=%00", JUNIT).statusCode()).isEqualTo(400);
    }

    @Test
    void xrayJsonIsTakenRawAndInParts() {
        assertThat(site.post(
                                SiteHost.EU,
                                "/api/v2/import/execution?projectKey=X",
                                XRAY_JSON,
                                "Authorization",
                                site.bearer())
                        .body())
                .matches(CREATED);
        assertThat(multipart("/api/v2/import/execution/multipart", part("info", INFO) + part("results", XRAY_JSON))
                        .body())
                .matches(CREATED);
    }

    @Test
    void partsComeInAnyOrderAndWithoutContentTypes() {
        String path = "/api/v2/import/execution/junit/multipart";

        assertThat(multipart(path, part("results", JUNIT) + part("info", INFO)).body())
                .matches(CREATED);
        assertThat(multipart(path, part("testInfo", "{}") + part("info", INFO) + part("results", JUNIT))
                        .body())
                .matches(CREATED);
    }

    @Test
    void aMissingPartAndAnUnreadableOneAreNamed() {
        String path = "/api/v2/import/execution/junit/multipart";

        assertThat(multipart(path, part("info", INFO)).body())
                .isEqualTo("{\"error\":\"The multipart body has no part \\\"results\\\"\"}");
        assertThat(multipart(path, part("results", JUNIT) + part("info", "no json"))
                        .body())
                .isEqualTo("{\"error\":\"Error parsing info file!\"}");
    }

    @Test
    void refusalsCarryTheTextsOfTheContract() {
        assertRefused(post("/api/v2/import/execution/junit", JUNIT), "Must provide a project key");
        assertRefused(
                post("/api/v2/import/execution/junit?projectKey=NONE", JUNIT),
                "Error retrieving Project from Jira with key \\\"NONE\\\"");
        assertRefused(post(RAW, "<testsuite/>"), "There are no valid tests imported");
        assertThat(post(RAW, "<testsuite><testcase").statusCode()).isEqualTo(400);
        assertThat(post("/api/v2/import/execution", "{\"tests\":").statusCode()).isEqualTo(400);
    }

    @Test
    void aReportBeyondTheLimitIsRefusedAlsoWhenItsLengthIsNotAnnounced() {
        String large = JUNIT.replace("</testsuite>", " ".repeat(120_000) + "</testsuite>");
        Supplier<HttpRequest.Builder> request = () -> site.request(SiteHost.EU, RAW, "Authorization", site.bearer());
        HttpRequest.BodyPublisher unannounced =
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArrays(
                        Stream.of(large.getBytes()).toList()));

        for (HttpRequest.BodyPublisher body :
                new HttpRequest.BodyPublisher[] {HttpRequest.BodyPublishers.ofString(large), unannounced}) {
            HttpResponse<String> answer = site.send(request.get().POST(body));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body())
                    .isEqualTo("{\"error\":\"The request body is too large: at most 100000 bytes are accepted\"}");
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return site.post(SiteHost.EU, path, body, "Authorization", site.bearer());
    }

    private static void assertRefused(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + text + "\"}");
    }

    private static String part(String name, String content) {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"target/" + name + "\"\r\n\r\n"
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
