package dev.lightbox.xray.site.tokens;

import dev.lightbox.kernel.FailedTries;
import dev.lightbox.kernel.FailedTries.Limits;
import dev.lightbox.xray.api.WireErrors;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Slows down whoever presents wrong secrets: counted for a client id together with the address, and for the address alone.
 * It is asked about wrong ones only, so the rightful user of a key always gets in, whatever strangers or neighbours behind
 * the same address do. In memory, bounded, and nothing is written. Thread-safe.
 */
final class AuthenticationThrottle {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;

    /** Longer ones are nobody's; only their address is remembered. */
    private static final int LONGEST_CLIENT_ID = 64;

    private final FailedTries byKey;
    private final FailedTries byAddress;

    AuthenticationThrottle(InstantSource clock) {
        this.byKey = new FailedTries(clock, new Limits(10, FIRST_WAIT, LONGEST_WAIT, FORGOTTEN_AFTER, REMEMBERED));
        this.byAddress = new FailedTries(clock, new Limits(100, FIRST_WAIT, LONGEST_WAIT, FORGOTTEN_AFTER, REMEMBERED));
    }

    /** The answer to a wrong pair. One that comes too early is not counted, so that the wait ends. */
    synchronized Authentication refuse(String clientId, String address) {
        Duration forKey = byKey.waitFor(name(clientId, address));
        Duration forAddress = byAddress.waitFor(address);
        Duration wait = forKey.compareTo(forAddress) > 0 ? forKey : forAddress;
        if (wait.isPositive()) {
            return new Authentication.Throttled(wait);
        }
        byKey.count(name(clientId, address));
        byAddress.count(address);
        return new Authentication.Refused(WireErrors.INVALID_CREDENTIALS);
    }

    /** Forgets the failures of this pair. */
    void succeeded(String clientId, String address) {
        byKey.forget(name(clientId, address));
    }

    private static String name(String clientId, String address) {
        return clientId.length() > LONGEST_CLIENT_ID ? address : clientId + "@" + address;
    }
}
