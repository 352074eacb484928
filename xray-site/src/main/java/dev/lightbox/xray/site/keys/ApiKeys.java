package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.users.Change;
import dev.lightbox.xray.site.users.ChangeFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The API keys of a site, as its administrator handles them. A change counts at once on this node and within a second on
 * others. Each change and its entry in the audit trail are there together or not at all. Thread-safe.
 */
public final class ApiKeys {
    private static final int CLIENT_ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final ChangeFeed feed;
    private final RandomIds random;
    private final AuditTrail audit;
    private final InstantSource clock;

    public ApiKeys(Database database, ChangeFeed feed, RandomIds random, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.random = random;
        this.audit = audit;
        this.clock = clock;
    }

    /** As {@link #create(SiteUser, NewKey, AuditTrail.Actor)}, for a key that lives as long as the site allows. */
    public KeyCreation create(SiteUser user, AuditTrail.Actor actor) {
        return create(user, NewKey.PLAIN, actor);
    }

    /**
     * Makes a key that acts for the user, unless the user has one.
     *
     * @throws LightboxException {@code INVALID_INPUT} when the user is inactive, or the lifetime is longer than the site
     *     allows
     */
    public KeyCreation create(SiteUser user, NewKey asked, AuditTrail.Actor actor) {
        if (!user.active()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "No API key was made for \"" + user.userKey() + "\": the user is deactivated.",
                    "Activate the user first, or choose another one.");
        }
        String clientId = random.upperHex(CLIENT_ID_BYTES);
        Secret secret = drawSecret();
        KeyCreation outcome = database.write(sql -> {
            if (!insert(sql, user, asked, clientId, secret, actor)) {
                return new KeyCreation.AlreadyExists(rows(sql).findByUser(user).orElseThrow());
            }
            audit("api-key.create", clientId, user, Map.of("label", asked.label()), actor);
            return new KeyCreation.Created(new IssuedKey(clientId, secret, user));
        });
        feed.catchUp();
        return outcome;
    }

    private boolean insert(
            JdbcClient sql, SiteUser user, NewKey asked, String clientId, Secret secret, AuditTrail.Actor actor) {
        Instant now = clock.instant();
        Optional<Instant> expires =
                SecretLifetime.end(now, asked.lifetime(), KeyPolicies.read(sql, user.tenantId()), user);
        long id = SiteIds.next(sql);
        int inserted = sql.sql("INSERT INTO site_api_key (id, tenant_id, user_id, client_id, label, secret_hash,"
                        + " secret_made_at, generation, expires_at, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT (user_id) DO NOTHING")
                .params(id, user.tenantId(), user.id(), clientId, asked.label())
                .param(SecretHash.of(secret).bytes())
                .param(now.toEpochMilli())
                .param(expires.map(Instant::toEpochMilli).orElse(null))
                .params(now.toEpochMilli(), actor.name())
                .update();
        if (inserted == 1) {
            feed.append(sql, Change.Subject.API_KEY, id);
        }
        return inserted == 1;
    }

    /** The keys that the query asks for. */
    public Page<ApiKey> list(long tenantId, KeyQuery query) {
        return database.read(sql -> rows(sql).list(tenantId, query));
    }

    /** The client ids of all keys that a search and a filter find, by user key. */
    public List<String> clientIds(long tenantId, String search, KeyQuery.Filter filter) {
        return database.read(sql -> rows(sql).clientIds(tenantId, search, filter));
    }

    /** The user keys of all the tenant's keys, by client id. */
    public Map<String, String> userKeys(long tenantId) {
        return database.read(sql -> rows(sql).userKeys(tenantId));
    }

    public Optional<ApiKey> find(long tenantId, String clientId) {
        return database.read(sql -> rows(sql).findByClientId(tenantId, clientId));
    }

    /** The key that acts for the user. */
    public Optional<ApiKey> findByUser(SiteUser user) {
        return database.read(sql -> rows(sql).findByUser(user));
    }

    /**
     * Removes the key: it and its tokens are refused from now on.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such key (any more)
     */
    public ApiKey delete(long tenantId, String clientId, AuditTrail.Actor actor) {
        return change(tenantId, clientId, (sql, key) -> {
            sql.sql("DELETE FROM site_api_key WHERE id = ?").param(key.id()).update();
            audit("api-key.delete", clientId, key.user(), Map.of(), actor);
            return key;
        });
    }

    /** As {@link #regenerate} without overlap. */
    public IssuedKey regenerateSecret(long tenantId, String clientId, AuditTrail.Actor actor) {
        return regenerate(tenantId, clientId, NewSecret.AT_ONCE, actor);
    }

    /**
     * Gives the key another secret. With overlap the present one works for that long beside it, though no longer than it
     * would have, and no longer than the new one; one that was replaced earlier and still worked ends now, and so do its
     * tokens. A suspended key stays suspended.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such key (any more), {@code INVALID_INPUT} when the
     *     lifetime is longer than the site allows, {@code ALREADY_EXISTS} when the secret was made after it was asked for
     */
    public IssuedKey regenerate(long tenantId, String clientId, NewSecret asked, AuditTrail.Actor actor) {
        return regenerate(tenantId, clientId, asked, drawSecret(), actor);
    }

    /** A secret for {@link #regenerate(long, String, NewSecret, Secret, AuditTrail.Actor)}; nothing has it yet. */
    public Secret drawSecret() {
        return Secret.of(random.hex(SECRET_BYTES));
    }

    /**
     * The same with a secret that was written down before.
     *
     * @param secret as {@link #drawSecret} draws them, another one for each key
     */
    public IssuedKey regenerate(
            long tenantId, String clientId, NewSecret asked, Secret secret, AuditTrail.Actor actor) {
        return change(tenantId, clientId, (sql, key) -> {
            requireNotDone(key, asked);
            Instant now = clock.instant();
            Optional<Duration> lifetime = asked.lifetime().or(() -> chosenLifetime(sql, key));
            Optional<Instant> expires = SecretLifetime.end(now, lifetime, KeyPolicies.read(sql, tenantId), key.user());
            Optional<Instant> overlapEnds = SecretLifetime.endOfOverlap(now, key, asked.overlap(), expires);
            replaceSecret(sql, key, secret, now, expires, overlapEnds);
            Map<String, String> details = new HashMap<>();
            details.put("overlap", asked.overlap().name());
            overlapEnds.ifPresent(end -> details.put("oldSecretEnds", end.toString()));
            audit("api-key.regenerate", clientId, key.user(), details, actor);
            return new IssuedKey(clientId, secret, key.user());
        });
    }

    /** A form that is sent twice would end the secret that worked before it, and with it the overlap. */
    private static void requireNotDone(ApiKey key, NewSecret asked) {
        if (asked.asked().filter(key.secretMadeAt()::isAfter).isPresent()) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "The Client Secret of the user with key " + key.user().userKey() + " was regenerated already, at "
                            + key.secretMadeAt().truncatedTo(ChronoUnit.SECONDS) + ", so it was left as it is.",
                    "If nobody has that new secret, regenerate it once more.");
        }
    }

    /** How long the present secret was made for; a shorter policy than at that time shortens it. */
    private static Optional<Duration> chosenLifetime(JdbcClient sql, ApiKey key) {
        Optional<Duration> most = KeyPolicies.read(sql, key.user().tenantId()).maxLifetime();
        return sql.sql("SELECT expires_at - secret_made_at FROM site_api_key WHERE id = ? AND expires_at IS NOT NULL")
                .param(key.id())
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .map(chosen -> most.filter(limit -> limit.compareTo(chosen) < 0).orElse(chosen));
    }

    /** The right-hand sides are the values from before. */
    private static void replaceSecret(
            JdbcClient sql,
            ApiKey key,
            Secret secret,
            Instant now,
            Optional<Instant> expires,
            Optional<Instant> overlapEnds) {
        String kept = overlapEnds.isPresent() ? "secret_hash" : "NULL";
        sql.sql("UPDATE site_api_key SET previous_hash = " + kept + ", previous_made_at = secret_made_at,"
                        + " previous_ends_at = ?, previous_last_used_at = NULL, previous_last_used_from = '',"
                        + " previous_use_count = 0, secret_hash = ?, secret_made_at = ?, expires_at = ?,"
                        + " generation = generation + 1 WHERE id = ?")
                .param(overlapEnds.map(Instant::toEpochMilli).orElse(null))
                .param(SecretHash.of(secret).bytes())
                .param(now.toEpochMilli())
                .param(expires.map(Instant::toEpochMilli).orElse(null))
                .param(key.id())
                .update();
    }

    /**
     * Refuses the key and its tokens until it is resumed; a suspended key stays as it is.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such key (any more)
     */
    public ApiKey suspend(long tenantId, String clientId, AuditTrail.Actor actor) {
        return setSuspended(tenantId, clientId, true, actor);
    }

    /**
     * Lets a suspended key in again, with its secrets and the tokens that have not ended meanwhile.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such key (any more)
     */
    public ApiKey resume(long tenantId, String clientId, AuditTrail.Actor actor) {
        return setSuspended(tenantId, clientId, false, actor);
    }

    private ApiKey setSuspended(long tenantId, String clientId, boolean suspended, AuditTrail.Actor actor) {
        return change(tenantId, clientId, (sql, key) -> {
            if ((key.status() == ApiKey.Status.SUSPENDED) == suspended) {
                return key;
            }
            sql.sql("UPDATE site_api_key SET suspended_at = ? WHERE id = ?")
                    .param(suspended ? clock.millis() : null)
                    .param(key.id())
                    .update();
            audit(suspended ? "api-key.suspend" : "api-key.resume", clientId, key.user(), Map.of(), actor);
            return require(sql, tenantId, clientId);
        });
    }

    /**
     * Writes down what the key is for.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such key (any more), {@code INVALID_INPUT} for a label of
     *     more than {@value NewKey#LONGEST_LABEL} characters
     */
    public ApiKey label(long tenantId, String clientId, String text, AuditTrail.Actor actor) {
        String label = NewKey.label(text);
        return change(tenantId, clientId, (sql, key) -> {
            sql.sql("UPDATE site_api_key SET label = ? WHERE id = ?")
                    .params(label, key.id())
                    .update();
            audit("api-key.label", clientId, key.user(), Map.of("from", key.label(), "to", label), actor);
            return require(sql, tenantId, clientId);
        });
    }

    /** Does one change of one key, tells the other nodes, and this one before it returns. */
    private <T> T change(long tenantId, String clientId, BiFunction<JdbcClient, ApiKey, T> work) {
        T result = database.write(sql -> {
            ApiKey key = require(sql, tenantId, clientId);
            feed.append(sql, Change.Subject.API_KEY, key.id());
            return work.apply(sql, key);
        });
        feed.catchUp();
        return result;
    }

    private KeyRows rows(JdbcClient sql) {
        return new KeyRows(sql, clock.instant());
    }

    private ApiKey require(JdbcClient sql, long tenantId, String clientId) {
        return rows(sql)
                .findByClientId(tenantId, clientId)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no API key with the Client Id \"" + clientId + "\".",
                        "It may have been deleted meanwhile; list the keys again."));
    }

    private void audit(
            String action, String clientId, SiteUser user, Map<String, String> facts, AuditTrail.Actor actor) {
        Map<String, String> details = new HashMap<>(facts);
        details.put("user", user.userKey());
        audit.record(new AuditTrail.Entry(clock.instant(), actor.name(), action, clientId, actor.origin(), details));
    }
}
