package dev.lightbox.xray.site.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lightbox.xray.site.Licence;
import dev.lightbox.xray.site.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts the requests of tenants whose licence limits them, in windows of five minutes that begin with a tenant's first
 * request. Each node counts what reaches it. Thread-safe; a tenant without a limit costs nothing.
 */
public final class RateLimits {
    private static final long WINDOW_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final int TENANTS_REMEMBERED = 10_000;

    private record Window(long start, int requests) {}

    private final InstantSource clock;
    private final Cache<Long, Window> windows =
            Caffeine.newBuilder().maximumSize(TENANTS_REMEMBERED).build();

    public RateLimits(InstantSource clock) {
        this.clock = clock;
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
                                ? new Window(now, 1)
                                : new Window(known.start(), Math.min(Integer.MAX_VALUE - 1, known.requests()) + 1)));
        return window.requests() <= tenant.licence().requests()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(window.start() + WINDOW_MILLIS - now));
    }
}
