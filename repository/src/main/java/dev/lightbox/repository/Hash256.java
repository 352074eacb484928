package dev.lightbox.repository;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** 32 bytes that identify something: a SHA-256, an HMAC-SHA-256. Prints as 64 lower-case hexadecimal digits. */
public record Hash256(long first, long second, long third, long fourth) implements Comparable<Hash256> {
    /** How many bytes it has. */
    public static final int BYTES = 32;

    /** @throws IllegalArgumentException when there are not exactly 32 bytes */
    public static Hash256 of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has " + BYTES + " bytes, not " + bytes.length + ".");
        }
        return read(ByteBuffer.wrap(bytes));
    }

    /** Takes the next 32 bytes of {@code source}. */
    public static Hash256 read(ByteBuffer source) {
        return new Hash256(source.getLong(), source.getLong(), source.getLong(), source.getLong());
    }

    /** @throws IllegalArgumentException when the text is not 64 hexadecimal digits */
    public static Hash256 parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** The SHA-256 of the parts, one after the other. */
    public static Hash256 sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** The 32 bytes, in a new array. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    /** Orders as the bytes do, taken as unsigned numbers. */
    @Override
    public int compareTo(Hash256 other) {
        int order = Long.compareUnsigned(first, other.first);
        order = order != 0 ? order : Long.compareUnsigned(second, other.second);
        order = order != 0 ? order : Long.compareUnsigned(third, other.third);
        return order != 0 ? order : Long.compareUnsigned(fourth, other.fourth);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
