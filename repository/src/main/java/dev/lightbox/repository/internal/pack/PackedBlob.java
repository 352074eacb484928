package dev.lightbox.repository.internal.pack;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.Payload;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.crypto.SegmentCipher;

/**
 * One blob in a pack.
 *
 * @param number its place in the pack, from 0; its nonce counts with it
 * @param offset where its segment begins in the file
 * @param storedLength length of the segment, tag included
 * @param plainLength length of the content
 */
public record PackedBlob(
        BlobId id, BlobKind kind, boolean compressed, int number, int offset, int storedLength, int plainLength) {
    /** How long one is in a directory; number and offset follow from the order. */
    public static final int BYTES = 32 + 1 + 1 + 4 + 4;

    private static final int MAX_STORED_BYTES = Payload.MAX_PLAIN_BYTES + SegmentCipher.TAG_BYTES;

    void write(ByteWriter directory) {
        directory
                .hash(id.value())
                .u8(kind.number())
                .u8(compressed ? 1 : 0)
                .i32(storedLength)
                .i32(plainLength);
    }

    static PackedBlob read(ByteReader directory, int number, int offset) {
        return new PackedBlob(
                new BlobId(directory.hash()),
                BlobKind.of(directory.u8()),
                Payload.method(directory.u8()),
                number,
                offset,
                directory.i32(MAX_STORED_BYTES, "the stored length of a blob"),
                directory.i32(Payload.MAX_PLAIN_BYTES, "the length of a blob"));
    }

    /** What the segment is bound to: a blob put in another's place, or described otherwise, does not decrypt. */
    byte[] associatedData() {
        return associatedData(id, kind, compressed, plainLength);
    }

    static byte[] associatedData(BlobId id, BlobKind kind, boolean compressed, int plainLength) {
        return new ByteWriter()
                .hash(id.value())
                .u8(kind.number())
                .u8(compressed ? 1 : 0)
                .i32(plainLength)
                .toBytes();
    }
}
