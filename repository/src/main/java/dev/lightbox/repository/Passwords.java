package dev.lightbox.repository;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.internal.crypto.ConfigFile;
import dev.lightbox.repository.internal.crypto.KeyFile;
import dev.lightbox.repository.internal.store.KeyFiles;
import dev.lightbox.repository.internal.store.RepositoryStart;
import java.time.Instant;
import java.util.List;

/**
 * The passwords of a repository. Each wraps the same master key in a file of its own, so changing one rewrites no data;
 * for the same reason a person who once had a password and a copy of the key file keeps what they could read.
 * Thread-safe.
 */
public final class Passwords {
    private final KeyFiles files;
    private final ConfigFile config;
    private final RepositorySettings settings;
    private KeyFiles.Unlocked current;

    Passwords(KeyFiles files, ConfigFile config, KeyFiles.Unlocked current, RepositorySettings settings) {
        this.files = files;
        this.config = config;
        this.current = current;
        this.settings = settings;
    }

    /**
     * One password.
     *
     * @param id the key file's id
     * @param inUse whether this repository was opened with it
     */
    public record Password(String id, Instant createdAt, PasswordCost cost, boolean inUse) {}

    public synchronized List<Password> list() {
        return files.list().stream()
                .map(name -> {
                    KeyFile key = files.read(name);
                    return new Password(name.lastPart(), key.createdAt(), key.cost(), name.equals(current.file()));
                })
                .toList();
    }

    /** Adds a password and returns its id. */
    public synchronized String add(Secret password) {
        if (files.list().size() >= KeyFiles.MAX_FILES) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The repository has " + KeyFiles.MAX_FILES + " passwords, which is the most.",
                    "Remove one first.");
        }
        KeyFile key = RepositoryStart.wrap(current.keys().master(), password, config, settings);
        return files.write(key).lastPart();
    }

    /** Replaces the password that this repository was opened with. */
    public synchronized void change(Secret password) {
        BlobName old = current.file();
        current = new KeyFiles.Unlocked(new BlobName(KeyFiles.PREFIX + add(password)), current.keys());
        files.delete(old);
    }

    /**
     * Removes a password.
     *
     * @throws LightboxException {@code NOT_FOUND}, or {@code INVALID_INPUT} for the one in use
     */
    public synchronized void remove(String id) {
        BlobName name = files.list().stream()
                .filter(file -> file.lastPart().equals(id))
                .findFirst()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND, "The repository has no password " + id + ".", "List the passwords."));
        if (name.equals(current.file())) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The password " + id + " is the one that is in use.",
                    "Change it, or open the repository with another password and remove this one then.");
        }
        files.delete(name);
    }
}
