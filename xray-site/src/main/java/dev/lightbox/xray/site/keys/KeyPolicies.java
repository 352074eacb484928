package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.users.Change;
import dev.lightbox.xray.site.users.ChangeFeed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each site asks of its keys. A change counts at once on this node and within a second on others. Thread-safe. */
public final class KeyPolicies {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Database database;
    private final ChangeFeed feed;
    private final AuditTrail audit;
    private final InstantSource clock;

    public KeyPolicies(Database database, ChangeFeed feed, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    public KeyPolicy get(long tenantId) {
        return database.read(sql -> read(sql, tenantId));
    }

    private static void requireSensible(Duration life) {
        if (life.compareTo(SHORTEST) < 0) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A maximum lifetime of " + told(life) + " would end every key right after it was made.",
                    "Allow an hour at least; no maximum lifetime at all lets keys live for ever.");
        }
        if (life.compareTo(LONGEST) > 0) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A maximum lifetime of " + told(life) + " is none.",
                    "Allow " + LONGEST.toDays() + " days at most, or set no maximum lifetime at all.");
        }
    }

    private static String told(Duration life) {
        return life.toDaysPart() == 0 && !life.isZero() ? life.toMinutes() + " minutes" : life.toDays() + " days";
    }

    static KeyPolicy read(JdbcClient sql, long tenantId) {
        return sql.sql("SELECT max_lifetime FROM site_key_policy WHERE tenant_id = ? AND max_lifetime IS NOT NULL")
                .param(tenantId)
                .query(Long.class)
                .optional()
                .map(millis -> new KeyPolicy(Optional.of(Duration.ofMillis(millis))))
                .orElse(KeyPolicy.NONE);
    }

    /**
     * Puts another policy in place. It holds for the secrets that exist, too: those that are older than it allows stop
     * working now.
     *
     * @throws LightboxException {@code INVALID_INPUT} when secrets would live for less than an hour or more than a hundred years
     */
    public KeyPolicy set(long tenantId, KeyPolicy policy, AuditTrail.Actor actor) {
        policy.maxLifetime().ifPresent(KeyPolicies::requireSensible);
        database.update(sql -> {
            sql.sql("INSERT INTO site_key_policy (tenant_id, max_lifetime) VALUES (?, ?)"
                            + " ON CONFLICT (tenant_id) DO UPDATE SET max_lifetime = excluded.max_lifetime")
                    .param(tenantId)
                    .param(policy.maxLifetime().map(Duration::toMillis).orElse(null))
                    .update();
            feed.append(sql, Change.Subject.TENANT, tenantId);
            audit.record(new AuditTrail.Entry(
                    clock.instant(),
                    actor.name(),
                    "api-key.policy",
                    Long.toString(tenantId),
                    actor.origin(),
                    Map.of(
                            "maxLifetime",
                            policy.maxLifetime().map(Duration::toString).orElse("unlimited"))));
        });
        feed.catchUp();
        return policy;
    }
}
