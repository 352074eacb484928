package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that break HTTP or break off. Each gets a clear refusal, nothing is left behind in the database or among the
 * temporary files, and the site goes on serving.
 */
@Timeout(120)
class HostileRequestsTest {
    private static final String GRAPHQL = "{\"query\":\"{ getTests(limit: 1) { total } }\"}";
    private static final String JUNIT = "<testsuite><testcase classname=\"a\" name=\"b\"/></testsuite>";
    private static final String MULTIPART = String.join(
            "\r\n",
            "--cut",
            "Content-Disposition: form-data; name=\"info\"; filename=\"info.json\"",
            "Content-Type: application/json",
            "",
            "{\"fields\":{\"project\":{\"key\":\"CALC\"},\"summary\":\"Never made\"}}",
            "--cut",
            "Content-Disposition: form-data; name=\"results\"; filename=\"junit.xml\"",
            "",
            JUNIT,
            "--cut--",
            "");

    private static Database database;
    private static WireSite site;
    private static String bearer;
    private StoredRows before;

    @BeforeAll
    static void start() {
        database = FreshDatabases.sqlite();
        site = new WireSite(database);
        bearer = site.bearer();
    }

    @AfterAll
    static void stop() {
        site.close();
        database.close();
    }

    @BeforeEach
    void count() {
        before = StoredRows.of(database);
    }

    @AfterEach
    void nothingIsLeftBehindAndTheNextClientIsServed() throws IOException {
        assertThat(site.post(SiteHost.EU, "/api/v2/graphql", GRAPHQL, "Authorization", bearer)
                        .statusCode())
                .isEqualTo(200);
        assertThat(StoredRows.of(database)).isEqualTo(before);
        try (Stream<Path> files = Files.walk(site.temporaryFolder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v2/graphql HTTP/9.9\r\nHost: x\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: a b\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost : x\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\n: no name\r\n\r\n",
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
                "POST /api/v2/gra\u0000phql HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/v2/graphql\u0085 HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/v2/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/v2/attachments/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v2/attachments/..%5c..%5cx HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v2/attachments/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "TRACE /api/v2/graphql HTTP/1.1\r\nHost: x\r\n\r\n",
                "CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void whatIsNoRequestIsRefusedWithoutDetails(String request) throws IOException {
        WireSocket.Answer answer = WireSocket.exchange(site, request);

        assertThat(answer.status()).as(answer.text()).isIn(400, 401, 404, 405, 501, 505);
        assertThat(answer.text()).doesNotContain("Exception", "Tomcat", "\tat ", "root:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "POST /api/v2/graphql\r\n\r\n",
                "\r\n\r\n\r\n",
                "\u00ff\u00ff\u00ff\u00ff\r\n\r\n"
            })
    void anotherProtocolGetsNoAnswerThatTellsAnything(String request) throws IOException {
        WireSocket.Answer answer = WireSocket.exchange(site, request);

        assertThat(answer.status()).as(answer.text()).isIn(0, 400, 505);
        assertThat(answer.text()).doesNotContain("Exception", "Tomcat", "\tat ", "\"data\"");
    }

    @Test
    void headersWithoutEndAreRefused() throws IOException {
        String head = "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\n";
        for (String headers : new String[] {
            "X: " + "a".repeat(100_000) + "\r\n",
            "X: a\r\n".repeat(5_000),
            "Authorization: Bearer " + "A".repeat(1_000_000) + "\r\n"
        }) {
            assertThat(WireSocket.exchange(site, head + headers + "\r\n").status())
                    .isIn(400, 431);
        }
        assertThat(WireSocket.exchange(site, "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .status())
                .isIn(400, 414);
    }

    @Test
    void nothingThatAClientSendsBecomesAHeaderOfTheAnswer() throws IOException {
        for (String target : new String[] {
            "/api/v2/export/cucumber?keys=CALC-1%0d%0aX-Injected:%20yes",
            "/api/v2/attachments/1%0d%0aX-Injected:%20yes",
            "/api%0d%0aX-Injected:%20yes"
        }) {
            assertThat(WireSocket.exchange(
                                    site,
                                    "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                                            + bearer + "\r\n\r\n")
                            .text())
                    .matches("(?s)HTTP/1.1 4\\d\\d.*")
                    .doesNotContain("\nX-Injected");
        }
    }

    @Test
    void oneRequestCannotHideAnother() throws IOException {
        String hidden = "POST /api/v2/import/execution/junit?projectKey=CALC HTTP/1.1\r\nHost: x\r\nAuthorization: "
                + bearer + "\r\nContent-Length: " + JUNIT.length() + "\r\n\r\n" + JUNIT;
        String both = "0\r\n\r\n" + hidden;

        WireSocket.Answer answer = WireSocket.exchange(
                site,
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer + "\r\nContent-Length: "
                        + both.length() + "\r\nTransfer-Encoding: chunked\r\n\r\n" + both);

        // Where both lengths are told, the chunks count and the connection ends, so that what follows is no request.
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text().split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n", "ffffffffffffffffff\r\n", "5\r\nab", "5;" + "a=b;c=d" + "\r\nabcdefgh"})
    void brokenChunksAreABadRequest(String chunks) throws IOException {
        for (String call : new String[] {
            "POST /api/v2/graphql", "POST /api/v2/import/execution/junit?projectKey=CALC", "POST /api/v2/authenticate"
        }) {
            WireSocket.Answer answer = WireSocket.exchange(
                    site,
                    call + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + bearer + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + chunks);

            assertThat(answer.status()).as(call + answer.text()).isIn(0, 400);
        }
    }

    @Test
    void aBodyThatEndsEarlyLeavesNothing() throws IOException {
        for (String call : new String[] {
            "POST /api/v2/graphql",
            "POST /api/v2/import/execution",
            "POST /api/v2/import/execution/junit?projectKey=CALC",
            "POST /api/v2/authenticate"
        }) {
            // A whole report, but the client said that there would be more of it.
            String body = call.contains("junit") ? JUNIT : GRAPHQL;
            WireSocket.Answer answer = WireSocket.exchange(site, request(call, "text/plain", body, body.length() + 10));

            assertThat(answer.status()).as(call + answer.text()).isIn(0, 400);
        }
    }

    @Test
    void aBodyLongerThanItSaidIsCutAndTheRestIsNoRequest() throws IOException {
        WireSocket.Answer answer =
                WireSocket.exchange(site, request("POST /api/v2/graphql", "application/json", GRAPHQL, 10));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain(" 200 ");
    }

    @Test
    void everyMultipartBodyThatIsCutOffLeavesNothing() throws IOException {
        for (int length = 0; length < MULTIPART.length() - 4; length += 7) {
            String part = MULTIPART.substring(0, length);
            for (int announced : new int[] {part.length(), MULTIPART.length()}) {
                WireSocket.Answer answer = WireSocket.exchange(
                        site,
                        request(
                                "POST /api/v2/import/execution/junit/multipart",
                                "multipart/form-data; boundary=cut",
                                part,
                                announced));

                assertThat(answer.status())
                        .as("cut after " + length + " bytes, announced " + announced + ": " + answer.text())
                        .isIn(0, 400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=other",
                "multipart/form-data; boundary=\"cut",
                "application/json",
                "text/plain; charset=nonsense",
                "multipart/form-data; boundary=cut; charset=nonsense\u0000",
                ""
            })
    void aMultipartBodyUnderAnotherNameIsABadRequest(String contentType) throws IOException {
        WireSocket.Answer answer = WireSocket.exchange(
                site,
                request("POST /api/v2/import/execution/junit/multipart", contentType, MULTIPART, MULTIPART.length()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void partsWithoutEndAreRefused() throws IOException {
        String part = "--cut\r\nContent-Disposition: form-data; name=\"x\"; filename=\"x\"\r\n\r\nx\r\n";
        String body = part.repeat(20_000) + MULTIPART;
        WireSocket.Answer answer = WireSocket.exchange(
                site,
                request(
                        "POST /api/v2/import/execution/junit/multipart",
                        "multipart/form-data; boundary=cut",
                        body,
                        body.length()));

        assertThat(answer.status()).as(answer.text()).isIn(400, 413);
    }

    @Test
    void aPartWithHeadersWithoutEndIsRefused() throws IOException {
        String body = MULTIPART.replace("Content-Type", "X: " + "a".repeat(100_000) + "\r\nContent-Type");
        WireSocket.Answer answer = WireSocket.exchange(
                site,
                request(
                        "POST /api/v2/import/execution/junit/multipart",
                        "multipart/form-data; boundary=cut",
                        body,
                        body.length()));

        assertThat(answer.status()).as(answer.text()).isIn(400, 413);
    }

    @Test
    void textInAWrongCharsetIsABadRequest() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.ISO_8859_1, Charset.forName("IBM037")}) {
            for (String call : new String[] {
                "POST /api/v2/graphql",
                "POST /api/v2/import/execution",
                "POST /api/v2/import/execution/junit?projectKey=CALC"
            }) {
                byte[] body = (call.endsWith("CALC")
                                ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?><testsuite><testcase name=\"\u00e4\u00f6\"/></testsuite>"
                                : "{\"query\":\"\u00e4\u00f6\"}")
                        .getBytes(charset);
                byte[] head = (call + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: " + bearer
                                + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] request = Arrays.copyOf(head, head.length + body.length);
                System.arraycopy(body, 0, request, head.length, body.length);

                WireSocket.Answer answer = WireSocket.exchange(site, request);

                assertThat(answer.status())
                        .as(charset + " " + call + answer.text())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void anXmlReportInACharsetThatNobodyKnowsIsABadRequest() throws IOException {
        for (String encoding : new String[] {"nonsense", "UTF-16", "UTF-7", ""}) {
            String body = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + JUNIT;
            WireSocket.Answer answer = WireSocket.exchange(
                    site,
                    request("POST /api/v2/import/execution/junit?projectKey=CALC", "text/xml", body, body.length()));

            assertThat(answer.status()).as(encoding + answer.text()).isEqualTo(400);
        }
    }

    @Test
    void whoExpectsTheUnknownIsRefused() throws IOException {
        WireSocket.Answer answer = WireSocket.exchange(
                site,
                "POST /api/v2/graphql HTTP/1.1\r\nHost: x\r\nExpect: 200-maybe\r\nAuthorization: " + bearer
                        + "\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer.status()).isIn(400, 417);
    }

    private static String request(String call, String contentType, String body, int announced) {
        return call + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: " + bearer + "\r\nContent-Type: "
                + contentType + "\r\nContent-Length: " + announced + "\r\n\r\n" + body;
    }
}
