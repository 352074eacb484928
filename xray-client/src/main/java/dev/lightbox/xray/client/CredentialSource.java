package dev.lightbox.xray.client;

/**
 * Where the client gets its API key from. It asks before each login, so that a rotated key takes effect without a new
 * client. Implementations are thread-safe.
 */
@FunctionalInterface
public interface CredentialSource {

    /** The pair to log in with now. */
    ApiCredentials current();
}
