package dev.lightbox.server.web.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing of passwords. Failures are counted for a name together with the address they came from, so that a
 * stranger cannot lock the administrator out, and for the address alone, so that trying many names does not help. After
 * the free tries each further failure doubles the wait. Kept in memory; a restart forgets it. Thread-safe.
 */
final class LoginThrottle {
    private static final int FREE_TRIES_PER_NAME = 5;
    private static final int FREE_TRIES_PER_ADDRESS = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private record Failures(int count, Instant last, Instant freeFrom) {}

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How long this name must wait at this address. When it is zero, the try that follows counts as failed already, so that
     * many tries at once are no way around the limit; {@link #succeeded} takes that back.
     */
    synchronized Duration admit(String name, String address) {
        Duration wait = waitFor(name, address);
        if (wait.isZero()) {
            failed(name, address);
        }
        return wait;
    }

    /** How long this name must wait at this address; zero when it may try now. */
    synchronized Duration waitFor(String name, String address) {
        Duration byName = waitFor(nameKey(name, address));
        Duration byAddress = waitFor(address);
        return byName.compareTo(byAddress) > 0 ? byName : byAddress;
    }

    synchronized void failed(String name, String address) {
        count(nameKey(name, address), FREE_TRIES_PER_NAME);
        count(address, FREE_TRIES_PER_ADDRESS);
    }

    /**
     * Forgets the name's failures at this address. Those of the address stay, but for this try, as one known name proves
     * nothing else.
     */
    synchronized void succeeded(String name, String address) {
        failures.remove(nameKey(name, address));
        failures.computeIfPresent(
                address, (_, before) -> new Failures(before.count() - 1, before.last(), clock.instant()));
    }

    private Duration waitFor(String key) {
        Failures known = failures.get(key);
        Instant now = clock.instant();
        return known == null || !now.isBefore(known.freeFrom())
                ? Duration.ZERO
                : Duration.between(now, known.freeFrom());
    }

    private void count(String key, int freeTries) {
        Instant now = clock.instant();
        // Removed first, so that the map stays ordered by last failure.
        Failures before = failures.remove(key);
        int count = before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : before.count() + 1;
        failures.put(key, new Failures(count, now, now.plus(wait(count - freeTries))));
    }

    private static Duration wait(int beyondFree) {
        if (beyondFree < 0) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(beyondFree, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    private static String nameKey(String name, String address) {
        return name + "@" + address;
    }
}
