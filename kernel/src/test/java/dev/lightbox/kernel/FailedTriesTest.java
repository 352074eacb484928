package dev.lightbox.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailedTriesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    private final FailedTries tries = new FailedTries(
            now::get, new FailedTries.Limits(2, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofHours(1), 3));

    private void fail(String who, int times) {
        for (int i = 0; i < times; i++) {
            tries.count(who);
        }
    }

    @Test
    void afterTheFreeTriesTheWaitDoublesUpToItsLimit() {
        fail("a", 2);
        assertThat(tries.waitFor("a")).isZero();

        fail("a", 1);
        assertThat(tries.waitFor("a")).isEqualTo(Duration.ofSeconds(1));
        fail("a", 3);
        assertThat(tries.waitFor("a")).isEqualTo(Duration.ofSeconds(8));
        fail("a", 1000);
        assertThat(tries.waitFor("a")).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theWaitEndsAndTheCountIsForgottenLater() {
        fail("a", 3);
        now.updateAndGet(time -> time.plusSeconds(1));
        assertThat(tries.waitFor("a")).isZero();

        now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
        fail("a", 2);
        assertThat(tries.waitFor("a")).isZero();
    }

    @Test
    void aFailureCanBeTakenBackAndAllForgotten() {
        fail("a", 3);
        tries.takeBack("a");
        assertThat(tries.waitFor("a")).isZero();

        fail("a", 5);
        tries.forget("a");
        assertThat(tries.waitFor("a")).isZero();
        tries.forget("nobody");
    }

    @Test
    void onlyTheLatestAreRemembered() {
        fail("a", 3);
        fail("b", 3);
        fail("a", 1);
        fail("c", 3);
        fail("d", 3);

        assertThat(tries.waitFor("b")).isZero();
        assertThat(tries.waitFor("a")).isPositive();
        assertThat(tries.waitFor("d")).isPositive();
    }
}
