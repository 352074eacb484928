package dev.lightbox.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** Where transactions get their connections, and how one begins and ends on them. Thread-safe. */
interface Connections extends AutoCloseable {
    /** A connection with a transaction begun on it. */
    Connection begin() throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollBack(Connection connection) throws SQLException;

    /** Takes back a connection whose transaction has ended. */
    void giveBack(Connection connection);

    /** Gets rid of a connection whose transaction could not be ended. */
    void discard(Connection connection) throws SQLException;

    @Override
    void close();
}
