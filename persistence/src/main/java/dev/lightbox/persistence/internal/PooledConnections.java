package dev.lightbox.persistence.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Connections from a pool, with transactions as JDBC knows them. Regions share the pool: until its transaction ends a
 * connection looks for tables in the region's schema first. Closing closes the pool.
 */
final class PooledConnections implements Connections {
    private static final String REGION_FIRST =
            "SELECT set_config('search_path', ? || ',' || current_setting('search_path'), true)";

    private final HikariDataSource pool;
    private final Place place;

    /** @param pool hands out connections that do not commit by themselves */
    PooledConnections(HikariDataSource pool, Place place) {
        this.pool = pool;
        this.place = place;
    }

    @Override
    public Connection begin() throws SQLException {
        Connection connection = pool.getConnection();
        if (!place.isShared()) {
            lookInRegionFirst(connection);
        }
        return connection;
    }

    private void lookInRegionFirst(Connection connection) throws SQLException {
        try (PreparedStatement path = connection.prepareStatement(REGION_FIRST)) {
            path.setString(1, place.name());
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
