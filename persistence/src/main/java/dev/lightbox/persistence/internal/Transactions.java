package dev.lightbox.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Runs work in a transaction on a connection from a pool; nested work on the same thread joins the outer one. */
final class Transactions {
    /** Enough rows to a packet to save round trips, few enough to keep their parameters small. */
    private static final int ROWS_PER_PACKET = 500;

    private final DataSource pool;
    private final ThreadLocal<@Nullable Open> running = new ThreadLocal<>();

    /** A transaction's two faces on its one connection. */
    private record Open(JdbcTemplate template, JdbcClient sql) {}

    Transactions(DataSource pool) {
        this.pool = pool;
    }

    /** The transaction that this thread is in, or null. */
    @Nullable
    JdbcClient current() {
        Open open = running.get();
        return open == null ? null : open.sql();
    }

    /** Runs the statement for each row; only inside a transaction. */
    void batch(String statement, Collection<@Nullable Object[]> rows) {
        Open open = running.get();
        if (open == null) {
            throw new IllegalStateException("A batch belongs into a transaction");
        }
        open.template().batchUpdate(statement, rows, ROWS_PER_PACKET, Transactions::bind);
    }

    /** Hands the values over as they are: asking the database for the types of nulls would cost a trip for each. */
    private static void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
    }

    <T> T run(Function<JdbcClient, T> work) {
        Open outer = running.get();
        return outer != null ? work.apply(outer.sql()) : runNew(work);
    }

    private <T> T runNew(Function<JdbcClient, T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            JdbcClient sql = JdbcClient.create(template);
            running.set(new Open(template, sql));
            try {
                T result = work.apply(sql);
                connection.commit();
                return result;
            } catch (Throwable failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                running.remove();
            }
        } catch (SQLException failure) {
            throw new DataAccessResourceFailureException("The database did not take the transaction", failure);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            cause.addSuppressed(failure);
        }
    }
}
