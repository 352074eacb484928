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
 * Counts how each key is used, and from where, and writes that down within a minute, many keys at a time: a request
 * that uses a key waits for no database. Thread-safe.
 */
public final class LastUse implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LastUse.class);
    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);

    /** Writing more of them costs a busy site more than its logins do, so they wait for others to join them. */
    private static final int WRITTEN_AT_ONCE = 5000;

    private static final int LONGEST_WAIT = 12;

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
    private record Uses(long count, long millis, String from) {}

    /**
     * The uses of one slot so far. Changed in place: a new object for each login, hung up in a map of many old ones, would
     * make the collector look through that map all the time.
     */
    private static final class Tally {
        private long count;
        private long millis;
        private String from = "";
        private boolean taken;

        /** Adds to it, unless it was taken. */
        synchronized boolean add(Uses some) {
            if (taken) {
                return false;
            }
            count += some.count;
            if (some.millis >= millis) {
                millis = some.millis;
                if (!from.equals(some.from)) {
                    from = some.from;
                }
            }
            return true;
        }

        synchronized Uses take() {
            taken = true;
            return new Uses(count, millis, from);
        }
    }

    private final Database database;
    private final Map<Slot, Tally> uses = new ConcurrentHashMap<>();
    private final ScheduledExecutorService writer;

    /** How often writing was put off; for the writer's thread only. */
    private int waited;

    /** Starts to write; {@link #close} writes the rest and stops. */
    public LastUse(Database database) {
        this.database = database;
        this.writer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("site-key-use").daemon().factory());
        long every = WRITE_EVERY.toMillis();
        var _ = writer.scheduleWithFixedDelay(this::flushInTime, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * The key was used.
     *
     * @param generation of the secret, or of the token's
     * @param now in milliseconds since the epoch
     * @param from the address that the request came from
     */
    public void mark(RegisteredKey key, long generation, long now, String from) {
        add(new Slot(key.id(), generation, generation != key.generation()), new Uses(1, now, from));
    }

    private void add(Slot slot, Uses some) {
        while (!uses.computeIfAbsent(slot, _ -> new Tally()).add(some)) {
            // It was taken to be written at this moment; the next one starts anew.
            Thread.onSpinWait();
        }
    }

    /** Few keys are written soon, so that pages show what has just happened; many within a minute. */
    private void flushInTime() {
        if (uses.size() <= WRITTEN_AT_ONCE || ++waited == LONGEST_WAIT) {
            waited = 0;
            flush();
        }
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
                some.forEach(use -> add(use.getKey(), use.getValue()));
                log.warn("Could not write down when {} keys were last used; trying again later", some.size(), failure);
            }
        }
    }

    private List<Map.Entry<Slot, Uses>> take() {
        List<Map.Entry<Slot, Uses>> taken = new ArrayList<>();
        for (Slot slot : List.copyOf(uses.keySet())) {
            @Nullable Tally tally = uses.remove(slot);
            if (tally != null) {
                taken.add(Map.entry(slot, tally.take()));
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
