package dev.lightbox.server.application;

import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.credentials.MasterKeyFile;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.server.operations.CredentialOperation.MasterKeyRotated;
import dev.lightbox.server.operations.CredentialOperations;
import dev.lightbox.server.operations.RepositoryAccess;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The master key of a running application, which can be exchanged. Thread-safe. */
final class MasterKeyExchange {
    private final AtomicReference<MasterKey> inUse;
    private final ApplicationSettings settings;
    private final Path file;

    MasterKeyExchange(MasterKey inUse, ApplicationSettings settings, Path file) {
        this.inUse = new AtomicReference<>(inUse);
        this.settings = settings;
        this.file = file;
    }

    /** What opens the repository now. */
    Supplier<Secret> repositoryPassword() {
        return () -> settings.repositoryPassword().orElseGet(() -> RepositoryPassword.of(inUse.get()));
    }

    CredentialOperations.MasterKeys over(Connections connections, RepositoryAccess repository, RandomIds random) {
        return actor -> rotate(connections, repository, actor, random);
    }

    /** After a rotation that was cut short: what the key that does not count would open of a repository is closed to it. */
    static MasterKeyFile.Settlement settlement(Path repository, ApplicationSettings settings) {
        if (settings.repositoryPassword().isPresent()) {
            return MasterKeyFile.Settlement.NOTHING_ELSE;
        }
        return (kept, abandoned) -> {
            try (RepositoryAccess access = new RepositoryAccess(
                    repository, () -> RepositoryPassword.of(kept), RepositorySettings.standard())) {
                access.noLongerOpenWith(RepositoryPassword.of(abandoned));
            }
        };
    }

    /** Before anything changes, the repository opens with the old key's password and the new one's alike. */
    private synchronized MasterKeyRotated rotate(
            Connections connections, RepositoryAccess repository, Actor actor, RandomIds random) {
        if (settings.masterKey().isPresent()) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "The master key was handed in with LIGHTBOX_MASTER_KEY and cannot be replaced there by Lightbox.",
                    "Write it into the file " + file + " (mode 600), start without the variable, and rotate it then.");
        }
        MasterKeyFile keys = new MasterKeyFile(file);
        if (!keys.holds(inUse.get(), random)) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "An exchange of the master key was not finished: the file " + file + " holds another key.",
                    "Start Lightbox again: it goes on where it was.");
        }
        MasterKey prepared = keys.prepare(random);
        Runnable dropOld = settings.repositoryPassword().isPresent()
                ? () -> {}
                : repository.alsoOpenWith(RepositoryPassword.of(prepared));
        connections.rotateMasterKey(
                keys,
                prepared,
                () -> {
                    inUse.set(prepared);
                    dropOld.run();
                },
                actor);
        return new MasterKeyRotated(prepared.id(), file.toString());
    }
}
