package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.SiteUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides when secrets end. */
final class SecretLifetime {
    /** Anything longer is meant to be for ever, and would not fit the calendar. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private SecretLifetime() {}

    /**
     * When a secret that is made now ends, as chosen; empty where nothing was chosen: the policy applies by itself.
     *
     * @throws LightboxException {@code INVALID_INPUT} when more is asked for than the policy allows
     */
    static Optional<Instant> end(Instant now, Optional<Duration> asked, KeyPolicy policy, SiteUser user) {
        asked.ifPresent(lifetime -> refuseUnlessAllowed(lifetime, policy, user));
        return asked.map(now::plus);
    }

    private static void refuseUnlessAllowed(Duration lifetime, KeyPolicy policy, SiteUser user) {
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A secret of the API key of \"" + user.userKey() + "\" cannot live for " + lifetime.toDays()
                            + " days.",
                    "Give it one day at least and a hundred years at most, or no lifetime at all.");
        }
        policy.maxLifetime().filter(most -> lifetime.compareTo(most) > 0).ifPresent(most -> {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A secret of the API key of \"" + user.userKey() + "\" was to live for " + lifetime.toDays()
                            + " days; the policy of this site allows " + words(most) + ".",
                    "Ask for less, or change the policy first.");
        });
    }

    private static String words(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " days" : time.toHours() + " hours";
    }

    /** When the present secret ends that is replaced now; empty when that is at once. */
    static Optional<Instant> endOfOverlap(Instant now, ApiKey key, Overlap overlap, Optional<Instant> endOfNext) {
        Instant end = now.plus(overlap.duration());
        for (Optional<Instant> limit : List.of(key.expiresAt(), endOfNext)) {
            end = limit.filter(end::isAfter).orElse(end);
        }
        return Optional.of(end).filter(now::isBefore);
    }
}
