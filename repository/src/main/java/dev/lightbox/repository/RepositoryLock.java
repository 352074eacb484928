package dev.lightbox.repository;

/** A lock on a repository, held until it is closed. Thread-safe. */
public interface RepositoryLock extends AutoCloseable {

    /** Renews the lock when it is getting old; costs nothing otherwise. Long work calls this at least once an hour. */
    void renew();

    /**
     * Renews the lock and proves that nobody has removed it.
     *
     * @throws dev.lightbox.kernel.LightboxException {@code REPOSITORY_LOCKED} when it was removed
     */
    void ensureHeld();

    @Override
    void close();
}
