package dev.lightbox.server.application;

import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DatabaseConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person can choose about the stores.
 *
 * @param database which database; empty for SQLite in the data directory
 * @param masterKey the key that seals credentials, as Base64 of 32 bytes; empty for a file in the data directory
 * @param repository where backups go; empty for a folder in the data directory
 * @param repositoryPassword what opens the repository; empty for one that follows from the master key
 */
public record ApplicationSettings(
        Optional<DatabaseConfig> database,
        Optional<Secret> masterKey,
        Optional<Path> repository,
        Optional<Secret> repositoryPassword) {

    /** Everything in the data directory. */
    public static ApplicationSettings standard() {
        return new ApplicationSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
