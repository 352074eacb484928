package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.SiteHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What HTTP clients are too polite to send is sent over plain sockets here. */
@Timeout(60)
class SiteListenersTest {
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
    void aTakenPortIsNamedAndTheOtherPortsAreFreeAgain() throws IOException {
        int taken = site.listeners.address(SiteHost.EU).getPort();
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        Map<SiteHost, InetSocketAddress> addresses = new EnumMap<>(SiteHost.class);
        for (SiteHost host : SiteHost.values()) {
            int port = host == SiteHost.GLOBAL ? free : host == SiteHost.AU ? taken : 0;
            addresses.put(host, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
        ListenerSettings settings = new ListenerSettings(addresses, site.temporaryFolder, WireLimits.defaults());

        assertThatThrownBy(() -> SiteListeners.start(settings, site.services, new RandomIds(new SecureRandom())))
                .hasMessageContaining("au listener")
                .hasMessageContaining(":" + taken)
                .asInstanceOf(InstanceOfAssertFactories.throwable(LightboxException.class))
                .satisfies(failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.PORT_TAKEN);
                    assertThat(failure.remedy()).contains("--site-port");
                });
        new ServerSocket(free, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void closingIsQuickAndFreesThePorts() throws IOException {
        int port = site.listeners.address(SiteHost.GLOBAL).getPort();
        try (Socket idle = connect()) {
            long started = System.nanoTime();
            site.listeners.close();

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
            assertThat(idle.getInputStream().read()).isEqualTo(-1);
        }
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void aConnectionIsKeptForManyRequestsAndOddHeadersAreTaken() throws IOException {
        String body = site.credentials();
        try (Socket socket = connect()) {
            for (int i = 0; i < 300; i++) {
                String answer = exchange(
                        socket,
                        "POST //api/v2//authenticate?a=<b>|c HTTP/1.1\r\nHost: x\r\nContent-Type: test/xml\r\nAccept: */*;q=x\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body);
                assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Connection: close", "Set-Cookie");
            }
        }
    }

    @Test
    void aChunkedBodyWithoutAContentTypeIsRead() throws IOException {
        String body = site.credentials();
        try (Socket socket = connect()) {
            assertThat(exchange(
                            socket,
                            "POST /api/v2/authenticate HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void halfABodyIsNoRequestAndTheNextClientIsServed() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "POST /api/v2/authenticate HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{\"client_id\"");
            socket.shutdownOutput();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotContain("200 OK", "Exception", "\tat ");
        }
        assertThat(site.post(SiteHost.GLOBAL, "/api/v2/authenticate", site.credentials())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoAsksBeforeSendingALargeBodyLearnsOfTheRefusalFirst() throws IOException {
        try (Socket socket = connect()) {
            String answer = exchange(
                    socket,
                    "POST /api/v2/attachments HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 90000000\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 401").contains("{\"error\":");
        }
    }

    @Test
    void nonsenseGetsNoDetails() throws IOException {
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "POST /api/%zz HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("Exception", "Tomcat", "\tat ");
        }
    }

    @Test
    void anUnexpectedFailureShowsAnIdAndNothingElse() {
        String bearer = site.bearer();
        database.close();

        var answer = site.post(
                SiteHost.EU,
                "/api/v2/graphql",
                "{\"query\":\"{ getTests(limit: 1) { total } }\"}",
                "Authorization",
                bearer);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .matches(
                        "\\{\"error\":\"Lightbox failed to answer; its log tells why under request id ([0-9a-f]{16})\","
                                + "\"requestId\":\"[0-9a-f]{16}\"}");
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                site.listeners.address(SiteHost.GLOBAL).getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Sends a request and reads the head and the announced body of the answer. */
    private static String exchange(Socket socket, String request) throws IOException {
        send(socket, request);
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            answer.append((char) socket.getInputStream().read());
        }
        var length = Pattern.compile("Content-Length: (\\d+)").matcher(answer);
        if (length.find()) {
            answer.append(new String(
                    socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8));
        }
        return answer.toString();
    }
}
