package dev.lightbox.server.operations;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.LocalBlobStore;
import dev.lightbox.repository.Passwords;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.RepositorySettings;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the repository when it is first needed, since deriving its key takes half a second, and keeps it open.
 * Thread-safe.
 */
public final class RepositoryAccess implements AutoCloseable {
    private final Path folder;
    private final Supplier<Secret> password;
    private final RepositorySettings settings;
    private @Nullable LocalBlobStore store;
    private @Nullable Repository open;

    /** @param password asked for when the repository is opened or created */
    public RepositoryAccess(Path folder, Supplier<Secret> password, RepositorySettings settings) {
        this.folder = folder;
        this.password = password;
        this.settings = settings;
    }

    public Path folder() {
        return folder;
    }

    /** What opens it. */
    public Secret password() {
        return password.get();
    }

    public synchronized boolean exists() {
        return open != null || Repository.exists(store());
    }

    /**
     * The repository for reading.
     *
     * @throws LightboxException {@code REPOSITORY_NOT_FOUND} before the first backup
     */
    public synchronized Repository get() {
        if (open == null && !Repository.exists(store())) {
            throw new LightboxException(
                    ErrorCode.REPOSITORY_NOT_FOUND,
                    "There is no repository in " + folder + " yet.",
                    "The first backup makes it: press 'Backup now' or run 'lightbox backup run'.");
        }
        return getOrCreate();
    }

    /** The repository for writing; made when there is none. */
    public synchronized Repository getOrCreate() {
        Repository repository = open;
        if (repository == null) {
            repository = Repository.exists(store())
                    ? Repository.open(store(), password.get(), settings)
                    : Repository.create(store(), password.get(), settings);
            open = repository;
        }
        return repository;
    }

    /**
     * Lets another password open the repository too, if there is one.
     *
     * @return what takes the present password away, once the other one is what {@code password} gives
     */
    public synchronized Runnable alsoOpenWith(Secret other) {
        if (!exists()) {
            return () -> {};
        }
        // Asked anew: the repository that is open may have been opened with a password that is gone since.
        String present = idOf(password.get());
        getOrCreate().passwords().add(other);
        return () -> dropPassword(present, other);
    }

    /** Takes away a password that is not used any more, if it opens the repository; the present one stays. */
    public synchronized void noLongerOpenWith(Secret abandoned) {
        if (!exists()) {
            return;
        }
        try {
            dropPassword(idOf(abandoned), password.get());
        } catch (LightboxException doesNotOpen) {
            // Neither with this password nor, when it is damaged, with any: a start must not fail for that.
        }
    }

    private String idOf(Secret password) {
        try (Repository opened = Repository.open(new LocalBlobStore(folder), password, settings)) {
            return opened.passwords().list().stream()
                    .filter(Passwords.Password::inUse)
                    .map(Passwords.Password::id)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private synchronized void dropPassword(String id, Secret other) {
        try (Repository opened = Repository.open(new LocalBlobStore(folder), other, settings)) {
            opened.passwords().remove(id);
        }
    }

    private LocalBlobStore store() {
        if (store == null) {
            store = new LocalBlobStore(folder);
        }
        return store;
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
        }
        if (store != null) {
            store.close();
        }
    }
}
