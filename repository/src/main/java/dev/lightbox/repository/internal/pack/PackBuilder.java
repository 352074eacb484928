package dev.lightbox.repository.internal.pack;

import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.Payload;
import dev.lightbox.repository.internal.crypto.BlobKind;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.crypto.RepositoryKeys;
import dev.lightbox.repository.internal.crypto.SegmentCipher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A pack that is being filled, in memory. Blobs are encrypted as they come in. Not thread-safe. */
public final class PackBuilder {
    private final Hash256 salt;
    private final SegmentCipher cipher;
    private final ByteWriter file = new ByteWriter();
    private final List<PackedBlob> blobs = new ArrayList<>();
    private final Set<BlobId> ids = new HashSet<>();

    public PackBuilder(RepositoryKeys keys, Hash256 salt) {
        this.salt = salt;
        cipher = keys.cipherOf(FileKind.PACK, salt);
        file.raw(FileKind.PACK.header(salt));
    }

    /** A finished pack: what it holds and the bytes of its file. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared; a copy would cost megabytes.
    public record Finished(PackDirectory directory, byte[] file) {}

    public void add(BlobId id, BlobKind kind, Payload payload) {
        byte[] bound = PackedBlob.associatedData(id, kind, payload.compressed(), payload.plainLength());
        byte[] segment = cipher.seal(SegmentCipher.blobNonce(blobs.size()), bound, payload.stored());
        blobs.add(new PackedBlob(
                id, kind, payload.compressed(), blobs.size(), file.size(), segment.length, payload.plainLength()));
        ids.add(id);
        file.raw(segment);
    }

    public boolean contains(BlobId id) {
        return ids.contains(id);
    }

    public boolean isEmpty() {
        return blobs.isEmpty();
    }

    /** Bytes so far, without the directory. */
    public int size() {
        return file.size();
    }

    /** Ends the pack with its directory. Nothing can be added afterwards. */
    public Finished finish() {
        byte[] directory = cipher.seal(
                SegmentCipher.wholeNonce(),
                FileKind.PACK.header(salt),
                PackDirectory.blobsOf(blobs).toBytes());
        byte[] bytes = file.raw(directory).i32(directory.length).toBytes();
        return new Finished(new PackDirectory(Hash256.sha256(bytes), salt, blobs), bytes);
    }
}
