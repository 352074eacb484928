package dev.lightbox.persistence;

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

    /** The embedded database in one file, which is created when it is missing. */
    public static DatabaseConfig sqlite(Path file) {
        return new DatabaseConfig("jdbc:sqlite:" + file.toAbsolutePath(), "", Secret.of(""));
    }

    public static DatabaseConfig postgresql(String url, String user, Secret password) {
        return new DatabaseConfig(url, user, password);
    }
}
