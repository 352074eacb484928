package dev.lightbox.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.Dialect;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * PostgreSQL. The driver blocks without pinning, so work runs on the caller's thread. Reads, writes and
 * {@link #dataSource()} have pools of their own: work that reads and then writes cannot wait for itself, and reading
 * connections are read-only and see one state for good, without a round trip that says so each time.
 *
 * <p>Each region's readers are its own. A connection that goes from one region's tables to another's forgets every
 * statement that was prepared on it, and parsing and planning is a third of what a page of a long list costs. Writers are
 * shared: a plan that is kept from a small import would spoil a large one.
 */
public final class PostgresqlDatabase implements OpenDatabase {
    private static final int WRITERS = 8;
    private static final int READERS = 8;
    private static final int SESSIONS = 4;
    private static final int CONNECTION_TIMEOUT_MILLIS = 10_000;

    private static final String REGION_FIRST =
            "SELECT set_config('search_path', '%s,' || current_setting('search_path'), false)";

    private final PostgresqlFailures failures;
    private final HikariDataSource writePool;
    private final Transactions writes;
    private final Transactions reads;
    private final HikariDataSource sessionPool;
    private final Regions<Database> regions = Regions.of(this);

    public PostgresqlDatabase(DatabaseConfig config) {
        this.failures = new PostgresqlFailures(config.place(), config.user());
        this.writePool = firstPool(config);
        this.writes = new Transactions(place -> PooledConnections.ofShared(writePool, place), failures);
        this.reads = new Transactions(place -> PooledConnections.of(readingPool(config, place)), failures);
        this.sessionPool = lazy(settings(config, "sessions", SESSIONS));
    }

    /** Connects at once, so that a wrong password is told now and not after a timeout. */
    private HikariDataSource firstPool(DatabaseConfig config) {
        HikariConfig settings = settings(config, "write", WRITERS);
        settings.setAutoCommit(false);
        settings.setInitializationFailTimeout(1);
        try {
            return new HikariDataSource(settings);
        } catch (RuntimeException failure) {
            throw failures.explain(failure);
        }
    }

    private static HikariDataSource readingPool(DatabaseConfig config, Place place) {
        HikariConfig settings = settings(config, place.isShared() ? "read" : "read-" + place.region(), READERS);
        if (!place.isShared()) {
            settings.setConnectionInitSql(REGION_FIRST.formatted(place.name()));
            // The rollback of the first transaction would take it back.
            settings.setIsolateInternalQueries(true);
        }
        settings.setAutoCommit(false);
        settings.setReadOnly(true);
        settings.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return lazy(settings);
    }

    /** A pool that connects when it is first asked; should that fail, it says so as it does at any later time. */
    private static HikariDataSource lazy(HikariConfig settings) {
        settings.setInitializationFailTimeout(-1);
        HikariDataSource pool = new HikariDataSource();
        settings.copyStateTo(pool);
        return pool;
    }

    private static HikariConfig settings(DatabaseConfig config, String name, int size) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("lightbox-postgresql-" + name);
        settings.setJdbcUrl(config.url());
        settings.setUsername(config.user());
        settings.setPassword(config.password().revealText());
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        settings.addDataSourceProperty("ApplicationName", "Lightbox");
        settings.setMaximumPoolSize(size);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        return settings;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Database in(String region) {
        return regions.in(Place.ofRegion(region));
    }

    @Override
    public <T> T read(Place place, Function<JdbcClient, T> work) {
        return writes.isRunning() ? writes.run(place, work) : reads.run(place, work);
    }

    @Override
    public <T> T write(Place place, Function<JdbcClient, T> work) {
        return writes.run(place, work);
    }

    @Override
    public boolean isRunning() {
        return writes.isRunning() || reads.isRunning();
    }

    @Override
    public void prepare(Place region, Migration migration) {
        migration.run(sessionPool);
    }

    @Override
    public void last(Consumer<JdbcClient> work) {
        writes.last(work);
    }

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        update(sql -> writes.batch(statement, rows));
    }

    @Override
    public DataSource dataSource() {
        return sessionPool;
    }

    @Override
    public RuntimeException explain(Exception failure) {
        return failures.explain(failure);
    }

    @Override
    public void close() {
        sessionPool.close();
        reads.close();
        writes.close();
        writePool.close();
    }
}
