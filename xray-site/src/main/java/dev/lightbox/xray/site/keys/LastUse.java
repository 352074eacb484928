package dev.lightbox.xray.site.keys;

import dev.lightbox.persistence.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers when each key was last presented and writes that down every few seconds, many keys at a time: a request that
 * uses a key waits for no database. Thread-safe.
 */
public final class LastUse implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LastUse.class);
    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);

    /** Few enough to let other writers of an embedded database in between. */
    private static final int KEYS_PER_TRANSACTION = 5000;

    private final Database database;
    private final Map<Long, Long> millisByKey = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer;

    /** Starts to write; {@link #close} writes the rest and stops. */
    public LastUse(Database database) {
        this.database = database;
        this.writer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("site-key-use").daemon().factory());
        long every = WRITE_EVERY.toMillis();
        var _ = writer.scheduleWithFixedDelay(this::flush, every, every, TimeUnit.MILLISECONDS);
    }

    /** The key was presented at {@code now}, in milliseconds since the epoch. */
    public void mark(long keyId, long now) {
        millisByKey.put(keyId, now);
    }

    /** Writes down what has been marked since the last time. What cannot be written is kept for the next time. */
    public void flush() {
        List<Map.Entry<Long, Long>> marked = new ArrayList<>(millisByKey.entrySet());
        try {
            for (int from = 0; from < marked.size(); from += KEYS_PER_TRANSACTION) {
                write(marked.subList(from, Math.min(marked.size(), from + KEYS_PER_TRANSACTION)));
            }
        } catch (RuntimeException failure) {
            log.warn("Could not write down when {} keys were last used; trying again later", marked.size(), failure);
        }
    }

    private void write(List<Map.Entry<Long, Long>> uses) {
        database.batch(
                "UPDATE site_api_key SET last_used_at = ? WHERE id = ? AND coalesce(last_used_at, 0) < ?",
                uses.stream()
                        .map(use -> new @Nullable Object[] {use.getValue(), use.getKey(), use.getValue()})
                        .toList());
        // A mark that came meanwhile has another time and stays.
        uses.forEach(use -> millisByKey.remove(use.getKey(), use.getValue()));
    }

    @Override
    public void close() {
        writer.close();
        flush();
    }
}
