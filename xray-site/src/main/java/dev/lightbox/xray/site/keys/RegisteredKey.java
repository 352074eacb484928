package dev.lightbox.xray.site.keys;

import org.jspecify.annotations.Nullable;

/**
 * What the registry holds of a key. Times are milliseconds since the epoch, the site's policy already applied.
 *
 * @param accountId the wire's name of the key's user
 * @param generation of the present secret; the previous one has one less
 * @param endsAt when the present secret stops working
 * @param previousHash of the secret before, when there is one
 * @param userActive whether that user may act
 */
public record RegisteredKey(
        long id,
        long tenantId,
        long userId,
        String accountId,
        String clientId,
        long generation,
        SecretHash secretHash,
        long endsAt,
        @Nullable SecretHash previousHash,
        long previousEndsAt,
        boolean suspended,
        boolean userActive) {

    /** Whether the secret of this generation, and the tokens made with it, work at {@code now}. */
    public boolean accepts(long secretsGeneration, long now) {
        if (suspended || !userActive) {
            return false;
        }
        return secretsGeneration == generation
                ? now < endsAt
                : secretsGeneration == generation - 1 && now < previousEndsAt;
    }
}
