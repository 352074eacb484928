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
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The API keys of a site, as its administrator handles them. A change counts at once on this node and within a second on
 * others. Thread-safe.
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

    /**
     * Makes a key that acts for the user, unless the user has one.
     *
     * @throws LightboxException {@code INVALID_INPUT} when the user is inactive
     */
    public KeyCreation create(SiteUser user, AuditTrail.Actor actor) {
        if (!user.active()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "No API key was made for \"" + user.userKey() + "\": the user is deactivated.",
                    "Activate the user first, or choose another one.");
        }
        String clientId = random.upperHex(CLIENT_ID_BYTES);
        Secret secret = Secret.of(random.hex(SECRET_BYTES));
        KeyCreation outcome = database.write(sql -> {
            if (!insert(sql, user, clientId, secret, actor)) {
                return new KeyCreation.AlreadyExists(
                        KeyRows.findByUser(sql, user).orElseThrow());
            }
            audit("api-key.create", clientId, user, actor);
            return new KeyCreation.Created(new IssuedKey(clientId, secret, user));
        });
        feed.catchUp();
        return outcome;
    }

    private boolean insert(JdbcClient sql, SiteUser user, String clientId, Secret secret, AuditTrail.Actor actor) {
        long id = SiteIds.next(sql);
        int inserted = sql.sql("INSERT INTO site_api_key"
                        + " (id, tenant_id, user_id, client_id, secret_hash, generation, created_at, created_by)"
                        + " VALUES (?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (user_id) DO NOTHING")
                .params(
                        id,
                        user.tenantId(),
                        user.id(),
                        clientId,
                        SecretHash.of(secret).bytes())
                .params(clock.millis(), actor.name())
                .update();
        if (inserted == 1) {
            feed.append(sql, Change.Subject.API_KEY, id);
        }
        return inserted == 1;
    }

    /** The keys that the query asks for. */
    public Page<ApiKey> list(long tenantId, KeyQuery query) {
        return database.read(sql -> KeyRows.list(sql, tenantId, query));
    }

    public Optional<ApiKey> find(long tenantId, String clientId) {
        return database.read(sql -> KeyRows.findByClientId(sql, tenantId, clientId));
    }

    /** The key that acts for the user. */
    public Optional<ApiKey> findByUser(SiteUser user) {
        return database.read(sql -> KeyRows.findByUser(sql, user));
    }

    /**
     * Removes the key: it and its tokens are refused from now on.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such key (any more)
     */
    public ApiKey delete(long tenantId, String clientId, AuditTrail.Actor actor) {
        ApiKey deleted = database.write(sql -> {
            ApiKey key = require(sql, tenantId, clientId);
            sql.sql("DELETE FROM site_api_key WHERE id = ?").param(key.id()).update();
            feed.append(sql, Change.Subject.API_KEY, key.id());
            audit("api-key.delete", clientId, key.user(), actor);
            return key;
        });
        feed.catchUp();
        return deleted;
    }

    /**
     * Gives the key another secret: the old one and the tokens made with it are refused from now on.
     *
     * @throws LightboxException {@code NOT_FOUND} when there is no such key (any more)
     */
    public IssuedKey regenerateSecret(long tenantId, String clientId, AuditTrail.Actor actor) {
        Secret secret = Secret.of(random.hex(SECRET_BYTES));
        IssuedKey issued = database.write(sql -> {
            ApiKey key = require(sql, tenantId, clientId);
            sql.sql("UPDATE site_api_key SET secret_hash = ?, generation = generation + 1 WHERE id = ?")
                    .params(SecretHash.of(secret).bytes(), key.id())
                    .update();
            feed.append(sql, Change.Subject.API_KEY, key.id());
            audit("api-key.regenerate", clientId, key.user(), actor);
            return new IssuedKey(clientId, secret, key.user());
        });
        feed.catchUp();
        return issued;
    }

    private static ApiKey require(JdbcClient sql, long tenantId, String clientId) {
        return KeyRows.findByClientId(sql, tenantId, clientId)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no API key with the Client Id \"" + clientId + "\".",
                        "It may have been deleted meanwhile; list the keys again."));
    }

    private void audit(String action, String clientId, SiteUser user, AuditTrail.Actor actor) {
        audit.record(new AuditTrail.Entry(
                clock.instant(), actor.name(), action, clientId, actor.origin(), Map.of("user", user.userKey())));
    }
}
