package dev.lightbox.xray.client;

import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.client.StandInSite.Reply;
import dev.lightbox.xray.client.StandInSite.Rude;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatsTest {
    private static final Reply DATA = Reply.json(200, "{\"data\":{}}");
    private static final Reply BUSY = Reply.error(429, "Too many requests");
    private static final Rude CUT_OFF = (exchange, _) -> exchange.close();

    private final FakeTime time = new FakeTime();
    private final StandInSite site = StandInSite.start();
    private final XrayClient client = Clients.client(site.url(), time);

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void retryAfterInSecondsIsWaitedFor() {
        site.inTurn(GRAPHQL, BUSY.with("Retry-After", "17"), DATA);

        read();

        assertThat(time.totalSlept()).isEqualTo(Duration.ofSeconds(17));
        assertThat(client.usage().waited()).isEqualTo(Duration.ofSeconds(17));
        assertThat(client.usage().retries()).isEqualTo(1);
    }

    @Test
    void retryAfterAsADateCountsByTheSitesOwnClock() {
        // The stand-in dates its answers by real time, which is years away from the client's.
        String in30s = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(30));
        site.inTurn(GRAPHQL, BUSY.with("Retry-After", in30s), DATA);

        read();

        assertThat(time.totalSlept()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"nextValidRequestDate\":\"%s\"}", "{\"error\":{\"nextValidRequestDate\":\"%s\"}}"})
    void theDateInTheBodyIsWaitedFor(String body) {
        String in30s = Instant.now().plusSeconds(30).toString();
        site.inTurn(GRAPHQL, Reply.json(429, body.formatted(in30s)), DATA);

        read();

        assertThat(time.totalSlept()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
    }

    @Test
    void aDateThatIsNoneMeansTheLongestPause() {
        site.inTurn(GRAPHQL, BUSY.with("Retry-After", "soon"), DATA);

        read();

        assertThat(time.totalSlept()).isEqualTo(RetryPolicy.PATIENT.longestPause());
    }

    @Test
    void aMutationIsRepeatedAfter429BecauseTheSiteDidNothing() {
        site.inTurn(GRAPHQL, BUSY.with("Retry-After", "1"), DATA);

        change();

        assertThat(site.seen(GRAPHQL)).hasSize(2);
    }

    @Test
    void aWaitBeyondTheBoundFailsAtOnceWithTheTimeAsked() {
        site.always(GRAPHQL, BUSY.with("Retry-After", "3600"));

        assertThat(failureOfRead()).isEqualTo(new XrayFailure.RateLimited(Duration.ofHours(1), "Too many requests"));
        assertThat(time.totalSlept()).isZero();
    }

    @Test
    void waitsForTheLimitEndEvenWhenEachIsShort() {
        site.always(GRAPHQL, BUSY.with("Retry-After", "0"));

        assertThat(failureOfRead()).isInstanceOf(XrayFailure.RateLimited.class);
        assertThat(time.totalSlept()).isGreaterThan(Duration.ofMinutes(1)).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void aReadIsRepeatedWithGrowingPausesWhenTheSiteFails() {
        site.inTurn(
                GRAPHQL,
                Reply.error(500, "oops"),
                Reply.html(504, "ERROR: The request could not be satisfied"),
                Reply.error(503, "down"),
                DATA);

        read();

        assertThat(site.seen(GRAPHQL)).hasSize(4);
        assertThat(time.slept()).hasSize(3);
        assertThat(time.slept().get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(time.slept().get(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(time.slept().get(2)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aReadGivesUpAfterTheLastAttempt() {
        site.always(GRAPHQL, Reply.error(500, "oops"));

        assertThat(failureOfRead()).isEqualTo(new XrayFailure.ServerError(500, "oops"));
        assertThat(site.seen(GRAPHQL)).hasSize(RetryPolicy.PATIENT.attempts());
    }

    @Test
    void aReadIsRepeatedWhenTheConnectionBreaks() {
        AtomicInteger calls = new AtomicInteger();
        site.rudely(GRAPHQL, (exchange, request) -> {
            if (calls.incrementAndGet() < 3) {
                CUT_OFF.answer(exchange, request);
            } else {
                ok(exchange);
            }
        });

        read();

        assertThat(calls).hasValue(3);
    }

    @Test
    void aMutationIsNotRepeatedWhenItMayHaveActed() {
        site.rudely(GRAPHQL, CUT_OFF);
        assertThatThrownBy(this::change).isInstanceOf(XrayException.class);
        assertThat(site.seen(GRAPHQL)).hasSize(1);

        site.always(GRAPHQL, Reply.error(502, "who knows"));
        assertThatThrownBy(this::change).isInstanceOf(XrayException.class);
        assertThat(site.seen(GRAPHQL)).hasSize(2);
    }

    @Test
    void anImportIsNotRepeatedWhenItMayHaveActed() {
        site.always("/api/v2/import/execution", Reply.error(500, "who knows"));

        assertThatThrownBy(() -> client.importExecution(new byte[] {'{', '}'})).isInstanceOf(XrayException.class);

        assertThat(site.seen("/api/v2/import/execution")).hasSize(1);
    }

    @Test
    void aMutationIsRepeatedWhenTheConnectionNeverCameAbout() throws Exception {
        URI closed;
        try (ServerSocket port = new ServerSocket(0)) {
            closed = URI.create("http://127.0.0.1:" + port.getLocalPort());
        }
        XrayClient nobody = Clients.client(closed, time);

        assertThatThrownBy(() -> nobody.importExecution(new byte[0])).isInstanceOfSatisfying(XrayException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.SITE_UNREACHABLE);
            assertThat(((XrayFailure.Unreachable) e.failure()).kind()).isEqualTo(XrayFailure.Unreachable.Kind.REFUSED);
        });
        assertThat(nobody.usage().retries()).isEqualTo(RetryPolicy.PATIENT.attempts() - 1);
    }

    @Test
    void aRefusalIsNotRepeated() {
        site.always(GRAPHQL, Reply.error(400, "no"));

        assertThat(failureOfRead()).isEqualTo(new XrayFailure.Refused(400, "no"));
        assertThat(site.seen(GRAPHQL)).hasSize(1);
    }

    @Test
    void requestsStayWithinTheBudget() {
        site.always(GRAPHQL, DATA);
        XrayClient paced = XrayClient.open(
                site.url(),
                () -> Clients.KEY,
                Clients.settings(time).withPacing(new Pacing(60, Duration.ofMinutes(1), 2)));

        for (int i = 0; i < 57; i++) {
            paced.graphql("{ getStatuses { name } }", Map.of());
        }
        assertThat(site.seen(AUTHENTICATE)).hasSize(1);
        // 58 requests: 2 at once, 56 more at 58 a minute.
        assertThat(time.totalSlept()).isBetween(Duration.ofMillis(57_930), Duration.ofMillis(57_932));
    }

    @Test
    void aThreadThatIsInterruptedStopsAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        LightboxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(Thread.interrupted()).isTrue();
    }

    private void read() {
        client.graphql("query { getStatuses { name } }", Map.of());
    }

    private void change() {
        client.graphql("# changes\nmutation { deleteTest(issueId: \"1\") }", Map.of());
    }

    private XrayFailure failureOfRead() {
        XrayException[] thrown = new XrayException[1];
        assertThatThrownBy(this::read).isInstanceOfSatisfying(XrayException.class, e -> thrown[0] = e);
        return thrown[0].failure();
    }

    private static void ok(HttpExchange exchange) throws java.io.IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, DATA.body().length);
        exchange.getResponseBody().write(DATA.body());
    }
}
