package dev.lightbox.xray.site.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Licence;
import dev.lightbox.xray.site.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the requests of tenants whose licence limits them, in windows of five minutes that begin with a tenant's first
 * request. A request is counted in memory; every {@link #SHARE_EVERY} a node adds what it has counted to the database and
 * learns what the others have, so that between them the nodes let through at most what reaches them in that time too much.
 * Thread-safe; a tenant without a limit costs nothing.
 */
public final class RateLimits implements AutoCloseable {
    /** One write for each tenant that is limited and busy. */
    public static final Duration SHARE_EVERY = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(RateLimits.class);
    private static final long WINDOW_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int TENANTS_REMEMBERED = 10_000;

    /** Adds to the window that is under way, or begins another one. */
    private static final String ADD = """
            INSERT INTO site_request_count (tenant_id, window_start, requests) VALUES (:tenant, :start, :requests)
            ON CONFLICT (tenant_id) DO UPDATE SET
              requests = CASE WHEN site_request_count.window_start > :ended
                              THEN site_request_count.requests + :requests ELSE :requests END,
              window_start = CASE WHEN site_request_count.window_start > :ended
                                  THEN site_request_count.window_start ELSE :start END
            RETURNING window_start, requests
            """;

    /**
     * @param shared how many requests all nodes together have told of
     * @param own how many this node has not told of yet
     */
    private record Window(long start, long shared, long own) {
        Window plusOne() {
            return new Window(start, shared, own + 1);
        }

        /** What the database says, and what was counted here since it was asked. */
        Window told(Window known, long told) {
            return new Window(known.start, known.shared, own - told);
        }

        long requests() {
            return shared + own;
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final Cache<Long, Window> windows =
            Caffeine.newBuilder().maximumSize(TENANTS_REMEMBERED).build();
    private final ScheduledExecutorService sharing;

    /** Starts to share counts; {@link #close} stops that. */
    public RateLimits(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.sharing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("site-limits").daemon().factory());
        long every = SHARE_EVERY.toMillis();
        var _ = sharing.scheduleWithFixedDelay(this::share, every, every, TimeUnit.MILLISECONDS);
    }

    /** Counts one request; when it is one too many, tells how long the tenant must wait. */
    public Optional<Duration> take(Tenant tenant) {
        if (tenant.licence() == Licence.UNLIMITED) {
            return Optional.empty();
        }
        long now = clock.millis();
        Window window = Objects.requireNonNull(windows.asMap()
                .compute(
                        tenant.id(),
                        (_, known) -> known == null || now >= known.start() + WINDOW_MILLIS
                                ? new Window(now, 0, 1)
                                : known.plusOne()));
        return window.requests() <= tenant.licence().requests()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(window.start() + WINDOW_MILLIS - now));
    }

    /** Tells the other nodes what was counted here and learns what they have counted. */
    public synchronized void share() {
        for (Map.Entry<Long, Window> counted : windows.asMap().entrySet()) {
            Window told = counted.getValue();
            if (told.own() > 0 && told.start() > clock.millis() - WINDOW_MILLIS) {
                try {
                    Window known = add(counted.getKey(), told);
                    windows.asMap()
                            .computeIfPresent(
                                    counted.getKey(),
                                    (_, now) -> now.start() == told.start() ? now.told(known, told.own()) : now);
                } catch (RuntimeException failure) {
                    log.warn("Could not share how many requests were counted; trying again", failure);
                    return;
                }
            }
        }
    }

    private Window add(long tenant, Window counted) {
        return database.write(sql -> sql.sql(ADD)
                .param("tenant", tenant)
                .param("start", counted.start())
                .param("requests", counted.own())
                .param("ended", clock.millis() - WINDOW_MILLIS)
                .query((row, _) -> new Window(row.getLong(1), row.getLong(2), 0))
                .single());
    }

    @Override
    public void close() {
        sharing.close();
        share();
    }
}
