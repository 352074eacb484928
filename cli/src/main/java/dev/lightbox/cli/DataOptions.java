package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.server.application.ApplicationSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Lightbox keeps its data, and how its stores are opened; the same for every command that needs them. */
final class DataOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:LIGHTBOX_DATA_DIR:-./lightbox-data}",
            description = "Where everything is kept (LIGHTBOX_DATA_DIR; default: ./lightbox-data).")
    Path directory = Path.of("lightbox-data");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:LIGHTBOX_DATABASE_URL}",
            description =
                    "jdbc:postgresql://… to use PostgreSQL (LIGHTBOX_DATABASE_URL; default: SQLite in the data directory).")
    @Nullable
    String databaseUrl;

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "${env:LIGHTBOX_DATABASE_USER}",
            description = "The user for PostgreSQL (LIGHTBOX_DATABASE_USER).")
    @Nullable
    String databaseUser;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "Holds that user's password; or LIGHTBOX_DATABASE_PASSWORD.")
    @Nullable
    Path databasePasswordFile;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            defaultValue = "${env:LIGHTBOX_REPOSITORY}",
            description = "Where backups go (LIGHTBOX_REPOSITORY; default: repository in the data directory).")
    @Nullable
    Path repository;

    @Option(
            names = "--repository-password-file",
            paramLabel = "FILE",
            description = "Holds the repository's password; or LIGHTBOX_REPOSITORY_PASSWORD. Without either, it follows"
                    + " from the master key; 'lightbox repository password' shows it.")
    @Nullable
    Path repositoryPasswordFile;

    /** The choices as the application takes them. */
    ApplicationSettings settings(Secrets secrets) {
        return new ApplicationSettings(
                database(secrets),
                secrets.find(null, "LIGHTBOX_MASTER_KEY"),
                Optional.ofNullable(repository),
                secrets.find(repositoryPasswordFile, "LIGHTBOX_REPOSITORY_PASSWORD"));
    }

    private Optional<DatabaseConfig> database(Secrets secrets) {
        if (databaseUrl == null || databaseUrl.isBlank()) {
            return Optional.empty();
        }
        if (!databaseUrl.startsWith("jdbc:postgresql:")) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "The database URL " + databaseUrl + " is not one of PostgreSQL.",
                    "Use jdbc:postgresql://HOST/NAME, or leave it out for SQLite in the data directory.");
        }
        Secret password =
                secrets.find(databasePasswordFile, "LIGHTBOX_DATABASE_PASSWORD").orElseGet(() -> Secret.of(""));
        return Optional.of(DatabaseConfig.postgresql(databaseUrl, databaseUser == null ? "" : databaseUser, password));
    }
}
