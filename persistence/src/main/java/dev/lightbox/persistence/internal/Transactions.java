package dev.lightbox.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Runs work in a transaction on a connection from a pool; nested work on the same thread joins the outer one. */
final class Transactions {
    private final DataSource pool;
    private final ThreadLocal<@Nullable JdbcClient> running = new ThreadLocal<>();

    Transactions(DataSource pool) {
        this.pool = pool;
    }

    /** The transaction that this thread is in, or null. */
    @Nullable
    JdbcClient current() {
        return running.get();
    }

    <T> T run(Function<JdbcClient, T> work) {
        JdbcClient outer = running.get();
        return outer != null ? work.apply(outer) : runNew(work);
    }

    private <T> T runNew(Function<JdbcClient, T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            running.set(sql);
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
