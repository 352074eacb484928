package dev.lightbox.repository.internal.crypto;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.FormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** The file that makes a folder a repository: its format version and its id. Not secret; ends with its own SHA-256. */
public record ConfigFile(UUID repositoryId, Instant createdAt) {
    public static final BlobName NAME = new BlobName("config");
    /** More than this is no config file, of any version. */
    public static final int MAX_BYTES = 4096;

    private static final byte[] MAGIC = "LIGHTBOX".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int ID_BYTES = 16;

    public static ConfigFile fresh(RandomIds random, Instant now) {
        return new ConfigFile(id(ByteBuffer.wrap(random.bytes(ID_BYTES))), now);
    }

    private static UUID id(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The id as it goes into keys. */
    public byte[] idBytes() {
        return new ByteWriter()
                .i64(repositoryId.getMostSignificantBits())
                .i64(repositoryId.getLeastSignificantBits())
                .toBytes();
    }

    public byte[] toBytes() {
        byte[] fields = new ByteWriter()
                .raw(MAGIC)
                .i32(VERSION)
                .raw(idBytes())
                .i64(createdAt.toEpochMilli())
                .toBytes();
        return new ByteWriter().raw(fields).hash(Hash256.sha256(fields)).toBytes();
    }

    /**
     * Reads a config file. Magic, version and the hash at the end are the same in all versions to come, so damage and a
     * newer version are told apart.
     */
    public static ConfigFile parse(byte[] file) {
        ByteReader reader = new ByteReader(file);
        reader.expect(MAGIC, "the mark of a repository");
        int version = reader.i32(Integer.MAX_VALUE, "its version");
        int end = file.length - Hash256.BYTES;
        if (end < MAGIC.length + 4
                || !Hash256.sha256(Arrays.copyOf(file, end))
                        .equals(Hash256.of(Arrays.copyOfRange(file, end, file.length)))) {
            throw new FormatException("was altered: it does not match the SHA-256 at its end");
        }
        if (version != VERSION) {
            throw new LightboxException(
                    ErrorCode.REPOSITORY_VERSION_UNKNOWN,
                    "The repository's file " + NAME + " tells of format version " + version
                            + "; this Lightbox reads version " + VERSION + ".",
                    "Use a newer Lightbox for it.");
        }
        ConfigFile config =
                new ConfigFile(id(ByteBuffer.wrap(reader.raw(ID_BYTES))), Instant.ofEpochMilli(reader.i64()));
        reader.hash();
        reader.end();
        return config;
    }
}
