package dev.lightbox.repository.internal.pack;

import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.FormatException;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.crypto.SegmentCipher;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pack holds, in the order of the file.
 *
 * @param pack SHA-256 of the whole file, which is its name
 * @param salt from which the pack's key is derived
 */
public record PackDirectory(Hash256 pack, Hash256 salt, List<PackedBlob> blobs) {
    /** The length of the directory's segment stands in the last four bytes of a pack. */
    public static final int TRAILER_BYTES = 4;

    public PackDirectory {
        blobs = List.copyOf(blobs);
    }

    public BlobName file() {
        return FileKind.PACK.nameOf(pack);
    }

    /** How long the pack is: its header, its blobs, this directory and the trailer. */
    public long fileLength() {
        return (long) segmentsEnd() + segmentLength() + TRAILER_BYTES;
    }

    private int segmentsEnd() {
        return blobs.isEmpty()
                ? FileKind.HEADER_BYTES
                : blobs.getLast().offset() + blobs.getLast().storedLength();
    }

    private int segmentLength() {
        return 4 + blobs.size() * PackedBlob.BYTES + SegmentCipher.TAG_BYTES;
    }

    /** The list of blobs as it is stored in packs and in index files. */
    public byte[] toBytes() {
        return blobsOf(blobs).toBytes();
    }

    static ByteWriter blobsOf(List<PackedBlob> blobs) {
        ByteWriter writer = new ByteWriter().i32(blobs.size());
        blobs.forEach(blob -> blob.write(writer));
        return writer;
    }

    /** Reads what {@link #toBytes} wrote. */
    public static PackDirectory read(Hash256 pack, Hash256 salt, ByteReader reader) {
        int count = reader.count(PackedBlob.BYTES, "the number of its blobs");
        List<PackedBlob> blobs = new ArrayList<>(count);
        int offset = FileKind.HEADER_BYTES;
        for (int number = 0; number < count; number++) {
            PackedBlob blob = PackedBlob.read(reader, number, offset);
            blobs.add(blob);
            offset += blob.storedLength();
            if (offset < 0 || offset > FileKind.PACK.maxBytes()) {
                throw new FormatException("lists more blobs than a pack can hold");
            }
        }
        return new PackDirectory(pack, salt, blobs);
    }
}
