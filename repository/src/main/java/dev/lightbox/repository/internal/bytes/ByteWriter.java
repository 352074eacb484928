package dev.lightbox.repository.internal.bytes;

import dev.lightbox.repository.Hash256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects the fields of a format; numbers are big-endian. */
public final class ByteWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public ByteWriter u8(int value) {
        bytes.write(value);
        return this;
    }

    public ByteWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    public ByteWriter i32(int value) {
        return u16(value >>> 16).u16(value);
    }

    public ByteWriter i64(long value) {
        return i32((int) (value >>> 32)).i32((int) value);
    }

    public ByteWriter raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    public ByteWriter hash(Hash256 value) {
        return raw(value.bytes());
    }

    /** A text of at most 65,535 bytes of UTF-8, its length before it. */
    public ByteWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 0xFFFF) {
            throw new IllegalArgumentException("The text has " + utf8.length + " bytes; 65,535 fit.");
        }
        return u16(utf8.length).raw(utf8);
    }

    public int size() {
        return bytes.size();
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
