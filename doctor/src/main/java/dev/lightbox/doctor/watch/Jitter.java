package dev.lightbox.doctor.watch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Spreads what would otherwise happen at the same moment everywhere: a tenth more or less. */
@FunctionalInterface
public interface Jitter {
    /** For tests that reckon with exact times. */
    Jitter NONE = time -> time;

    Duration spread(Duration time);

    /** @param random as thread-safe as the jitter has to be */
    static Jitter of(RandomGenerator random) {
        return time -> time.plusMillis(Math.round(time.toMillis() * (random.nextDouble() - 0.5) / 5));
    }
}
