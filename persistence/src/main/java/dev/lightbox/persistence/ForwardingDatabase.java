package dev.lightbox.persistence;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database that asks another one for everything: what watches or guards a kind of work changes that one. Closing it
 * closes the other.
 */
public abstract class ForwardingDatabase implements Database {
    private final Database database;

    protected ForwardingDatabase(Database database) {
        this.database = database;
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public Database in(String region) {
        return database.in(region);
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return database.read(work);
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        return database.write(work);
    }

    @Override
    public void last(Consumer<JdbcClient> work) {
        database.last(work);
    }

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        database.batch(statement, rows);
    }

    @Override
    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() {
        database.close();
    }
}
