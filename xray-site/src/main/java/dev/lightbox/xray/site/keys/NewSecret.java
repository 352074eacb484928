package dev.lightbox.xray.site.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is asked of a new secret.
 *
 * @param overlap how long the secret before it works beside it
 * @param lifetime how long it is to work; when empty, as long as the one before was made for, within the site's policy
 * @param asked what was asked then is not done again: a secret that was made later stays; when empty, it does not matter
 */
public record NewSecret(Overlap overlap, Optional<Duration> lifetime, Optional<Instant> asked) {
    /** As Xray does it: the old secret stops at once. */
    public static final NewSecret AT_ONCE = with(Overlap.NONE);

    public static NewSecret with(Overlap overlap) {
        return new NewSecret(overlap, Optional.empty(), Optional.empty());
    }
}
