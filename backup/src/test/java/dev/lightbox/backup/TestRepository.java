package dev.lightbox.backup;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.BlobStore;
import dev.lightbox.repository.LocalBlobStore;
import dev.lightbox.repository.LockOwner;
import dev.lightbox.repository.PasswordCost;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.RepositorySettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A real repository on disk whose password costs little to guess. */
final class TestRepository {
    private TestRepository() {}

    static Repository create(Path folder) {
        return create(new LocalBlobStore(folder));
    }

    static Repository create(BlobStore store) {
        RepositorySettings settings = new RepositorySettings(
                new PasswordCost(64, 1, 1),
                new RandomIds(new SecureRandom()),
                InstantSource.system(),
                64 * 1024,
                LockOwner.thisProcess());
        return Repository.create(store, Secret.of("a password"), settings);
    }
}
