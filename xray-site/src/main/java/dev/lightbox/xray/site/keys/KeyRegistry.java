package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.users.Change;
import dev.lightbox.xray.site.users.ChangeFeed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All API keys in memory (some 250 bytes each), so that checking one never waits for the database. A {@link ChangeFeed}
 * keeps it right: at once for changes made on this node, within a second for others. Thread-safe.
 */
public final class KeyRegistry {
    private static final String KEYS =
            "SELECT k.id, k.tenant_id, k.user_id, u.account_id, k.client_id, k.generation, k.secret_hash, "
                    + KeySql.EXPIRES
                    + " AS ends_at, k.previous_hash, " + KeySql.PREVIOUS_ENDS
                    + " AS previous_until, k.suspended_at, u.active" + KeySql.TABLES;
    private static final int CHANGES_READ_SINGLY = 500;
    private static final SecretHash NO_KEY = SecretHash.ofNoKey();

    /** The same keys found in two ways; deletions are known by id only. */
    private record Keys(Map<String, RegisteredKey> byClientId, Map<Long, String> clientIds) {
        Keys() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        void put(RegisteredKey key) {
            byClientId.put(key.clientId(), key);
            clientIds.put(key.id(), key.clientId());
        }

        void remove(long id) {
            @Nullable String clientId = clientIds.remove(id);
            if (clientId != null) {
                byClientId.remove(clientId);
            }
        }
    }

    private final Database database;
    private volatile Keys keys = new Keys();

    /** Loads all keys. */
    public KeyRegistry(Database database, ChangeFeed feed) {
        this.database = database;
        feed.listen(new ChangeFeed.Listener() {
            @Override
            public void changed(List<Change> changes) {
                apply(changes);
            }

            @Override
            public void everythingChanged() {
                load();
            }
        });
    }

    /** The key with this client id as it is now. */
    public Optional<RegisteredKey> find(String clientId) {
        return Optional.ofNullable(keys.byClientId().get(clientId));
    }

    /** A key and the generation of the secret that was presented. Whether that secret works now is another question. */
    public record Match(RegisteredKey key, long generation) {}

    /**
     * The key that these two belong to; empty for an unknown id and for a wrong secret alike, after the same work, so that
     * neither the answer nor its time tells a guesser which of them was wrong.
     */
    public Optional<Match> authenticate(String clientId, Secret clientSecret) {
        @Nullable RegisteredKey key = keys.byClientId().get(clientId);
        SecretHash presented = SecretHash.of(clientSecret);
        boolean present = presented.matches(key == null ? NO_KEY : key.secretHash());
        boolean previous = presented.matches(key == null || key.previousHash() == null ? NO_KEY : key.previousHash());
        if (key == null || !(present || previous)) {
            return Optional.empty();
        }
        return Optional.of(new Match(key, present ? key.generation() : key.generation() - 1));
    }

    private void load() {
        Keys loaded = new Keys();
        database.read(sql -> {
            sql.sql(KEYS).query(row -> {
                loaded.put(read(row));
            });
            return true;
        });
        keys = loaded;
    }

    private void apply(List<Change> changes) {
        Set<Long> keyIds = ids(changes, Change.Subject.API_KEY);
        Set<Long> userIds = ids(changes, Change.Subject.USER);
        // A site's policy decides when secrets end.
        Set<Long> tenantIds = ids(changes, Change.Subject.TENANT);
        if (keyIds.size() + userIds.size() > CHANGES_READ_SINGLY) {
            load();
            return;
        }
        List<RegisteredKey> there = database.read(sql -> {
            List<RegisteredKey> found = new ArrayList<>(select(sql, "k.id", keyIds));
            found.addAll(select(sql, "k.user_id", userIds));
            found.addAll(select(sql, "k.tenant_id", tenantIds));
            return found;
        });
        there.forEach(keys::put);
        // Removing only what is gone: a key that merely changed must not be missing for a moment.
        there.forEach(key -> keyIds.remove(key.id()));
        keyIds.forEach(keys::remove);
    }

    private static Set<Long> ids(List<Change> changes, Change.Subject subject) {
        return changes.stream()
                .filter(change -> change.subject() == subject)
                .map(Change::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Collection<RegisteredKey> select(JdbcClient sql, String column, Set<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.sql(KEYS + " WHERE " + column + " IN (:ids)")
                        .param("ids", ids)
                        .query((row, _) -> read(row))
                        .list();
    }

    private static RegisteredKey read(ResultSet row) throws SQLException {
        row.getLong("suspended_at");
        boolean suspended = !row.wasNull();
        byte @Nullable [] previous = row.getBytes("previous_hash");
        return new RegisteredKey(
                row.getLong("id"),
                row.getLong("tenant_id"),
                row.getLong("user_id"),
                row.getString("account_id"),
                row.getString("client_id"),
                row.getLong("generation"),
                SecretHash.stored(row.getBytes("secret_hash")),
                row.getLong("ends_at"),
                previous == null ? null : SecretHash.stored(previous),
                row.getLong("previous_until"),
                suspended,
                row.getInt("active") == 1);
    }
}
