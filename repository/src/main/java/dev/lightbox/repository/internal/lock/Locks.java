package dev.lightbox.repository.internal.lock;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.LockMode;
import dev.lightbox.repository.LockOwner;
import dev.lightbox.repository.RepositoryLock;
import dev.lightbox.repository.StoredBlob;
import dev.lightbox.repository.internal.crypto.FileKind;
import dev.lightbox.repository.internal.store.SealedStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes locks. A lock is a file: it is written first, then the others are looked at. Of two that want to exclude each
 * other at the same moment both see the other and both give way, so never do both go on.
 */
public final class Locks {
    private final SealedStore store;
    private final LockOwner owner;
    private final InstantSource clock;

    public Locks(SealedStore store, LockOwner owner, InstantSource clock) {
        this.store = store;
        this.owner = owner;
        this.clock = clock;
    }

    public RepositoryLock take(LockMode mode) {
        Held lock = new Held(mode);
        try {
            refuseConflicts(mode, lock.file);
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Removes all locks and returns how many there were. */
    public int removeAll() {
        List<StoredBlob> files = store.raw().list(FileKind.LOCK.prefix());
        files.forEach(file -> store.raw().delete(file.name()));
        return files.size();
    }

    private void refuseConflicts(LockMode mode, BlobName own) {
        for (StoredBlob file : store.raw().list(FileKind.LOCK.prefix())) {
            if (!file.name().equals(own)) {
                refuseConflict(mode, file.name());
            }
        }
    }

    private void refuseConflict(LockMode mode, BlobName file) {
        LockFile other;
        try {
            other = store.read(FileKind.LOCK, file, LockFile::parse);
        } catch (LightboxException e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return; // Its holder has just finished.
            }
            throw e;
        }
        if (other.isStale(owner, clock.instant())) {
            store.raw().delete(file);
        } else if (other.conflictsWith(mode)) {
            throw new LightboxException(
                    ErrorCode.REPOSITORY_LOCKED,
                    "The repository at " + store.raw().describe() + " is locked by " + other.describe() + ".",
                    "Try again when that process is done. Its lock goes away by itself when the process is gone.");
        }
    }

    private final class Held implements RepositoryLock {
        private final LockMode mode;
        private BlobName file;
        private Instant since;

        private Held(LockMode mode) {
            this.mode = mode;
            this.since = clock.instant();
            this.file = write();
        }

        private BlobName write() {
            return FileKind.LOCK.nameOf(store.write(FileKind.LOCK, new LockFile(mode, owner, since).toBytes()));
        }

        @Override
        public synchronized void ensureHeld() {
            if (!store.raw().exists(file)) {
                throw new LightboxException(
                        ErrorCode.REPOSITORY_LOCKED,
                        "The lock " + file + " of this process was removed by another one, which may have deleted what"
                                + " was written here.",
                        "Start again; what is still there will be reused.");
            }
            renew();
        }

        @Override
        public synchronized void renew() {
            Instant now = clock.instant();
            if (since.plus(LockFile.RENEWED_AFTER).isBefore(now)) {
                BlobName old = file;
                since = now;
                file = write();
                store.raw().delete(old);
            }
        }

        @Override
        public synchronized void close() {
            store.raw().delete(file);
        }
    }
}
