package dev.lightbox.repository.internal.pack;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.BlobStore;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.FormatException;
import dev.lightbox.repository.internal.bytes.Payload;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.crypto.RepositoryKeys;
import dev.lightbox.repository.internal.crypto.SegmentCipher;
import dev.lightbox.repository.internal.store.SealedStore;
import java.util.Arrays;

/** Reads packs back: their directory without their content, or single blobs. Thread-safe. */
public final class PackReader {
    private final BlobStore store;
    private final RepositoryKeys keys;

    public PackReader(BlobStore store, RepositoryKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** Reads one blob from the store. */
    public byte[] read(BlobName pack, Hash256 salt, PackedBlob blob) {
        byte[] segment = store.read(pack, blob.offset(), blob.storedLength());
        return SealedStore.named(pack, () -> open(cipher(salt), blob, segment, 0));
    }

    /** Takes one blob out of a pack that is in memory. */
    public byte[] open(SegmentCipher cipher, PackedBlob blob, byte[] bytes, int offset) {
        byte[] stored = cipher.open(
                SegmentCipher.blobNonce(blob.number()), blob.associatedData(), bytes, offset, blob.storedLength());
        byte[] content = new Payload(blob.compressed(), blob.plainLength(), stored).content();
        BlobId id = keys.idOf(blob.kind(), content);
        if (!id.equals(blob.id())) {
            throw new FormatException("lists a blob as " + blob.id() + " whose content is " + id);
        }
        return content;
    }

    public SegmentCipher cipher(Hash256 salt) {
        return keys.cipherOf(FileKind.PACK, salt);
    }

    /** Reads what a pack of this length holds: its first bytes and its last. */
    public PackDirectory directory(BlobName pack, long length) {
        return SealedStore.named(pack, () -> directory(pack, length, (from, size) -> store.read(pack, from, size)));
    }

    /** Reads what a pack holds that is in memory. */
    public PackDirectory directory(BlobName pack, byte[] file) {
        return directory(pack, file.length, (from, size) -> Arrays.copyOfRange(file, (int) from, (int) from + size));
    }

    private interface Bytes {
        byte[] read(long from, int size);
    }

    private PackDirectory directory(BlobName pack, long length, Bytes bytes) {
        int trailer = PackDirectory.TRAILER_BYTES;
        if (length < FileKind.HEADER_BYTES + trailer || length > FileKind.PACK.maxBytes()) {
            throw new FormatException("is " + length + " bytes long, which no pack is");
        }
        byte[] header = bytes.read(0, FileKind.HEADER_BYTES);
        int room = (int) length - FileKind.HEADER_BYTES - trailer;
        int size = new ByteReader(bytes.read(length - trailer, trailer)).i32(room, "the length of its directory");
        Hash256 salt = FileKind.PACK.saltOf(header);
        byte[] segment = bytes.read(length - trailer - size, size);
        byte[] list = cipher(salt).open(SegmentCipher.wholeNonce(), header, segment, 0, size);
        ByteReader reader = new ByteReader(list);
        PackDirectory directory = PackDirectory.read(Hash256.parse(pack.lastPart()), salt, reader);
        reader.end();
        if (directory.fileLength() != length) {
            throw new FormatException("is " + length + " bytes long, its directory says " + directory.fileLength());
        }
        return directory;
    }
}
