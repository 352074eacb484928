package dev.lightbox.xray.site.keys;

import dev.lightbox.xray.site.SiteUser;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key as it may be shown: everything but the secret.
 *
 * @param clientId 32 upper-case hexadecimal digits
 * @param user whom the key acts for
 * @param generation 1 at first; grows when the secret is regenerated, which ends the tokens of older generations
 * @param createdBy the administrator who created it
 * @param lastUsedAt when it was last presented, to within some seconds; empty when never
 */
public record ApiKey(
        long id,
        String clientId,
        SiteUser user,
        long generation,
        Instant createdAt,
        String createdBy,
        Optional<Instant> lastUsedAt) {}
