package dev.lightbox.repository.internal.crypto;

import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.FormatException;
import java.nio.charset.StandardCharsets;

/** The kinds of encrypted files. Each has its folder, its first four bytes and keys of its own. */
public enum FileKind {
    PACK("packs", "LBXP", 256 * 1024 * 1024),
    INDEX("index", "LBXI", 64 * 1024 * 1024),
    SNAPSHOT("snapshots", "LBXS", 16 * 1024 * 1024),
    LOCK("locks", "LBXL", 64 * 1024);

    /** Magic, version and salt: what stands in the clear at the start of each. */
    public static final int HEADER_BYTES = 4 + 1 + Hash256.BYTES;

    private static final int VERSION = 1;

    private final String folder;
    private final String magic;
    private final int maxBytes;

    FileKind(String folder, String magic, int maxBytes) {
        this.folder = folder;
        this.magic = magic;
        this.maxBytes = maxBytes;
    }

    /** Where files of this kind lie, as a prefix of their names. */
    public String prefix() {
        return folder + "/";
    }

    /** The longest file of this kind that a reader accepts. */
    public int maxBytes() {
        return maxBytes;
    }

    /** The name of the file whose bytes have this SHA-256. Packs are many and are spread over 256 folders. */
    public BlobName nameOf(Hash256 sha256) {
        String hex = sha256.toString();
        return new BlobName(prefix() + (this == PACK ? hex.substring(0, 2) + "/" : "") + hex);
    }

    /** The header of a file whose key is derived with {@code salt}. */
    public byte[] header(Hash256 salt) {
        return new ByteWriter().raw(magicBytes()).u8(VERSION).hash(salt).toBytes();
    }

    /** Checks a header and returns its salt. */
    public Hash256 saltOf(byte[] header) {
        ByteReader reader = new ByteReader(header);
        reader.expect(magicBytes(), "the mark of its kind");
        int version = reader.u8();
        if (version != VERSION) {
            throw new FormatException("is of the unknown version " + version);
        }
        return reader.hash();
    }

    private byte[] magicBytes() {
        return magic.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] purpose() {
        return ("lightbox repository v1 " + folder).getBytes(StandardCharsets.US_ASCII);
    }
}
