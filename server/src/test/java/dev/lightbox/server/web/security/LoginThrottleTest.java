package dev.lightbox.server.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(now::get);

    private void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(name, address);
        }
    }

    @Test
    void fourFailuresCostNoWaitAndTheFifthDoes() {
        fail(4, "admin", "10.0.0.1");
        assertThat(throttle.waitFor("admin", "10.0.0.1")).isZero();

        fail(1, "admin", "10.0.0.1");
        assertThat(throttle.waitFor("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void triesThatRunAtTheSameTimeAreCountedBeforeTheyEnd() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.admit("admin", "10.0.0.1")).isZero();
        }

        assertThat(throttle.admit("admin", "10.0.0.1")).isPositive();
    }

    @Test
    void signingInOftenIsNoFailure() {
        for (int i = 0; i < 100; i++) {
            assertThat(throttle.admit("admin", "10.0.0.1")).isZero();
            throttle.succeeded("admin", "10.0.0.1");
        }
    }

    @Test
    void eachFurtherFailureDoublesTheWaitUpToAQuarterOfAnHour() {
        fail(6, "admin", "10.0.0.1");
        assertThat(throttle.waitFor("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(10));

        fail(100, "admin", "10.0.0.1");
        assertThat(throttle.waitFor("admin", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aStrangerCannotLockTheAdministratorOutElsewhere() {
        fail(15, "admin", "10.0.0.66");

        assertThat(throttle.waitFor("admin", "10.0.0.1")).isZero();
    }

    @Test
    void tryingManyNamesFromOneAddressIsSlowedToo() {
        for (int i = 0; i < 20; i++) {
            fail(1, "user" + i, "10.0.0.66");
        }

        assertThat(throttle.waitFor("somebody", "10.0.0.66")).isPositive();
    }

    @Test
    void theWaitEndsAndAnHourForgetsTheFailures() {
        fail(5, "admin", "10.0.0.1");
        now.set(now.get().plusSeconds(5));
        assertThat(throttle.waitFor("admin", "10.0.0.1")).isZero();

        now.set(now.get().plus(Duration.ofHours(2)));
        fail(4, "admin", "10.0.0.1");
        assertThat(throttle.waitFor("admin", "10.0.0.1")).isZero();
    }

    @Test
    void aSuccessForgetsTheNamesFailures() {
        fail(4, "admin", "10.0.0.1");
        throttle.succeeded("admin", "10.0.0.1");
        fail(4, "admin", "10.0.0.1");

        assertThat(throttle.waitFor("admin", "10.0.0.1")).isZero();
    }
}
