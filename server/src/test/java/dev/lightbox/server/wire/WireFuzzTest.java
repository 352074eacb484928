package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.SiteUser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes come as a body, the site answers or refuses in the documented form and leaves no file behind. */
class WireFuzzTest {
    private static Database database;
    private static WireSite site;
    private static String bearer;
    private static String jiraLogin;

    @BeforeAll
    static void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database);
        bearer = site.bearer();
        SiteUser ann =
                site.identity.users().findByUserKey(site.tenant.id(), "ann").orElseThrow();
        String token = site.identity
                .jiraTokens()
                .create(ann, "tests", WireSite.ADMIN)
                .secret()
                .revealText();
        jiraLogin = "Basic " + Base64.getEncoder().encodeToString(bytesOf(ann.email() + ":" + token));
    }

    @AfterAll
    static void stop() {
        site.close();
        database.close();
    }

    static Stream<Arguments> multiparts() {
        return Stream.of(
                        String.join(
                                "\r\n",
                                "--cut",
                                "Content-Disposition: form-data; name=\"info\"; filename=\"info.json\"",
                                "Content-Type: application/json",
                                "",
                                "{\"fields\":{\"project\":{\"key\":\"CALC\"},\"summary\":\"S\"},\"xrayFields\":{\"environments\":[\"a\"]}}",
                                "--cut",
                                "Content-Disposition: form-data; name=\"results\"; filename*=UTF-8''j%C3%BCnit.xml",
                                "",
                                "<testsuite><testcase classname=\"a\" name=\"b\"/></testsuite>",
                                "--cut--",
                                ""),
                        "--cut--",
                        "--cut\r\nContent-Disposition: form-data; name=results\r\n\r\n<testsuite/>\r\n--cut--")
                .map(WireFuzzTest::bytes);
    }

    @MethodSource("multiparts")
    @FuzzTest(maxDuration = "2m")
    void multipart(byte[] body) throws IOException {
        HttpResponse<String> answer = site.send(site.request(
                        SiteHost.EU,
                        "/api/v2/import/execution/junit/multipart",
                        "Authorization",
                        bearer,
                        "Content-Type",
                        "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        refusedOrDone(answer, "{\"error\":\"");
        try (Stream<Path> files = Files.walk(site.temporaryFolder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    static Stream<Arguments> logins() {
        return Stream.of(
                        "{\"client_id\":\"0123456789ABCDEF0123456789ABCDEF\",\"client_secret\":\"x\"}",
                        "[]",
                        "{\"client_id\":{}}",
                        "\uFEFF{ \"grant\" : [ null, 1e9 ], \"client_secret\":\"\\u0041\", \"client_id\" : null }",
                        "{\"client_id\":\"a\",\"client_id\":\"b\",\"client_secret\":\"c\"} trailing")
                .map(WireFuzzTest::bytes);
    }

    @MethodSource("logins")
    @FuzzTest(maxDuration = "2m")
    void login(byte[] body) {
        HttpResponse<String> answer = site.send(
                site.request(SiteHost.EU, "/api/v2/authenticate").POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        refusedOrDone(answer, "{\"error\":\"");
    }

    static Stream<Arguments> issues() {
        return Stream.of(
                        "{\"fields\":{\"project\":{\"key\":\"CALC\"},\"summary\":\"S\",\"issuetype\":{\"name\":\"Test\"},\"labels\":[\"a\"],\"description\":{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}]},\"priority\":{\"name\":\"High\"},\"fixVersions\":[{\"name\":\"1\"}],\"parent\":{\"key\":\"CALC-1\"},\"assignee\":{\"accountId\":\"557058:ann\"},\"customfield_1\":[1,{}]},\"update\":{\"labels\":[{\"add\":\"b\"},{\"remove\":\"a\"}]}}",
                        "{\"jql\":\"project = CALC\",\"startAt\":0,\"maxResults\":10,\"fields\":[\"summary\",\"*all\",\"-x\"],\"nextPageToken\":\"MTA=\"}",
                        "{\"type\":{\"name\":\"Test\"},\"inwardIssue\":{\"key\":\"CALC-1\"},\"outwardIssue\":{\"key\":\"CALC-2\"}}")
                .map(WireFuzzTest::bytes);
    }

    @MethodSource("issues")
    @FuzzTest(maxDuration = "2m")
    void jira(byte[] body) {
        for (String call : new String[] {"issue", "search", "search/jql", "issueLink"}) {
            HttpResponse<String> answer =
                    site.send(site.request(SiteHost.EU, "/rest/api/3/" + call, "Authorization", jiraLogin)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));

            refusedOrDone(answer, "{\"errorMessages\":[");
        }
    }

    private static void refusedOrDone(HttpResponse<String> answer, String refusal) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 499);
        if (answer.statusCode() >= 400) {
            assertThat(answer.body()).startsWith(refusal);
        }
    }

    private static Arguments bytes(String text) {
        return Arguments.of((Object) bytesOf(text));
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
