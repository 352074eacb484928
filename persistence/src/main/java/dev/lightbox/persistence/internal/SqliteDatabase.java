package dev.lightbox.persistence.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * SQLite in WAL mode with {@code synchronous=FULL}: a committed transaction survives a power cut, and readers never wait
 * for the writer.
 *
 * <p>All work runs on platform threads of this class: one that writes, since SQLite has one writer anyway, and a few that
 * read. So our own writers queue in Java, in order, and never meet SQLite's lock. Only {@link #dataSource()} does: it has
 * a pool of its own, opened on first use, so that a session never takes the connection of the writer.
 */
public final class SqliteDatabase implements OpenDatabase {
    private static final int READERS = 4;
    private static final int SESSIONS = 4;

    private final SqliteFile file;
    private final SqliteFailures failures;
    private final Transactions writes;
    private final Transactions reads;
    private final PlatformThreads writer = new PlatformThreads("sqlite-writer-", 1);
    private final PlatformThreads readers = new PlatformThreads("sqlite-reader-", READERS);
    private final PlatformThreads sessionThreads = new PlatformThreads("sqlite-session-", SESSIONS);
    private final HikariDataSource sessionPool;
    private final Regions<Database> regions = Regions.of(this);

    public SqliteDatabase(DatabaseConfig config) {
        this.file = new SqliteFile(config.url());
        file.createForItsOwnerOnly();
        this.failures = new SqliteFailures(file.path());
        this.writes = new Transactions(file::writing, failures);
        this.reads = new Transactions(file::reading, failures);
        this.sessionPool = file.pool("lightbox-sqlite-sessions", SESSIONS);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public Database in(String region) {
        return regions.in(Place.ofRegion(region));
    }

    @Override
    public <T> T read(Place place, Function<JdbcClient, T> work) {
        if (writes.isRunning()) {
            return writes.run(place, work);
        }
        return reads.isRunning() ? reads.run(place, work) : on(readers, () -> reads.run(place, work));
    }

    @Override
    public <T> T write(Place place, Function<JdbcClient, T> work) {
        return writes.isRunning() ? writes.run(place, work) : on(writer, () -> writes.run(place, work));
    }

    @Override
    public boolean isRunning() {
        return writes.isRunning() || reads.isRunning();
    }

    @Override
    public void prepare(Place region, Migration migration) {
        try (HikariDataSource tables = file.of(region).pool("lightbox-sqlite-" + region.name(), 2)) {
            migration.run(tables);
        }
    }

    @Override
    public void last(Consumer<JdbcClient> work) {
        writes.last(work);
    }

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        update(sql -> writes.batch(statement, rows));
    }

    private static <T> T on(PlatformThreads threads, Callable<T> work) {
        try {
            return threads.call(work);
        } catch (ExecutionException failure) {
            throw unchecked(failure);
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
    public DataSource dataSource() {
        return new OffloadingDataSource(sessionPool, sessionThreads);
    }

    @Override
    public RuntimeException explain(Exception failure) {
        return failures.explain(failure);
    }

    @Override
    public void close() {
        List.of(writer, readers, sessionThreads).forEach(PlatformThreads::close);
        sessionPool.close();
        reads.close();
        writes.close();
    }
}
