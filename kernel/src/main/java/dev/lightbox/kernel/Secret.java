package dev.lightbox.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that must not be seen: a client secret, a token, a password, key bytes. It prints as {@code Secret[n bytes]},
 * has no serial form, and leaves only through the two {@code reveal} methods, so that every reader can be found by
 * search. Immutable and thread-safe. The bytes stay in memory until the object is collected.
 */
public final class Secret {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A secret that is text, kept as UTF-8. */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A secret that is bytes; they are copied. */
    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** The secret as text. Call it where the value leaves the program (a request body, a prompt) and nowhere else. */
    public String revealText() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A copy of the secret's bytes, which the caller may wipe. */
    public byte[] revealBytes() {
        return bytes.clone();
    }

    /** Whether both hold the same bytes; the time taken depends on the lengths only. */
    public boolean matches(Secret other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret);
    }

    /** The same for all secrets of one length, so that a hash says nothing about the content. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "Secret[" + bytes.length + " bytes]";
    }
}
