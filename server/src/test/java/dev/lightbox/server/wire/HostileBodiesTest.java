package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies that are sound HTTP and hostile inside. Each gets a refusal in the form of its endpoint, and neither rows nor
 * files are left behind; nothing is printed.
 */
@Timeout(120)
class HostileBodiesTest {
    private static final Map<String, String> ROOTS = Map.of(
            "junit", "testsuite",
            "testng", "testng-results",
            "nunit", "test-run",
            "xunit", "assemblies",
            "robot", "robot");

    private static Database database;
    private static WireSite site;
    private static String bearer;

    private final PrintStream realErrors = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private StoredRows before;

    @BeforeAll
    static void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database);
        bearer = site.bearer();
        site.graphQl("{ getStatuses { name } }");
    }

    @AfterAll
    static void stop() {
        site.close();
        database.close();
    }

    @BeforeEach
    void look() {
        before = StoredRows.of(database);
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void nothingIsLeftBehindAndNothingPrinted() throws IOException {
        System.setErr(realErrors);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(StoredRows.of(database)).isEqualTo(before);
        try (Stream<Path> files = Files.walk(site.temporaryFolder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"junit", "testng", "nunit", "xunit", "robot"})
    void xmlThatWouldUnfoldOrReadFilesIsRefusedByEveryFormat(String format) {
        String root = ROOTS.get(format);
        String bomb = "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(50) + "\">"
                + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><" + root
                + ">&c;</"
                + root + ">";
        String file = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><" + root + ">&f;</" + root + ">";
        String remote = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><" + root + "/>";
        String parameter = "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]><" + root + "/>";
        String unknown = "<" + root + ">&nothing;</" + root + ">";
        String deep = "<" + root + ">" + "<a>".repeat(100_000);
        String malformed = "<" + root + ">\u00ff</" + root + ">";
        for (String report : new String[] {bomb, file, remote, parameter, unknown, deep}) {
            byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
            refused(raw(format, bytes));
            refused(multipart(format, bytes));
        }
        refused(raw(format, malformed.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static HttpResponse<String> raw(String format, byte[] report) {
        return post("/api/v2/import/execution/" + format + "?projectKey=CALC", "text/xml", report);
    }

    private static HttpResponse<String> multipart(String format, byte[] report) {
        byte[] info = "{\"fields\":{\"project\":{\"key\":\"CALC\"},\"summary\":\"Never made\"}}"
                .getBytes(StandardCharsets.UTF_8);
        return post(
                "/api/v2/import/execution/" + format + "/multipart",
                "multipart/form-data; boundary=cut",
                parts(part("info", "i.json", info), part("results", "r.xml", report)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/cucumber", "/behave"})
    void jsonNestedBeyondReasonIsRefused(String format) {
        for (String nested : new String[] {"[", "{\"a\":", "[{\"elements\":["}) {
            refused(post(
                    "/api/v2/import/execution" + format + "?projectKey=CALC",
                    "application/json",
                    nested.repeat(100_000).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void aZipThatGrowsBeyondReasonIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] blanks = new byte[3 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 40; i++) {
                zip.putNextEntry(new ZipEntry("f" + i + ".feature"));
                zip.write(blanks);
            }
        }
        HttpResponse<String> answer = feature("bomb.zip", bytes.toByteArray());

        assertThat(answer.statusCode()).isEqualTo(413);
        refused(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/cron.d/x.feature",
                "/etc/x.feature",
                "a/../../x.feature",
                "..\\..\\x.feature",
                "a\u0000b.feature"
            })
    void aZipThatLeadsOutOfItsFolderIsRefused(String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write("Feature: f\nScenario: s\nGiven x".getBytes(StandardCharsets.UTF_8));
        }
        refused(feature("features.zip", bytes.toByteArray()));
    }

    @Test
    void aZipThatIsCutAnywhereIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.feature"));
            zip.write("Feature: f\nScenario: s\nGiven x".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        // Behind the entry's data stands the directory, which a stream does not need.
        for (int length = 4; length < 60; length += 5) {
            refused(feature("cut.zip", Arrays.copyOf(bytes.toByteArray(), length)));
        }
    }

    private static HttpResponse<String> feature(String filename, byte[] content) {
        return post(
                "/api/v2/import/feature?projectKey=CALC",
                "multipart/form-data; boundary=cut",
                parts(part("file", filename, content)));
    }

    @ParameterizedTest
    @CsvSource({
        "10000 nested selections",
        "100000 aliases",
        "a circle of fragments",
        "deep lists",
        "100000 arguments",
        "half a text"
    })
    void aGraphQlDocumentBeyondReasonIsRefusedInItsForm(String kind) {
        String query = switch (kind) {
            case "10000 nested selections" -> "{ getTests(limit: 1) { results " + "{ a ".repeat(10_000);
            case "100000 aliases" -> aliases(100_000);
            case "a circle of fragments" ->
                "{ getTests(limit: 1) { ...A } } fragment A on TestResults { ...B } fragment B on TestResults { ...A }";
            case "deep lists" ->
                "{ getTests(limit: 1, issueIds: " + "[".repeat(10_000) + "]".repeat(10_000) + ") { total } }";
            case "100000 arguments" -> "{ getTests(limit: 1, " + "start: 0, ".repeat(100_000) + ") { total } }";
            default -> "{ getTests(jql: \"\"\" never ends, limit: 1) { total } }";
        };
        graphQlRefused(graphQl(query, "{}"));
    }

    private static String aliases(int count) {
        StringBuilder query = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            query.append(" a").append(i).append(":getTest{issueId}");
        }
        return query.append("}").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void variablesNestedBeyondReasonAreRefused(String nested) {
        graphQlRefused(graphQl(
                "query($v: [String]) { getTests(limit: 1, issueIds: $v) { total } }",
                "{\"v\":" + nested.repeat(50_000)));
        String closed = nested.repeat(400) + "1" + (nested.equals("[") ? "]" : "}").repeat(400);
        graphQlRefused(graphQl(
                "query($v: [String]) { getTests(limit: 1, issueIds: $v) { total } }", "{\"v\":" + closed + "}"));
    }

    private static HttpResponse<String> graphQl(String query, String variables) {
        String body =
                "{\"query\":" + JsonMapper.shared().writeValueAsString(query) + ",\"variables\":" + variables + "}";
        return post("/api/v2/graphql", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void graphQlRefused(HttpResponse<String> answer) {
        JsonNode body = JsonMapper.shared().readTree(answer.body());

        // Status 200 stands for documents that are sound but ask too much (contract section 12.1).
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        assertThat(body.at("/errors/0/message").asString()).isNotBlank();
        assertThat(body.path("data").isObject()).isFalse();
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 413);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.propertyNames()).containsExactly("error");
        assertThat(body.get("error").asString()).isNotBlank().doesNotContain("Exception", "dev.lightbox", "root:");
    }

    private static HttpResponse<String> post(String path, String contentType, byte[] body) {
        return site.send(site.request(SiteHost.EU, path, "Authorization", bearer, "Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static byte[] part(String name, String filename, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename
                        + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return part.toByteArray();
    }

    private static byte[] parts(byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Stream.of(parts).forEach(body::writeBytes);
        body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
