package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a client secret: what the site keeps of it. A plain hash is enough for 256 random bits, since there is
 * nothing to guess. Immutable.
 */
final class SecretHash {
    private static final byte[] NO_KEY = new byte[32];

    private final byte[] bytes;

    private SecretHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static SecretHash of(Secret secret) {
        try {
            return new SecretHash(MessageDigest.getInstance("SHA-256").digest(secret.revealBytes()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** A hash that was stored. */
    static SecretHash stored(byte[] bytes) {
        return new SecretHash(bytes.clone());
    }

    /** A hash that no secret has, to compare with where there is no key. */
    static SecretHash ofNoKey() {
        return new SecretHash(NO_KEY);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The time taken says nothing about where the two differ. */
    boolean matches(SecretHash other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }
}
