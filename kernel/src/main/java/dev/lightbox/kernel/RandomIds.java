package dev.lightbox.kernel;

import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Draws ids and secrets from one source of randomness: a {@link java.security.SecureRandom} in production, a seeded one
 * in tests. As thread-safe as that source.
 */
public final class RandomIds {
    private final RandomGenerator random;

    public RandomIds(RandomGenerator random) {
        this.random = random;
    }

    /** Random bytes. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Lower-case hexadecimal digits, two for each of {@code bytes}. */
    public String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    /** Upper-case hexadecimal digits, two for each of {@code bytes}. */
    public String upperHex(int bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes(bytes));
    }

    /** A version 4 UUID (RFC 9562). */
    public UUID uuid() {
        long high = random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x4000L;
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
