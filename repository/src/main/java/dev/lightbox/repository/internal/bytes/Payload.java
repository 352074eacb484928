package dev.lightbox.repository.internal.bytes;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;

/**
 * Content as it is stored: zstd where that is smaller, as it is otherwise.
 *
 * @param compressed whether {@code stored} is a zstd frame
 * @param plainLength length of the content
 * @param stored the bytes to encrypt
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared; a copy would cost megabytes.
public record Payload(boolean compressed, int plainLength, byte[] stored) {
    /** The longest content: what a reader is ready to hold. */
    public static final int MAX_PLAIN_BYTES = 64 * 1024 * 1024;

    private static final int LEVEL = 3;
    /** Frames of less than this gain nothing. */
    private static final int WORTH_TRYING = 64;

    public static Payload of(byte[] content) {
        if (content.length >= WORTH_TRYING) {
            byte[] frame = Zstd.compress(content, LEVEL);
            if (frame.length < content.length) {
                return new Payload(true, content.length, frame);
            }
        }
        return new Payload(false, content.length, content);
    }

    /** The content. Never more than {@code plainLength} bytes are produced, whatever a frame claims. */
    public byte[] content() {
        if (plainLength < 0 || plainLength > MAX_PLAIN_BYTES) {
            throw new FormatException("says " + plainLength + " bytes for a content");
        }
        if (!compressed) {
            if (stored.length != plainLength) {
                throw new FormatException("holds " + stored.length + " bytes where " + plainLength + " are recorded");
            }
            return stored;
        }
        return unpacked();
    }

    /** A frame tells the length of its content; only when that is the recorded one is memory taken for it. */
    private byte[] unpacked() {
        if (stored.length > 0 && Zstd.getFrameContentSize(stored) == plainLength) {
            byte[] content = new byte[plainLength];
            try {
                if (Zstd.decompress(content, stored) == plainLength) {
                    return content;
                }
            } catch (ZstdException e) {
                throw new FormatException("holds a zstd frame that does not unpack: " + e.getMessage());
            }
        }
        throw new FormatException("holds a zstd frame that does not unpack to the recorded " + plainLength + " bytes");
    }

    /** The payload with its own two fields before it: method, length. */
    public byte[] toBytes() {
        return new ByteWriter()
                .u8(compressed ? 1 : 0)
                .i32(plainLength)
                .raw(stored)
                .toBytes();
    }

    /** Reverses {@link #toBytes}. */
    public static Payload parse(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        boolean compressed = method(reader.u8());
        int plainLength = reader.i32(MAX_PLAIN_BYTES, "the length of its content");
        return new Payload(compressed, plainLength, reader.raw(bytes.length - 5));
    }

    /** Reads the byte that tells how a content is stored. */
    public static boolean method(int value) {
        if (value > 1) {
            throw new FormatException("uses the unknown compression " + value);
        }
        return value == 1;
    }
}
