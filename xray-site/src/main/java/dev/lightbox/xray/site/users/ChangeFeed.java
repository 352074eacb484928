package dev.lightbox.xray.site.users;

import dev.lightbox.persistence.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells caches what to forget. Whoever changes a tenant, user, project or key {@linkplain #append appends} that to a
 * table in the same transaction and {@linkplain #catchUp catches up} after it, so caches of this node are right when the
 * change returns; other nodes look at the table's counter every {@link #POLL_EVERY}, one primary-key read.
 *
 * <p>The counter's row is locked from {@code append} to commit, so versions become visible in their order and without a
 * gap. Thread-safe.
 */
public final class ChangeFeed implements AutoCloseable {
    /** Far below the second that other nodes are promised, for a look that the database keeps waiting. */
    public static final Duration POLL_EVERY = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);
    private static final int ROWS_KEPT = 5000;

    /** Something that remembers tenants, users, projects or keys. */
    public interface Listener {
        /** These have changed; the database already holds their new state. */
        void changed(List<Change> changes);

        /** Anything may have changed: start over. */
        void everythingChanged();
    }

    private final Database database;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock order = new ReentrantLock();
    private final ScheduledExecutorService poller;
    private volatile long version;

    /** Starts to look for changes of other nodes; {@link #close} stops that. */
    public ChangeFeed(Database database) {
        this.database = database;
        this.version = newest();
        this.poller = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("site-changes").daemon().factory());
        long every = POLL_EVERY.toMillis();
        var _ = poller.scheduleWithFixedDelay(this::poll, every, every, TimeUnit.MILLISECONDS);
    }

    /** Adds a listener and lets it load: it is told at once that everything has changed. */
    public void listen(Listener listener) {
        order.lock();
        try {
            listener.everythingChanged();
            listeners.add(listener);
        } finally {
            order.unlock();
        }
    }

    /** The number of changes that the listeners of this node have been told of; what was read at a lower one may be old. */
    public long version() {
        return version;
    }

    /** Notes a change in the transaction that makes it. */
    public void append(JdbcClient sql, Change.Subject subject, long id) {
        long next = sql.sql(
                        "UPDATE site_counter SET next_value = next_value + 1 WHERE name = 'identity' RETURNING next_value")
                .query(Long.class)
                .single();
        sql.sql("INSERT INTO site_identity_change (version, subject, subject_id) VALUES (?, ?, ?)")
                .params(next, subject.name(), id)
                .update();
        sql.sql("DELETE FROM site_identity_change WHERE version <= ?")
                .params(next - ROWS_KEPT)
                .update();
    }

    /** Tells the listeners what has changed since they were last told. Call it after the transaction, not inside. */
    public void catchUp() {
        order.lock();
        try {
            long newest = newest();
            if (newest != version) {
                tellListeners(newest);
                version = newest;
            }
        } finally {
            order.unlock();
        }
    }

    private void tellListeners(long newest) {
        List<Change> changes = database.read(sql -> sql.sql(
                        "SELECT subject, subject_id FROM site_identity_change WHERE version > ? AND version <= ?")
                .params(version, newest)
                .query((row, _) -> new Change(Change.Subject.valueOf(row.getString(1)), row.getLong(2)))
                .list());
        boolean complete = changes.size() == newest - version;
        for (Listener listener : listeners) {
            if (complete) {
                listener.changed(changes);
            } else {
                listener.everythingChanged();
            }
        }
    }

    private long newest() {
        return database.read(sql -> sql.sql("SELECT next_value FROM site_counter WHERE name = 'identity'")
                .query(Long.class)
                .single());
    }

    private void poll() {
        try {
            catchUp();
        } catch (RuntimeException failure) {
            // What ended with the feed is no failure: a short command closes while this looks.
            if (!poller.isShutdown()) {
                log.warn("Could not look for changes of users and keys; trying again in {}", POLL_EVERY, failure);
            }
        }
    }

    @Override
    public void close() {
        poller.shutdownNow();
    }
}
