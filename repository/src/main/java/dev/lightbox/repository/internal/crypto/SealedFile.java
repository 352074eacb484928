package dev.lightbox.repository.internal.crypto;

import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.Payload;

/** A file that is encrypted as one piece: index, snapshot, lock. Header, then one segment that the header is bound to. */
public final class SealedFile {
    private SealedFile() {}

    public static byte[] seal(RepositoryKeys keys, FileKind kind, Hash256 salt, byte[] content) {
        byte[] header = kind.header(salt);
        byte[] segment = keys.cipherOf(kind, salt)
                .seal(SegmentCipher.wholeNonce(), header, Payload.of(content).toBytes());
        return new ByteWriter().raw(header).raw(segment).toBytes();
    }

    public static byte[] open(RepositoryKeys keys, FileKind kind, byte[] file) {
        byte[] header = new ByteReader(file).raw(FileKind.HEADER_BYTES);
        byte[] payload = keys.cipherOf(kind, kind.saltOf(header))
                .open(
                        SegmentCipher.wholeNonce(),
                        header,
                        file,
                        FileKind.HEADER_BYTES,
                        file.length - FileKind.HEADER_BYTES);
        return Payload.parse(payload).content();
    }
}
