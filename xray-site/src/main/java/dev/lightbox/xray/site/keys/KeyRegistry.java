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
            "SELECT k.id, k.tenant_id, k.user_id, u.account_id, k.client_id, k.secret_hash, k.generation, u.active"
                    + " FROM site_api_key k JOIN site_user u ON u.id = k.user_id";
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

    /**
     * The key that these two belong to; empty for an unknown id and for a wrong secret alike, after the same work, so that
     * neither the answer nor its time tells a guesser which of them was wrong.
     */
    public Optional<RegisteredKey> authenticate(String clientId, Secret clientSecret) {
        @Nullable RegisteredKey key = keys.byClientId().get(clientId);
        SecretHash expected = key == null ? NO_KEY : key.secretHash();
        boolean matches = SecretHash.of(clientSecret).matches(expected);
        return matches ? Optional.ofNullable(key) : Optional.empty();
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
        if (keyIds.size() + userIds.size() > CHANGES_READ_SINGLY) {
            load();
            return;
        }
        List<RegisteredKey> there = database.read(sql -> {
            List<RegisteredKey> found = new ArrayList<>(select(sql, "k.id", keyIds));
            found.addAll(select(sql, "k.user_id", userIds));
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
        return new RegisteredKey(
                row.getLong("id"),
                row.getLong("tenant_id"),
                row.getLong("user_id"),
                row.getString("account_id"),
                row.getString("client_id"),
                SecretHash.stored(row.getBytes("secret_hash")),
                row.getLong("generation"),
                row.getInt("active") == 1);
    }
}
