package dev.lightbox.persistence.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Connections from a pool, with transactions as JDBC knows them. Closing closes the pool. */
final class PooledConnections implements Connections {
    private static final String REGION_FIRST =
            "SELECT set_config('search_path', ? || ',' || current_setting('search_path'), true)";

    private final HikariDataSource pool;
    private final Place lookFirst;

    private PooledConnections(HikariDataSource pool, Place lookFirst) {
        this.pool = pool;
        this.lookFirst = lookFirst;
    }

    /** @param pool hands out connections that do not commit by themselves and look for tables where they should */
    static PooledConnections of(HikariDataSource pool) {
        return new PooledConnections(pool, Place.SHARED);
    }

    /**
     * Connections of a pool that regions share: until its transaction ends a connection looks for tables in the region's
     * schema first.
     */
    static PooledConnections ofShared(HikariDataSource pool, Place region) {
        return new PooledConnections(pool, region);
    }

    @Override
    public Connection begin() throws SQLException {
        Connection connection = pool.getConnection();
        if (!lookFirst.isShared()) {
            lookInRegionFirst(connection);
        }
        return connection;
    }

    private void lookInRegionFirst(Connection connection) throws SQLException {
        try (PreparedStatement path = connection.prepareStatement(REGION_FIRST)) {
            path.setString(1, lookFirst.name());
            path.execute();
        } catch (SQLException failure) {
            discard(connection);
            throw failure;
        }
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
