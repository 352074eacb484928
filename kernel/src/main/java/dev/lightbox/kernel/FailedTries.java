package dev.lightbox.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures by whoever caused them and says how long each must wait before the next try. After the free tries each
 * further failure doubles the wait. Kept in memory and bounded: when it is full, whoever failed longest ago is forgotten.
 * Thread-safe.
 */
public final class FailedTries {

    /**
     * How patient to be.
     *
     * @param freeTries how many failures cost no wait; the next one costs {@code firstWait}
     * @param forgottenAfter how long after the last failure the count starts anew
     * @param remembered how many causes of failures are kept
     */
    public record Limits(
            int freeTries, Duration firstWait, Duration longestWait, Duration forgottenAfter, int remembered) {}

    private record Failures(int count, Instant last, Instant freeFrom) {}

    private static final int LARGEST_DOUBLING = 20;

    private final InstantSource clock;
    private final Limits limits;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > limits.remembered();
        }
    };

    /** Whether there are any at all; read without the lock, for those who succeed all the time. */
    private volatile boolean any;

    public FailedTries(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /** How long this one must wait; zero when it may try now. */
    public synchronized Duration waitFor(String who) {
        @Nullable Failures known = failures.get(who);
        Instant now = clock.instant();
        return known == null || !now.isBefore(known.freeFrom())
                ? Duration.ZERO
                : Duration.between(now, known.freeFrom());
    }

    /** Counts a failure. */
    public synchronized void count(String who) {
        Instant now = clock.instant();
        // Removed first, so that the map stays ordered by last failure.
        @Nullable Failures before = failures.remove(who);
        int count =
                before == null || before.last().plus(limits.forgottenAfter()).isBefore(now) ? 1 : before.count() + 1;
        failures.put(who, new Failures(count, now, now.plus(wait(count - limits.freeTries()))));
        any = true;
    }

    /** Takes the last failure back and ends the wait that it caused. */
    public synchronized void takeBack(String who) {
        failures.computeIfPresent(who, (_, before) -> new Failures(before.count() - 1, before.last(), clock.instant()));
    }

    /** Forgets all failures of this one. Costs next to nothing while nobody fails. */
    public void forget(String who) {
        if (any) {
            forgetLocked(who);
        }
    }

    private synchronized void forgetLocked(String who) {
        failures.remove(who);
        any = !failures.isEmpty();
    }

    private Duration wait(int beyondFree) {
        if (beyondFree <= 0) {
            return Duration.ZERO;
        }
        Duration doubled = limits.firstWait().multipliedBy(1L << Math.min(beyondFree - 1, LARGEST_DOUBLING));
        return doubled.compareTo(limits.longestWait()) < 0 ? doubled : limits.longestWait();
    }
}
