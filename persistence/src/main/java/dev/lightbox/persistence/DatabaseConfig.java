package dev.lightbox.persistence;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.nio.file.Path;

/**
 * Which database to open.
 *
 * @param url a JDBC URL that starts with {@code jdbc:sqlite:} or {@code jdbc:postgresql:}
 * @param user the user for PostgreSQL; empty for SQLite
 * @param password that user's password; empty for SQLite
 */
public record DatabaseConfig(String url, String user, Secret password) {

    public DatabaseConfig {
        if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "The database URL does not name a database that Lightbox runs on.",
                    "Use jdbc:postgresql://host:port/name, or jdbc:sqlite:/path/to/file.");
        }
    }

    /** The embedded database in one file, which is created when it is missing. */
    public static DatabaseConfig sqlite(Path file) {
        return new DatabaseConfig("jdbc:sqlite:" + file.toAbsolutePath(), "", Secret.of(""));
    }

    public static DatabaseConfig postgresql(String url, String user, Secret password) {
        return new DatabaseConfig(url, user, password);
    }

    /** The URL without its parameters: one of them may be a password. */
    public String place() {
        return url.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return "DatabaseConfig[" + place() + "]";
    }
}
