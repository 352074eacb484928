package dev.lightbox.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.sqlite.SQLiteConfig;

/**
 * Connections to a file, kept open and reused; there are never more than threads that use them at once.
 *
 * <p>Transactions begin and end by statements. The driver's own {@code commit} begins the next transaction at once, and
 * when that fails (another process has the write lock) it reports a commit as failed that has happened.
 */
final class SqliteConnections implements Connections {
    private final String url;
    private final SQLiteConfig settings;
    private final List<String> prepare;
    private final String begin;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    /**
     * @param prepare the statements that each new connection starts with
     * @param begin the statement that begins a transaction and so decides when it takes which lock
     */
    SqliteConnections(String url, SQLiteConfig settings, List<String> prepare, String begin) {
        this.url = url;
        this.settings = settings;
        this.prepare = prepare;
        this.begin = begin;
    }

    @Override
    public Connection begin() throws SQLException {
        Connection kept = idle.poll();
        return first(begin, kept != null ? kept : open());
    }

    private Connection open() throws SQLException {
        Connection connection = settings.createConnection(url);
        for (String statement : prepare) {
            var _ = first(statement, connection);
        }
        return connection;
    }

    private static Connection first(String statement, Connection connection) throws SQLException {
        try {
            execute(connection, statement);
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        execute(connection, "COMMIT");
    }

    /** Fails when SQLite has already rolled back by itself, as it does on a full disk; such a connection is discarded. */
    @Override
    public void rollBack(Connection connection) throws SQLException {
        execute(connection, "ROLLBACK");
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }

    @Override
    public void giveBack(Connection connection) {
        idle.add(connection);
    }

    @Override
    public void discard(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException harmless) {
                // All that is committed is in the files; the next opening reads it.
            }
        }
    }
}
