package dev.lightbox.xray.client;

import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.lightbox.xray.client.StandInSite.Rude;
import dev.lightbox.xray.client.XrayFailure.AnswerTooLarge;
import dev.lightbox.xray.client.XrayFailure.Unreachable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A site that behaves badly costs a bounded time and a bounded memory. */
@Timeout(60)
class HostileAnswersTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final FakeTime time = new FakeTime();
    private final StandInSite site = StandInSite.start();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final ClientSettings settings = Clients.settings(time).withRetry(RetryPolicy.NONE);
    private final XrayClient client = XrayClient.open(site.url(), () -> Clients.KEY, settings);
    private final XrayClient hurried =
            XrayClient.open(site.url(), () -> Clients.KEY, settings.withTimeLimits(SHORT, SHORT));

    @AfterEach
    void stop() {
        testIsOver.countDown();
        site.close();
    }

    @Test
    void aGigabyteIsCutOffAtTheLimit() {
        AtomicLong sent = new AtomicLong();
        site.rudely(GRAPHQL, (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = new byte[1 << 16];
            try (OutputStream body = exchange.getResponseBody()) {
                while (sent.addAndGet(piece.length) < 1L << 30) {
                    body.write(piece);
                }
            } catch (IOException cutOff) {
                // What the test is about.
            }
        });

        assertThat(failure(client)).isEqualTo(new AnswerTooLarge(1 << 20));
        assertThat(client.usage().bytesReceived()).isLessThan(4 << 20);
    }

    @Test
    void aSmallAnswerThatUnpacksToAGigabyteIsCutOffAtTheLimit() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 2048; i++) {
                packed.write(new byte[1 << 14]);
            }
        }
        site.rudely(GRAPHQL, gzip(bomb.toByteArray()));

        assertThat(failure(client)).isEqualTo(new AnswerTooLarge(1 << 20));
    }

    @Test
    void aPackedAnswerIsUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write("{\"data\":{\"x\":\"y\"}}".getBytes());
        }
        site.rudely(GRAPHQL, gzip(bytes.toByteArray()));

        assertThat(client.graphql("{ x }", Map.of()).data().path("x").asString())
                .isEqualTo("y");
        assertThat(site.seen(GRAPHQL).getFirst().headers().getFirst("Accept-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void aPackedAnswerThatIsDamagedIsAFailedConnection() {
        site.rudely(GRAPHQL, gzip("this is no gzip".getBytes()));

        assertThat(failure(client)).isInstanceOf(Unreachable.class);
    }

    @Test
    void aSiteThatNeverAnswersIsLeft() {
        site.rudely(GRAPHQL, (_, _) -> waitForTheEnd());

        assertThat(kind(hurried)).isEqualTo(Unreachable.Kind.TIMEOUT);
    }

    @Test
    void aSiteThatStopsInMidAnswerIsLeft() {
        site.rudely(GRAPHQL, (exchange, _) -> {
            start(exchange);
            waitForTheEnd();
        });

        assertThat(kind(hurried)).isEqualTo(Unreachable.Kind.TIMEOUT);
    }

    @Test
    void aSiteThatDripsIsLeftWhenTheWholeAnswerTakesTooLong() {
        site.rudely(GRAPHQL, (exchange, _) -> {
            start(exchange);
            while (!waited(Duration.ofMillis(20))) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });

        assertThat(kind(hurried)).isEqualTo(Unreachable.Kind.TIMEOUT);
    }

    @Test
    void aDownloadThatStopsIsLeft() {
        site.rudely("/api/v2/attachments/1", (exchange, _) -> {
            start(exchange);
            waitForTheEnd();
        });

        assertThatThrownBy(() -> hurried.download(
                        URI.create(site.url() + "/api/v2/attachments/1"), OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        XrayException.class,
                        e -> assertThat(((Unreachable) e.failure()).kind()).isEqualTo(Unreachable.Kind.TIMEOUT));
    }

    @Test
    void aTokenOfAMegabyteIsNone() {
        site.always(AUTHENTICATE, StandInSite.Reply.json(200, "\"" + "a".repeat(1_000_000) + "\""));

        assertThat(failure(client)).isInstanceOf(XrayFailure.NotAnXraySite.class);
    }

    @Test
    void jsonOfGreatDepthIsNotReadAtAll() {
        site.always(GRAPHQL, StandInSite.Reply.json(200, "[".repeat(500_000)));

        assertThat(failure(client)).isInstanceOf(XrayFailure.NotAnXraySite.class);
    }

    private static Rude gzip(byte[] body) {
        return (exchange, _) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    private static void start(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
    }

    private void waitForTheEnd() {
        waited(Duration.ofMinutes(1));
    }

    private boolean waited(Duration duration) {
        try {
            return testIsOver.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static Unreachable.Kind kind(XrayClient client) {
        return ((Unreachable) failure(client)).kind();
    }

    private static XrayFailure failure(XrayClient client) {
        XrayException[] thrown = new XrayException[1];
        assertThatThrownBy(() -> client.graphql("{ getStatuses { name } }", Map.of()))
                .isInstanceOfSatisfying(XrayException.class, e -> thrown[0] = e);
        return thrown[0].failure();
    }
}
