package dev.lightbox.xray.site.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteUser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows what each user may see and change. What has been looked up is kept until any tenant, user, project or key changes:
 * that is rare, and looking up is three small queries. Thread-safe.
 */
public final class Callers {
    private static final int USERS_REMEMBERED = 10_000;

    private record Remembered(long version, Caller caller) {}

    private final Database database;
    private final ChangeFeed feed;
    private final Tenants tenants;
    private final Cache<Long, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(USERS_REMEMBERED).build();

    public Callers(Database database, ChangeFeed feed, Tenants tenants) {
        this.database = database;
        this.feed = feed;
        this.tenants = tenants;
    }

    /** The caller for an active user; empty when the user is unknown or inactive. */
    public Optional<Caller> find(long userId) {
        // The version is read first: a change that comes while we look makes the answer count as old, never as new.
        long version = feed.version();
        @Nullable Remembered known = remembered.getIfPresent(userId);
        if (known != null && known.version() == version) {
            return Optional.of(known.caller());
        }
        Optional<Caller> found = database.read(sql -> lookUp(sql, userId));
        found.ifPresent(caller -> remembered.put(userId, new Remembered(version, caller)));
        return found;
    }

    private Optional<Caller> lookUp(JdbcClient sql, long userId) {
        return sql.sql("SELECT * FROM site_user WHERE id = ?")
                .param(userId)
                .query(Users::read)
                .optional()
                .filter(SiteUser::active)
                .map(user -> {
                    Map<Long, EffectiveAccess> access = EffectiveAccess.of(sql, user);
                    return new Caller(
                            tenants.get(user.tenantId()),
                            user,
                            allowing(Access.BROWSE, access),
                            allowing(Access.EDIT, access),
                            allowing(Access.ADMIN, access),
                            Optional.empty());
                });
    }

    private static Set<Long> allowing(Access needed, Map<Long, EffectiveAccess> access) {
        return access.entrySet().stream()
                .filter(entry -> entry.getValue().access().includes(needed))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
