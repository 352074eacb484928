package dev.lightbox.xray.site.keys;

import dev.lightbox.xray.site.SiteUser;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key as it may be shown: everything but its secrets.
 *
 * @param clientId 32 upper-case hexadecimal digits
 * @param user whom the key acts for
 * @param label what the key is for, as its administrator wrote it; may be empty
 * @param generation 1 at first; grows when the secret is regenerated
 * @param createdBy the administrator who created it
 * @param lastUse with any of its secrets, to within some seconds; empty when never
 * @param secretMadeAt when the present secret was made
 * @param expiresAt when the present secret stops working, as chosen or as the site's policy has it; empty when never
 * @param status at the time it was read
 * @param previous the secret before this one, while it still works
 */
public record ApiKey(
        long id,
        String clientId,
        SiteUser user,
        String label,
        long generation,
        Instant createdAt,
        String createdBy,
        Optional<KeyUse> lastUse,
        Instant secretMadeAt,
        Optional<Instant> expiresAt,
        Status status,
        Optional<PreviousSecret> previous) {

    /** Whether the key works; that of an inactive user does not, whatever its status. */
    public enum Status {
        ACTIVE,
        /** The secret was regenerated, and the one before it works for a while longer. */
        OVERLAP,
        /** Refused until it is resumed. */
        SUSPENDED,
        /** Its secret is too old; regenerating it makes the key work again. */
        EXPIRED
    }

    /**
     * The secret that was replaced with overlap.
     *
     * @param lastUse since it was replaced
     */
    public record PreviousSecret(Instant worksUntil, Optional<KeyUse> lastUse) {}
}
