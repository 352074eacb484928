package dev.lightbox.xray.client;

import static dev.lightbox.xray.client.StandInSite.AUTHENTICATE;
import static dev.lightbox.xray.client.StandInSite.GRAPHQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.StandInSite.Reply;
import dev.lightbox.xray.client.StandInSite.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRenewalTest {
    private static final Reply DATA = Reply.json(200, "{\"data\":{}}");

    private final FakeTime time = new FakeTime();
    private final StandInSite site = StandInSite.start();
    private final XrayClient client = Clients.client(site.url(), time);
    private final AtomicInteger issued = new AtomicInteger();

    TokenRenewalTest() {
        site.on(AUTHENTICATE, _ -> Reply.json(200, "\"" + StandInSite.token("t", issued.incrementAndGet()) + "\""));
        site.always(GRAPHQL, DATA);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void oneLoginServesManyRequests() {
        ask();
        ask();
        time.advance(Duration.ofHours(22));
        ask();

        assertThat(issued).hasValue(1);
    }

    @Test
    void theTokenIsRenewedBeforeItsDayIsOver() {
        ask();
        time.advance(Duration.ofHours(23));
        ask();

        assertThat(issued).hasValue(2);
        assertThat(tokensUsed()).containsExactly(1, 2);
    }

    @Test
    void aTokenOfAnotherTenantEndsTheWorkThatWasBegun() {
        ask();
        site.always(AUTHENTICATE, Reply.json(200, "\"" + StandInSite.token("another", 2) + "\""));
        site.inTurn(GRAPHQL, Reply.error(401, WireErrors.JWT_EXPIRED), DATA);

        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        LightboxException.class, told -> assertThat(told.code()).isEqualTo(ErrorCode.WRONG_SITE))
                .hasMessageContainingAll("tenant another", "tenant t");
        assertThat(site.seen(GRAPHQL)).as("none with the other token").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {WireErrors.JWT_EXPIRED, WireErrors.JWT_MALFORMED, "API token is not valid", "who are you?"})
    void aRefusedTokenIsRenewedOnceAndTheRequestRepeated(String refusal) {
        site.inTurn(GRAPHQL, Reply.error(401, refusal), DATA);

        ask();

        assertThat(tokensUsed()).containsExactly(1, 2);
        assertThat(client.usage().retries()).isEqualTo(1);
    }

    @Test
    void aTokenRefusedTwiceIsAFailure() {
        site.always(GRAPHQL, Reply.error(401, WireErrors.JWT_INVALID_SIGNATURE));

        assertThat(failure()).isEqualTo(new XrayFailure.TokenRejected(WireErrors.JWT_INVALID_SIGNATURE));
        assertThat(issued).hasValue(2);
    }

    @Test
    void anotherRegionIsNeverARenewal() {
        site.always(GRAPHQL, Reply.error(401, WireErrors.ANOTHER_REGION));

        assertThat(failure()).isEqualTo(new XrayFailure.AnotherRegion(WireErrors.ANOTHER_REGION));
        assertThat(issued).hasValue(1);
        assertThat(site.seen(GRAPHQL)).hasSize(1);
    }

    @Test
    void rejectedCredentialsAreNotTriedAgain() {
        site.always(AUTHENTICATE, Reply.error(401, WireErrors.INVALID_CREDENTIALS));

        assertThat(failure()).isEqualTo(new XrayFailure.CredentialsRejected(WireErrors.INVALID_CREDENTIALS));
        assertThat(site.seen(AUTHENTICATE)).hasSize(1);
    }

    @Test
    void manyThreadsShareOneLogin() throws Exception {
        CountDownLatch everyoneIsWaiting = new CountDownLatch(1);
        site.on(AUTHENTICATE, _ -> {
            await(everyoneIsWaiting);
            return Reply.json(200, "\"" + StandInSite.token("t", issued.incrementAndGet()) + "\"");
        });
        TokenCache tokens = new TokenCache(client::authenticate, time);

        List<Token> got = together(40, tokens::current, everyoneIsWaiting);

        assertThat(got).containsOnly(got.getFirst());
        assertThat(issued).hasValue(1);
    }

    @Test
    void manyThreadsShareOneFailedLogin() throws Exception {
        CountDownLatch everyoneIsWaiting = new CountDownLatch(1);
        site.on(AUTHENTICATE, _ -> {
            await(everyoneIsWaiting);
            return Reply.error(401, WireErrors.INVALID_CREDENTIALS);
        });
        TokenCache tokens = new TokenCache(client::authenticate, time);

        List<XrayFailure> got = together(40, () -> failureOf(tokens::current), everyoneIsWaiting);

        assertThat(got).containsOnly(new XrayFailure.CredentialsRejected(WireErrors.INVALID_CREDENTIALS));
        assertThat(site.seen(AUTHENTICATE)).hasSize(1);
    }

    @Test
    void aTokenThatLivesShorterIsRenewedSooner() {
        String hour = "{\"iat\":1000,\"exp\":4600}";
        String token = "aaaaaaaa." + Base64.getUrlEncoder().encodeToString(hour.getBytes()) + ".cccc";
        site.always(AUTHENTICATE, Reply.json(200, "\"" + token + "\""));

        ask();
        time.advance(Duration.ofMinutes(57));
        ask();
        assertThat(site.seen(AUTHENTICATE)).hasSize(1);

        time.advance(Duration.ofMinutes(1));
        ask();
        assertThat(site.seen(AUTHENTICATE)).hasSize(2);
    }

    private void ask() {
        client.graphql("{ getStatuses { name } }", Map.of());
    }

    private XrayFailure failure() {
        return failureOf(() -> {
            ask();
            return true;
        });
    }

    private static XrayFailure failureOf(Supplier<?> act) {
        XrayException[] thrown = new XrayException[1];
        assertThatThrownBy(act::get).isInstanceOfSatisfying(XrayException.class, e -> thrown[0] = e);
        return thrown[0].failure();
    }

    private List<Integer> tokensUsed() {
        return site.seen(GRAPHQL).stream()
                .map(Seen::authorization)
                .map(header -> {
                    int number = 1;
                    while (!header.equals("Bearer " + StandInSite.token("t", number))) {
                        number++;
                    }
                    return number;
                })
                .toList();
    }

    /** Starts all, waits until each stands in the login or behind it, then lets the login go on. */
    private static <T> List<T> together(int count, Supplier<T> act, CountDownLatch go) throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
        })) {
            for (int i = 0; i < count; i++) {
                futures.add(pool.submit(act::get));
            }
            while (threads.stream()
                    .anyMatch(thread -> thread.getState() != Thread.State.WAITING
                            && thread.getState() != Thread.State.TIMED_WAITING)) {
                Thread.onSpinWait();
            }
            go.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
