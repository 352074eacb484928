package dev.lightbox.xray.site.regions.internal;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The right of one node to carry a tenant's move. It is PostgreSQL's lock of a connection that does nothing else, so it ends
 * with the node, however that ends; other nodes learn at once that they have to wait. A SQLite file has one node only.
 */
public final class MoveTurn implements AutoCloseable {
    /** What the advisory locks of this class are numbered with; the tenant's id is their second number. */
    private static final int NUMBER = 0x4C42_0002;

    private final Optional<Connection> held;
    private final long tenantId;

    private MoveTurn(Optional<Connection> held, long tenantId) {
        this.held = held;
        this.tenantId = tenantId;
    }

    /** Empty while another node has it. */
    public static Optional<MoveTurn> take(Database database, long tenantId) {
        if (database.dialect() != Dialect.POSTGRESQL) {
            return Optional.of(new MoveTurn(Optional.empty(), tenantId));
        }
        try {
            Connection connection = database.dataSource().getConnection();
            if (call(connection, "pg_try_advisory_lock", tenantId)) {
                return Optional.of(new MoveTurn(Optional.of(connection), tenantId));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("The lock of a move could not be asked for", failure);
        }
    }

    private static boolean call(Connection connection, String function, long tenantId) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT " + function + "(?, ?)")) {
            lock.setInt(1, NUMBER);
            lock.setInt(2, (int) tenantId);
            try (ResultSet answer = lock.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    @Override
    public void close() {
        held.ifPresent(connection -> {
            try (connection) {
                var _ = call(connection, "pg_advisory_unlock", tenantId);
            } catch (SQLException gone) {
                // With the connection, the lock is gone as well.
            }
        });
    }
}
