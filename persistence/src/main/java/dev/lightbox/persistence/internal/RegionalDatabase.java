package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One region's store as a database. Its tables are made or brought up to date when it is first used. */
final class RegionalDatabase implements Database {
    private final OpenDatabase all;
    private final Place place;
    private final ReentrantLock preparing = new ReentrantLock();
    private volatile boolean ready;

    RegionalDatabase(OpenDatabase all, Place place) {
        this.all = all;
        this.place = place;
    }

    private void prepare() {
        if (ready) {
            return;
        }
        if (all.isRunning()) {
            // Made by other connections, which would wait for this transaction.
            throw new IllegalStateException("The " + place + " cannot be opened inside a transaction of another");
        }
        preparing.lock();
        try {
            if (!ready) {
                Migrations.applyRegional(all, place);
                ready = true;
            }
        } finally {
            preparing.unlock();
        }
    }

    @Override
    public Dialect dialect() {
        return all.dialect();
    }

    @Override
    public Database in(String region) {
        return all.in(region);
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        prepare();
        return all.read(place, work);
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        prepare();
        return all.write(place, work);
    }

    @Override
    public void last(Consumer<JdbcClient> work) {
        all.last(work);
    }

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        // Inside a transaction that has begun here, a batch is sent with it.
        update(_ -> all.batch(statement, rows));
    }

    @Override
    public DataSource dataSource() {
        return all.dataSource();
    }

    /** Closes everything: whoever was handed this only has no other way. */
    @Override
    public void close() {
        all.close();
    }
}
