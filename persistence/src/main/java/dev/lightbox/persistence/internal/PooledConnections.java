package dev.lightbox.persistence.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections from a pool, with transactions as JDBC knows them. Closing closes the pool. */
final class PooledConnections implements Connections {
    private final HikariDataSource pool;

    /** @param pool hands out connections that do not commit by themselves */
    PooledConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection begin() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollBack(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // The transaction has ended; the pool drops a connection that it cannot clean.
            pool.evictConnection(connection);
        }
    }

    @Override
    public void discard(Connection connection) throws SQLException {
        pool.evictConnection(connection);
        connection.close();
    }

    @Override
    public void close() {
        pool.close();
    }
}
