package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DataDirectory;
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

    /**
     * Refuses another repository than that of the server which works for a command: an answer about the server's would
     * be taken for one about the repository that was named.
     */
    void requireRepository(Path ofServer) {
        if (repository != null && !absolute(repository).equals(ofServer)) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "The repository " + absolute(repository) + " cannot be used: a server holds " + directory
                            + " and works with the repository " + ofServer + ".",
                    "Leave --repository and LIGHTBOX_REPOSITORY out, stop the server first, or name another"
                            + " --data-dir.");
        }
    }

    boolean namesRepository() {
        return repository != null;
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    /** Refuses a directory that holds no data yet, so that a mistyped one is named and not made. */
    void requireExisting() {
        boolean elsewhere = databaseUrl != null && !databaseUrl.isBlank();
        if (!elsewhere && !DataDirectory.holdsData(directory)) {
            throw new LightboxException(
                    ErrorCode.NOT_FOUND,
                    "There is no Lightbox data in " + directory.toAbsolutePath().normalize() + ".",
                    "Name the right directory with --data-dir; 'demo', 'serve', 'connect add' or a 'create' command"
                            + " makes a new one.");
        }
    }

    /** The choices as the application takes them. */
    ApplicationSettings settings(Secrets secrets) {
        return new ApplicationSettings(
                database(secrets),
                secrets.find(null, "LIGHTBOX_MASTER_KEY"),
                Optional.ofNullable(repository).map(DataOptions::absolute),
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
