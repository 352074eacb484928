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
 * Counts how each key is used, and from where, and writes that down every few seconds, many keys at a time: a request
 * that uses a key waits for no database. Thread-safe.
 */
public final class LastUse implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LastUse.class);
    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);

    /** Few enough to let other writers of an embedded database in between. */
    private static final int KEYS_PER_TRANSACTION = 5000;

    /** A use that another node reports late does not replace a later one. */
    private static final String SET = "UPDATE site_api_key SET use_count = use_count + ?,"
            + " last_used_from = CASE WHEN coalesce(last_used_at, 0) < ? THEN ? ELSE last_used_from END,"
            + " last_used_at = CASE WHEN coalesce(last_used_at, 0) < ? THEN ? ELSE last_used_at END WHERE id = ?";

    private static final String SET_PREVIOUS =
            SET.replace("last_used", "previous_last_used").replace("use_count", "previous_use_count")
                    + " AND generation = ? + 1 AND previous_hash IS NOT NULL";

    /** @param replaced whether the secret of this generation was the previous one when it was used */
    private record Slot(long keyId, long generation, boolean replaced) {}

    /** Uses that were not written down yet; the last of them at {@code millis}. */
    private record Uses(long count, long millis, String from) {
        Uses plus(Uses other) {
            Uses later = other.millis >= millis ? other : this;
            return new Uses(count + other.count, later.millis, later.from);
        }
    }

    private final Database database;
    private final Map<Slot, Uses> uses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer;

    /** Starts to write; {@link #close} writes the rest and stops. */
    public LastUse(Database database) {
        this.database = database;
        this.writer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("site-key-use").daemon().factory());
        long every = WRITE_EVERY.toMillis();
        var _ = writer.scheduleWithFixedDelay(this::flush, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * The key was used.
     *
     * @param generation of the secret, or of the token's
     * @param now in milliseconds since the epoch
     * @param from the address that the request came from
     */
    public void mark(RegisteredKey key, long generation, long now, String from) {
        uses.merge(new Slot(key.id(), generation, generation != key.generation()), new Uses(1, now, from), Uses::plus);
    }

    /** Writes down what has been marked since the last time. What cannot be written is kept for the next time. */
    public synchronized void flush() {
        List<Map.Entry<Slot, Uses>> marked = take();
        for (int from = 0; from < marked.size(); from += KEYS_PER_TRANSACTION) {
            List<Map.Entry<Slot, Uses>> some =
                    marked.subList(from, Math.min(marked.size(), from + KEYS_PER_TRANSACTION));
            try {
                database.update(_ -> write(some));
            } catch (RuntimeException failure) {
                some.forEach(use -> uses.merge(use.getKey(), use.getValue(), Uses::plus));
                log.warn("Could not write down when {} keys were last used; trying again later", some.size(), failure);
            }
        }
    }

    private List<Map.Entry<Slot, Uses>> take() {
        List<Map.Entry<Slot, Uses>> taken = new ArrayList<>();
        for (Slot slot : uses.keySet()) {
            @Nullable Uses use = uses.remove(slot);
            if (use != null) {
                taken.add(Map.entry(slot, use));
            }
        }
        return taken;
    }

    private void write(List<Map.Entry<Slot, Uses>> some) {
        List<@Nullable Object[]> all = new ArrayList<>();
        List<@Nullable Object[]> replaced = new ArrayList<>();
        some.forEach(entry -> {
            Slot slot = entry.getKey();
            Uses use = entry.getValue();
            all.add(new @Nullable Object[] {
                use.count(), use.millis(), use.from(), use.millis(), use.millis(), slot.keyId()
            });
            if (slot.replaced()) {
                replaced.add(new @Nullable Object[] {
                    use.count(), use.millis(), use.from(), use.millis(), use.millis(), slot.keyId(), slot.generation()
                });
            }
        });
        database.batch(SET, all);
        if (!replaced.isEmpty()) {
            database.batch(SET_PREVIOUS, replaced);
        }
    }

    @Override
    public void close() {
        writer.close();
        flush();
    }
}
