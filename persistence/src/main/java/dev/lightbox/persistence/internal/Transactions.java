package dev.lightbox.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
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

    /**
     * One transaction's ways into the database.
     *
     * @param last what is done before the commit
     */
    private record Running(Place place, JdbcTemplate template, JdbcClient client, List<Consumer<JdbcClient>> last) {
        static Running on(Place place, Connection connection) {
            JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            return new Running(place, template, JdbcClient.create(template), new ArrayList<>());
        }

        <T> T run(Function<JdbcClient, T> work) {
            T result = work.apply(client);
            last.forEach(act -> act.accept(client));
            return result;
        }
    }

    private final Regions<Connections> connections;
    private final Failures failures;

    @SuppressWarnings(
            "ThreadLocalUsage") // Not static: each database has its own transactions, and there are few of them.
    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    /** @param connections make transactions of one place */
    Transactions(Function<Place, Connections> connections, Failures failures) {
        this.connections = new Regions<>(connections);
        this.failures = failures;
    }

    /** Whether this thread is in a transaction. */
    boolean isRunning() {
        return running.get() != null;
    }

    /** Keeps work for the end of the transaction that runs. */
    void last(Consumer<JdbcClient> work) {
        required().last().add(work);
    }

    private Running required() {
        Running transaction = running.get();
        if (transaction == null) {
            throw new IllegalStateException("This belongs into a transaction");
        }
        return transaction;
    }

    /** Runs the statement for each row; only inside a transaction. */
    void batch(String statement, Collection<@Nullable Object[]> rows) {
        required().template().batchUpdate(statement, rows, ROWS_PER_PACKET, Transactions::bind);
    }

    /** Hands the values over as they are: asking the database for the types of nulls would cost a trip for each. */
    private static void bind(PreparedStatement statement, @Nullable Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
    }

    <T> T run(Place place, Function<JdbcClient, T> work) {
        Running outer = running.get();
        if (outer == null) {
            return runNew(place, connections.in(place), work);
        }
        outer.place().requireReach(place);
        return work.apply(outer.client());
    }

    private <T> T runNew(Place place, Connections connections, Function<JdbcClient, T> work) {
        try {
            Connection connection = connections.begin();
            try {
                T result = apply(place, work, connection);
                connections.commit(connection);
                connections.giveBack(connection);
                return result;
            } catch (Throwable failure) {
                rollBack(connections, connection, failure);
                throw failure;
            }
        } catch (SQLException | DataAccessException failure) {
            throw failures.explain(failure);
        }
    }

    private <T> T apply(Place place, Function<JdbcClient, T> work, Connection connection) {
        Running transaction = Running.on(place, connection);
        running.set(transaction);
        try {
            return transaction.run(work);
        } finally {
            running.remove();
        }
    }

    private static void rollBack(Connections connections, Connection connection, Throwable cause) {
        try {
            connections.rollBack(connection);
            connections.giveBack(connection);
        } catch (SQLException failure) {
            cause.addSuppressed(failure);
            discard(connections, connection, cause);
        }
    }

    private static void discard(Connections connections, Connection connection, Throwable cause) {
        try {
            connections.discard(connection);
        } catch (SQLException failure) {
            cause.addSuppressed(failure);
        }
    }

    @Override
    public void close() {
        connections.all().forEach(Connections::close);
    }
}
