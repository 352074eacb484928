package dev.lightbox.repository.internal.crypto;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.PasswordCost;
import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.bytes.FormatException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/** The master key, wrapped under one password. A repository has one such file for each password. */
@SuppressWarnings("ArrayRecordComponent") // Key files are read and written, never compared.
public record KeyFile(Instant createdAt, PasswordCost cost, Hash256 salt, Hash256 check, byte[] wrapped) {
    private static final byte[] MAGIC = "LBXK".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int WRAPPED_BYTES = 32 + SegmentCipher.TAG_BYTES;

    /** The length of every key file. */
    public static final int BYTES = 4 + 1 + 8 + 3 * 4 + 2 * Hash256.BYTES + WRAPPED_BYTES;

    /** Wraps a master key under a password. */
    public static KeyFile wrap(
            byte[] master, Secret password, ConfigFile config, PasswordCost cost, RandomIds random, Instant now) {
        Hash256 salt = Hash256.of(random.bytes(Hash256.BYTES));
        PasswordKey key = new PasswordKey(password, cost, salt);
        KeyFile open = new KeyFile(now, cost, salt, key.check(), new byte[0]);
        byte[] wrapped = key.wrapping().seal(SegmentCipher.wholeNonce(), open.boundTo(config), master);
        return new KeyFile(now, cost, salt, open.check, wrapped);
    }

    /**
     * The repository's keys, or nothing when the password is another.
     *
     * @throws FormatException when the password is right and the file is damaged or of another repository
     */
    public Optional<RepositoryKeys> unwrap(Secret password, ConfigFile config) {
        PasswordKey key = new PasswordKey(password, cost, salt);
        if (!MessageDigest.isEqual(key.check().bytes(), check.bytes())) {
            return Optional.empty();
        }
        byte[] master = key.wrapping().open(SegmentCipher.wholeNonce(), boundTo(config), wrapped, 0, wrapped.length);
        return Optional.of(new RepositoryKeys(master, config.idBytes()));
    }

    /** What the wrapped key is bound to: all that stands before it, and the repository. */
    private byte[] boundTo(ConfigFile config) {
        return head().raw(config.idBytes()).toBytes();
    }

    public byte[] toBytes() {
        return head().raw(wrapped).toBytes();
    }

    private ByteWriter head() {
        return new ByteWriter()
                .raw(MAGIC)
                .u8(VERSION)
                .i64(createdAt.toEpochMilli())
                .i32(cost.memoryKib())
                .i32(cost.iterations())
                .i32(cost.parallelism())
                .hash(salt)
                .hash(check);
    }

    public static KeyFile parse(byte[] file) {
        ByteReader reader = new ByteReader(file);
        reader.expect(MAGIC, "the mark of a key file");
        int version = reader.u8();
        if (version != VERSION) {
            throw new FormatException("is of the unknown version " + version);
        }
        Instant createdAt = Instant.ofEpochMilli(reader.i64());
        PasswordCost cost = cost(reader);
        KeyFile key = new KeyFile(createdAt, cost, reader.hash(), reader.hash(), reader.raw(WRAPPED_BYTES));
        reader.end();
        return key;
    }

    private static PasswordCost cost(ByteReader reader) {
        int memory = reader.i32(PasswordCost.MAX_MEMORY_KIB, "Argon2 memory in KiB");
        int iterations = reader.i32(16, "Argon2 iterations");
        int parallelism = reader.i32(16, "Argon2 lanes");
        try {
            return new PasswordCost(memory, iterations, parallelism);
        } catch (IllegalArgumentException e) {
            throw new FormatException("asks for an impossible cost. " + e.getMessage());
        }
    }
}
