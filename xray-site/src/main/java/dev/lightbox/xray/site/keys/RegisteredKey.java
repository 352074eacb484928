package dev.lightbox.xray.site.keys;

/**
 * What the registry holds of a key.
 *
 * @param accountId the wire's name of the key's user
 * @param secretHash what a presented secret is compared with; {@link KeyRegistry} does that
 * @param userActive whether that user may act
 */
public record RegisteredKey(
        long id,
        long tenantId,
        long userId,
        String accountId,
        String clientId,
        SecretHash secretHash,
        long generation,
        boolean userActive) {}
