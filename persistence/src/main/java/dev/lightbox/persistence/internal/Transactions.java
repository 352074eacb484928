package dev.lightbox.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Runs work in a transaction; nested work on the same thread joins the outer one. */
final class Transactions implements AutoCloseable {
    /** Enough rows to a packet to save round trips, few enough to keep their parameters small. */
    private static final int ROWS_PER_PACKET = 500;

    /** One transaction's ways into the database. */
    private record Running(JdbcTemplate template, JdbcClient client) {
        static Running on(Connection connection) {
            JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            return new Running(template, JdbcClient.create(template));
        }
    }

    private final Connections connections;
    private final Failures failures;
    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    Transactions(Connections connections, Failures failures) {
        this.connections = connections;
        this.failures = failures;
    }

    /** Whether this thread is in a transaction. */
    boolean isRunning() {
        return running.get() != null;
    }

    /** Runs the statement for each row; only inside a transaction. */
    void batch(String statement, Collection<@Nullable Object[]> rows) {
        Running transaction = running.get();
        if (transaction == null) {
            throw new IllegalStateException("A batch belongs into a transaction");
        }
        transaction.template().batchUpdate(statement, rows, ROWS_PER_PACKET, Transactions::bind);
    }

    /** Hands the values over as they are: asking the database for the types of nulls would cost a trip for each. */
    private static void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
    }

    <T> T run(Function<JdbcClient, T> work) {
        Running outer = running.get();
        return outer != null ? work.apply(outer.client()) : runNew(work);
    }

    private <T> T runNew(Function<JdbcClient, T> work) {
        try {
            Connection connection = connections.begin();
            try {
                T result = apply(work, connection);
                connections.commit(connection);
                connections.giveBack(connection);
                return result;
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            }
        } catch (SQLException | DataAccessException failure) {
            throw failures.explain(failure);
        }
    }

    private <T> T apply(Function<JdbcClient, T> work, Connection connection) {
        Running transaction = Running.on(connection);
        running.set(transaction);
        try {
            return work.apply(transaction.client());
        } finally {
            running.remove();
        }
    }

    private void rollBack(Connection connection, Throwable cause) {
        try {
            connections.rollBack(connection);
            connections.giveBack(connection);
        } catch (SQLException failure) {
            cause.addSuppressed(failure);
            discard(connection, cause);
        }
    }

    private void discard(Connection connection, Throwable cause) {
        try {
            connections.discard(connection);
        } catch (SQLException failure) {
            cause.addSuppressed(failure);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
