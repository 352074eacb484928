package dev.lightbox.persistence.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteConfig;

/** The file that a JDBC URL names, and the three ways in which it is opened. */
record SqliteFile(String url) {
    static final String PREFIX = "jdbc:sqlite:";
    private static final int BUSY_TIMEOUT_MILLIS = 30_000;
    /** Negative, as SQLite wants it for a number of KiB. The usual 2 MiB do not hold the upper pages of a large site's indexes. */
    private static final int CACHE = -16 * 1024;

    /** The file's path, without the settings that may follow it in the URL. */
    String path() {
        String address = url.substring(PREFIX.length()).replaceFirst("\\?.*", "");
        return address.startsWith("file:") ? address.substring("file:".length()) : address;
    }

    /** SQLite would create it as readable as the umask allows; its journal files inherit what is set here. */
    void createForItsOwnerOnly() {
        Path file = Path.of(path());
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix") || Files.exists(file)) {
            return;
        }
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException leftToSqlite) {
            // Opening it fails next, for the same reason and with a better message.
        }
    }

    /** A region's file, beside this one. */
    SqliteFile of(Place region) {
        return new SqliteFile(
                PREFIX + Path.of(path()).resolveSibling(region.name().replace('_', '-') + ".db"));
    }

    /** Transactions own the write lock from their first moment, so that none fails half-way for lack of it. */
    SqliteConnections writing(Place place) {
        return new SqliteConnections(url, settings(), opening(place, "PRAGMA query_only = OFF"), "BEGIN IMMEDIATE");
    }

    /** Transactions see one state of the data and may not change it. */
    SqliteConnections reading(Place place) {
        return new SqliteConnections(url, settings(), opening(place, "PRAGMA query_only = ON"), "BEGIN DEFERRED");
    }

    /**
     * What a connection begins with. A region's file is attached to the shared one and not the other way round: SQLite
     * commits in that order, and what a crash between the two leaves behind is ids that nobody has.
     */
    private List<String> opening(Place place, String purpose) {
        if (place.isShared()) {
            return List.of(purpose);
        }
        SqliteFile region = of(place);
        region.createForItsOwnerOnly();
        String name = place.name();
        return List.of(
                "ATTACH DATABASE '" + region.path().replace("'", "''") + "' AS " + name,
                "PRAGMA " + name + ".journal_mode = WAL",
                "PRAGMA " + name + ".synchronous = FULL",
                "PRAGMA " + name + ".cache_size = " + CACHE,
                purpose);
    }

    /** A pool that opens its first connection when one is asked for; transactions take the lock that they need. */
    HikariDataSource pool(String name, int size) {
        Properties settings = settings().toProperties();
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setJdbcUrl(url);
        pool.setDataSourceProperties(settings);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        return pool;
    }

    private static SQLiteConfig settings() {
        SQLiteConfig settings = new SQLiteConfig();
        settings.setJournalMode(SQLiteConfig.JournalMode.WAL);
        settings.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        settings.enforceForeignKeys(true);
        settings.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        return settings;
    }
}
