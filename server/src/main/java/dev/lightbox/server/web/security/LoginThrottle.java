package dev.lightbox.server.web.security;

import dev.lightbox.kernel.FailedTries;
import dev.lightbox.kernel.FailedTries.Limits;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Slows down guessing of passwords. Failures are counted for a name together with the address they came from, so that a
 * stranger cannot lock the administrator out, and for the address alone, so that trying many names does not help. Kept in
 * memory; a restart forgets it. Thread-safe.
 */
final class LoginThrottle {
    private static final Limits PER_NAME =
            new Limits(4, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(1), 10_000);
    private static final Limits PER_ADDRESS =
            new Limits(19, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(1), 10_000);

    private final FailedTries byName;
    private final FailedTries byAddress;

    LoginThrottle(InstantSource clock) {
        this.byName = new FailedTries(clock, PER_NAME);
        this.byAddress = new FailedTries(clock, PER_ADDRESS);
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
        Duration forName = byName.waitFor(nameKey(name, address));
        Duration forAddress = byAddress.waitFor(address);
        return forName.compareTo(forAddress) > 0 ? forName : forAddress;
    }

    synchronized void failed(String name, String address) {
        byName.count(nameKey(name, address));
        byAddress.count(address);
    }

    /**
     * Forgets the name's failures at this address. Those of the address stay, but for this try, as one known name proves
     * nothing else.
     */
    synchronized void succeeded(String name, String address) {
        byName.forget(nameKey(name, address));
        byAddress.takeBack(address);
    }

    private static String nameKey(String name, String address) {
        return name + "@" + address;
    }
}
