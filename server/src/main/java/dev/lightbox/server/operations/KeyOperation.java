package dev.lightbox.server.operations;

import dev.lightbox.kernel.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with the API keys of our own site (seed: "Global Settings: API Keys"). */
public sealed interface KeyOperation<R> extends Operation<R> {

    /** The keys whose user key, user name or client id holds {@code search}, by user key. */
    record ListKeys(String search, Paging paging) implements KeyOperation<Keys> {
        @Override
        public Class<Keys> resultType() {
            return Keys.class;
        }
    }

    /**
     * Makes a key for a user who has none.
     *
     * @param user the user key or account id
     */
    record CreateKey(String user) implements KeyOperation<Creation> {
        @Override
        public Class<Creation> resultType() {
            return Creation.class;
        }
    }

    /** Removes a key; its tokens are refused from then on. */
    record DeleteKey(String clientId) implements KeyOperation<Key> {
        @Override
        public Class<Key> resultType() {
            return Key.class;
        }
    }

    /** Puts a new secret in the place of the old one; tokens of the old one are refused from then on. */
    record RegenerateSecret(String clientId) implements KeyOperation<IssuedKey> {
        @Override
        public Class<IssuedKey> resultType() {
            return IssuedKey.class;
        }
    }

    /** A key as lists show it: without its secret, which nobody can read again. */
    record Key(
            String userKey,
            String userName,
            boolean userActive,
            String clientId,
            Instant createdAt,
            String createdBy,
            @Nullable Instant lastUsedAt) {}

    /** One page of keys. */
    record Keys(List<Key> keys, long total, Paging paging) {}

    /** A key with its secret, on the one occasion that it is shown. */
    record IssuedKey(String userKey, String userName, String clientId, Secret clientSecret) {}

    /** What came of {@link CreateKey}: either the new key, or the one that the user had already. */
    record Creation(@Nullable IssuedKey issued, @Nullable Key existing) {}
}
