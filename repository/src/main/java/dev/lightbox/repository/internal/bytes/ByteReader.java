package dev.lightbox.repository.internal.bytes;

import dev.lightbox.repository.Hash256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes the fields of a format one after the other. Never reads past the end, never allocates more than is there. */
public final class ByteReader {
    private final ByteBuffer bytes;

    public ByteReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    public int u8() {
        return need(1).get() & 0xFF;
    }

    public int u16() {
        return need(2).getShort() & 0xFFFF;
    }

    /** A number that is 0 to {@code max}. */
    public int i32(int max, String what) {
        int value = need(4).getInt();
        if (value < 0 || value > max) {
            throw new FormatException(
                    "says " + Integer.toUnsignedString(value) + " for " + what + ", more than " + max);
        }
        return value;
    }

    public long i64() {
        return need(8).getLong();
    }

    public Hash256 hash() {
        return Hash256.read(need(Hash256.BYTES));
    }

    public byte[] raw(int length) {
        need(length);
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    public String text() {
        byte[] utf8 = raw(u16());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new FormatException("holds a text that is not UTF-8 at byte " + (bytes.position() - utf8.length));
        }
    }

    /** The next bytes must be these. */
    public void expect(byte[] value, String what) {
        if (!Arrays.equals(raw(value.length), value)) {
            throw new FormatException("does not hold " + what + " at byte " + (bytes.position() - value.length));
        }
    }

    /** Refuses a count of things that could not fit into what is left. */
    public int count(int bytesEach, String what) {
        int value = i32(Integer.MAX_VALUE, what);
        if ((long) value * bytesEach > bytes.remaining()) {
            throw new FormatException("says " + value + " for " + what + ", more than fit into it");
        }
        return value;
    }

    /** Nothing may follow. */
    public void end() {
        if (bytes.hasRemaining()) {
            throw new FormatException("has " + bytes.remaining() + " bytes too many");
        }
    }

    private ByteBuffer need(int length) {
        if (bytes.remaining() < length) {
            throw new FormatException("ends too early, at byte " + bytes.limit());
        }
        return bytes;
    }
}
