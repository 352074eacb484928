package dev.lightbox.xray.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.xray.client.FakeTime;
import dev.lightbox.xray.client.Pacing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final FakeTime time = new FakeTime();

    @Test
    void aBurstGoesOutAtOnceAndTheRestEvenly() throws InterruptedException {
        Pacer pacer = new Pacer(new Pacing(310, WINDOW, 10), time);

        for (int i = 0; i < 10; i++) {
            assertThat(pacer.acquire()).isZero();
        }
        assertThat(pacer.acquire()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pacer.acquire()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theBudgetIsUsedUpToTheLastRequest() throws InterruptedException {
        Pacer pacer = new Pacer(Pacing.STANDARD, time);
        Instant start = time.instant();
        int sent = 0;
        while (pacer.acquire() != null
                && Duration.between(start, time.instant()).compareTo(WINDOW) <= 0) {
            sent++;
        }
        // The last interval is rounded up, so the 300th may fall some nanoseconds behind the window's end.
        assertThat(sent).isBetween(299, 300);
    }

    @Property(tries = 200)
    void noWindowHoldsMoreThanTheBudget(
            @ForAll @IntRange(min = 2, max = 400) int budget,
            @ForAll @IntRange(min = 1, max = 400) int burst,
            @ForAll @Size(max = 40) List<@IntRange(max = 120_000) Integer> pauses)
            throws InterruptedException {
        FakeTime clock = new FakeTime();
        Pacer pacer = new Pacer(new Pacing(budget, WINDOW, Math.min(burst, budget - 1)), clock);
        List<Instant> sent = new ArrayList<>();
        for (int i = 0; i < 3 * budget; i++) {
            pacer.acquire();
            sent.add(clock.instant());
            if (i % 10 == 0 && i / 10 < pauses.size()) {
                clock.advance(Duration.ofMillis(pauses.get(i / 10)));
            }
        }
        for (int i = 0; i + budget < sent.size(); i++) {
            assertThat(Duration.between(sent.get(i), sent.get(i + budget))).isGreaterThanOrEqualTo(WINDOW);
        }
    }

    @Test
    void aPauseHoldsEverybody() throws InterruptedException {
        Pacer pacer = new Pacer(Pacing.UNPACED, time);

        pacer.pause(Duration.ofSeconds(30));
        pacer.pause(Duration.ofSeconds(5));

        assertThat(pacer.acquire()).isEqualTo(Duration.ofSeconds(30));
        assertThat(pacer.acquire()).isZero();
    }

    @Test
    void withoutABudgetNobodyWaits() throws InterruptedException {
        Pacer pacer = new Pacer(Pacing.UNPACED, time);

        for (int i = 0; i < 10_000; i++) {
            pacer.acquire();
        }

        assertThat(time.slept()).isEmpty();
    }
}
