package dev.lightbox.repository.internal.store;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.BlobStore;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.internal.bytes.FormatException;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.crypto.RepositoryKeys;
import dev.lightbox.repository.internal.crypto.SealedFile;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A blob store seen with the keys of a repository: files go in sealed and come out verified. Every file is named by the
 * SHA-256 of its bytes, so damage is found without a key and told by name. Thread-safe.
 */
public final class SealedStore {
    private final BlobStore store;
    private final RepositoryKeys keys;
    private final RandomIds random;

    public SealedStore(BlobStore store, RepositoryKeys keys, RandomIds random) {
        this.store = store;
        this.keys = keys;
        this.random = random;
    }

    public BlobStore raw() {
        return store;
    }

    public RepositoryKeys keys() {
        return keys;
    }

    /** A salt that no file has had before. */
    public Hash256 freshSalt() {
        return Hash256.of(random.bytes(Hash256.BYTES));
    }

    /** Seals content as a new file and returns the hash that names it. */
    public Hash256 write(FileKind kind, byte[] content) {
        byte[] file = SealedFile.seal(keys, kind, freshSalt(), content);
        Hash256 hash = Hash256.sha256(file);
        store.write(kind.nameOf(hash), file);
        return hash;
    }

    /** Reads a sealed file and hands its content to {@code parser}; whatever is wrong with it is told by its name. */
    public <T> T read(FileKind kind, BlobName name, Function<byte[], T> parser) {
        return named(name, () -> parser.apply(SealedFile.open(keys, kind, verified(store, name, kind.maxBytes()))));
    }

    /** Reads a file and compares it with the hash in its name. */
    public static byte[] verified(BlobStore store, BlobName name, int limit) {
        byte[] file = store.read(name, limit);
        if (!Hash256.sha256(file).toString().equals(name.lastPart())) {
            throw Damage.of(name, "was altered: its bytes do not match the SHA-256 in its name");
        }
        return file;
    }

    /** Does what reads {@code file}, and names it when its format is wrong. */
    public static <T> T named(BlobName file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (FormatException e) {
            throw Damage.of(file, e.found(), e);
        }
    }
}
