package dev.lightbox.repository.internal.store;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.BlobStore;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.crypto.ConfigFile;
import dev.lightbox.repository.internal.crypto.KeyFile;
import dev.lightbox.repository.internal.crypto.RepositoryKeys;
import java.util.List;
import java.util.Optional;

/** The key files of a repository: one for each password. */
public final class KeyFiles {
    public static final String PREFIX = "keys/";
    /** Each file costs the opener one Argon2id, so a store full of forged ones must not be tried for ever. */
    public static final int MAX_FILES = 32;

    private final BlobStore store;
    private final ConfigFile config;

    public KeyFiles(BlobStore store, ConfigFile config) {
        this.store = store;
        this.config = config;
    }

    /** The key file that a password opened. */
    public record Unlocked(BlobName file, RepositoryKeys keys) {}

    public BlobName write(KeyFile key) {
        byte[] bytes = key.toBytes();
        BlobName name = new BlobName(PREFIX + Hash256.sha256(bytes));
        store.write(name, bytes);
        return name;
    }

    public KeyFile read(BlobName name) {
        byte[] bytes = SealedStore.verified(store, name, KeyFile.BYTES);
        return SealedStore.named(name, () -> KeyFile.parse(bytes));
    }

    public List<BlobName> list() {
        return store.list(PREFIX).stream()
                .map(StoredBlob::name)
                .limit(MAX_FILES)
                .toList();
    }

    public void delete(BlobName name) {
        store.delete(name);
    }

    /**
     * Tries the password on each key file.
     *
     * @throws LightboxException {@code WRONG_PASSWORD}, or {@code REPOSITORY_DAMAGED} when no intact file fits and a
     *     damaged one may have been the right one
     */
    public Unlocked unlock(Secret password) {
        LightboxException damage = null;
        for (BlobName name : list()) {
            try {
                Optional<RepositoryKeys> keys = unlock(name, password);
                if (keys.isPresent()) {
                    return new Unlocked(name, keys.get());
                }
            } catch (LightboxException e) {
                if (e.code() != ErrorCode.REPOSITORY_DAMAGED) {
                    throw e;
                }
                damage = e;
            }
        }
        throw damage != null ? damage : noneFits();
    }

    private Optional<RepositoryKeys> unlock(BlobName name, Secret password) {
        KeyFile key = read(name);
        return SealedStore.named(name, () -> key.unwrap(password, config));
    }

    private LightboxException noneFits() {
        if (list().isEmpty()) {
            return new LightboxException(
                    ErrorCode.REPOSITORY_DAMAGED,
                    "The repository at " + store.describe() + " has no key file left in " + PREFIX + ".",
                    "Bring the folder " + PREFIX + " back from a copy; without it nothing can be decrypted.");
        }
        return new LightboxException(
                ErrorCode.WRONG_PASSWORD,
                "The password does not open the repository at " + store.describe() + ".",
                "Check the password; no one can read the repository without it.");
    }
}
