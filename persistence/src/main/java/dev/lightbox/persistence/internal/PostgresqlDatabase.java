package dev.lightbox.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.Dialect;
import java.util.Collection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** PostgreSQL behind a pool. The driver blocks without pinning, so work runs on the caller's thread. */
public final class PostgresqlDatabase implements Database {
    private static final int POOL_SIZE = 12;

    private final HikariDataSource pool;
    private final Transactions transactions;

    public PostgresqlDatabase(DatabaseConfig config) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("lightbox-postgresql");
        settings.setJdbcUrl(config.url());
        settings.setUsername(config.user());
        settings.setPassword(config.password().revealText());
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        settings.setMaximumPoolSize(POOL_SIZE);
        settings.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(settings);
        this.transactions = new Transactions(pool);
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return transactions.run(work);
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        return transactions.run(work);
    }

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        update(sql -> transactions.batch(statement, rows));
    }

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
