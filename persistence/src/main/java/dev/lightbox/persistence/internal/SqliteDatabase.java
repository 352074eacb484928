package dev.lightbox.persistence.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.Dialect;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConfig;

/**
 * SQLite in WAL mode with {@code synchronous=FULL}: a committed transaction survives a power cut, and readers never wait
 * for the writer.
 *
 * <p>The driver calls native code, which holds the carrier of a virtual thread. So all work runs on platform threads of
 * this class: one that writes, since SQLite has one writer anyway, and a few that read.
 */
public final class SqliteDatabase implements Database {
    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MILLIS = 30_000;

    private final HikariDataSource writePool;
    private final HikariDataSource readPool;
    private final Transactions writes;
    private final Transactions reads;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sqlite-writer").daemon().factory());
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS, Thread.ofPlatform().name("sqlite-reader-", 0).daemon().factory());

    public SqliteDatabase(DatabaseConfig config) {
        this.writePool = pool(config.url(), "lightbox-sqlite-write", 2, SQLiteConfig.TransactionMode.IMMEDIATE);
        this.readPool = pool(config.url(), "lightbox-sqlite-read", READERS, SQLiteConfig.TransactionMode.DEFERRED);
        this.writes = new Transactions(writePool);
        this.reads = new Transactions(readPool);
    }

    private static HikariDataSource pool(String url, String name, int size, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.enforceForeignKeys(true);
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        sqlite.setTransactionMode(mode);
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(name);
        settings.setJdbcUrl(url);
        settings.setDataSourceProperties(sqlite.toProperties());
        settings.setMaximumPoolSize(size);
        settings.setMinimumIdle(1);
        settings.setInitializationFailTimeout(-1);
        return new HikariDataSource(settings);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        JdbcClient writing = writes.current();
        if (writing != null) {
            return work.apply(writing);
        }
        return reads.current() != null ? reads.run(work) : on(readers, () -> reads.run(work));
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        return writes.current() != null ? writes.run(work) : on(writer, () -> writes.run(work));
    }

    private static <T> T on(ExecutorService threads, Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (ExecutionException failure) {
            throw unchecked(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DataAccessResourceFailureException("Interrupted while waiting for the database", stopped);
        }
    }

    /** What the work threw, as it was thrown: {@code Function} allows nothing checked. */
    private static RuntimeException unchecked(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException thrown -> thrown;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        update(sql -> writes.batch(statement, rows));
    }

    @Override
    public DataSource dataSource() {
        return writePool;
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        readPool.close();
        writePool.close();
    }
}
