package dev.lightbox.server.operations;

import dev.lightbox.kernel.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the API keys of our own site (seed: "Global Settings: API Keys"). Overlaps are called
 * {@code none}, {@code 1h}, {@code 24h}, {@code 7d}, {@code 30d}; filters as in {@code KeyQuery.Filter}, in any case and with
 * {@code -} or {@code _}.
 */
public sealed interface KeyOperation<R> extends Operation<R> {

    /**
     * The keys whose user key, user name, label or client id holds {@code search}, by user key.
     *
     * @param filter null for all
     */
    record ListKeys(String search, @Nullable String filter, Paging paging) implements KeyOperation<Keys> {
        public ListKeys(String search, Paging paging) {
            this(search, null, paging);
        }

        @Override
        public Class<Keys> resultType() {
            return Keys.class;
        }
    }

    /** One key. */
    record ShowKey(String clientId) implements KeyOperation<Key> {
        @Override
        public Class<Key> resultType() {
            return Key.class;
        }
    }

    /**
     * Makes a key for a user who has none.
     *
     * @param user the user key or account id
     * @param label what the key is for; null for none
     * @param lifetimeDays how long the secret works; null for as long as the site's policy allows
     */
    record CreateKey(
            String user, @Nullable String label, @Nullable Integer lifetimeDays) implements KeyOperation<Creation> {
        public CreateKey(String user) {
            this(user, null, null);
        }

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

    /**
     * Puts a new secret in the place of the old one, which with its tokens is refused from then on, or after an overlap.
     *
     * @param overlap null for none
     * @param lifetimeDays null for as long as the old secret was made for
     * @param asked a secret that was made after this moment stays as it is; null to make a new one in any case
     */
    record RegenerateSecret(
            String clientId,
            @Nullable String overlap,
            @Nullable Integer lifetimeDays,
            @Nullable Instant asked) implements KeyOperation<IssuedKey> {
        public RegenerateSecret(String clientId) {
            this(clientId, null, null, null);
        }

        @Override
        public Class<IssuedKey> resultType() {
            return IssuedKey.class;
        }
    }

    /** Refuses a key and its tokens until it is resumed. */
    record SuspendKey(String clientId) implements KeyOperation<Key> {
        @Override
        public Class<Key> resultType() {
            return Key.class;
        }
    }

    /** Lets a suspended key in again. */
    record ResumeKey(String clientId) implements KeyOperation<Key> {
        @Override
        public Class<Key> resultType() {
            return Key.class;
        }
    }

    /** Writes down what a key is for; an empty text takes the label away. */
    record LabelKey(String clientId, String label) implements KeyOperation<Key> {
        @Override
        public Class<Key> resultType() {
            return Key.class;
        }
    }

    /** How many keys a selection holds, and which of them were used last: what a change of them would break. */
    record DescribeSelection(Selection selection) implements KeyOperation<Selected> {
        @Override
        public Class<Selected> resultType() {
            return Selected.class;
        }
    }

    /** Removes many keys, one after the other; a failure of one does not stop the others. */
    record DeleteKeys(Selection selection) implements KeyOperation<BulkOutcome> {
        @Override
        public Class<BulkOutcome> resultType() {
            return BulkOutcome.class;
        }
    }

    /**
     * Regenerates the secrets of many keys, one after the other; a failure of one does not stop the others.
     *
     * @param overlap null for none
     * @param passphrase what the file with the new secrets is encrypted to; 12 characters at least
     * @param asked as of {@link RegenerateSecret}
     */
    record RegenerateSecrets(
            Selection selection,
            @Nullable String overlap,
            Secret passphrase,
            @Nullable Instant asked) implements KeyOperation<BulkOutcome> {
        public RegenerateSecrets(Selection selection, @Nullable String overlap, Secret passphrase) {
            this(selection, overlap, passphrase, null);
        }

        @Override
        public Class<BulkOutcome> resultType() {
            return BulkOutcome.class;
        }
    }

    /** The files with new secrets that nobody has confirmed to have, the newest first. */
    record ListNewSecrets() implements KeyOperation<WaitingSecrets> {
        @Override
        public Class<WaitingSecrets> resultType() {
            return WaitingSecrets.class;
        }
    }

    /** Hands a file with new secrets over; it stays until {@link ConfirmNewSecrets}. */
    record TakeNewSecrets(String id) implements KeyOperation<SealedSecrets> {
        @Override
        public Class<SealedSecrets> resultType() {
            return SealedSecrets.class;
        }
    }

    /** Says that a file with new secrets was received: Lightbox forgets it. */
    record ConfirmNewSecrets(String id) implements KeyOperation<NewSecretsFile> {
        @Override
        public Class<NewSecretsFile> resultType() {
            return NewSecretsFile.class;
        }
    }

    /** What the site asks of its keys. */
    record ShowKeyPolicy() implements KeyOperation<Policy> {
        @Override
        public Class<Policy> resultType() {
            return Policy.class;
        }
    }

    /**
     * Asks something else of the site's keys from now on, also of those that exist.
     *
     * @param maxLifetimeDays null for no limit
     */
    record SetKeyPolicy(@Nullable Integer maxLifetimeDays) implements KeyOperation<Policy> {
        @Override
        public Class<Policy> resultType() {
            return Policy.class;
        }
    }

    /**
     * How a secret or a key was used.
     *
     * @param at the last time, to within some seconds
     * @param from the address of that last time
     */
    record Use(Instant at, String from, long count) {}

    /**
     * A key as lists show it: without its secret, which nobody can read again.
     *
     * @param status {@code active}, {@code overlap}, {@code suspended} or {@code expired}
     * @param lastUse null when it was never used
     * @param expiresAt when the present secret stops working; null for never
     * @param oldSecretUntil until when the secret before the present one works; null when it does not
     * @param oldSecretLastUse since it was replaced
     */
    record Key(
            String userKey,
            String userName,
            boolean userActive,
            String clientId,
            String label,
            String status,
            Instant createdAt,
            String createdBy,
            @Nullable Use lastUse,
            Instant secretMadeAt,
            @Nullable Instant expiresAt,
            @Nullable Instant oldSecretUntil,
            @Nullable Use oldSecretLastUse) {}

    /** One page of keys. */
    record Keys(List<Key> keys, long total, Paging paging) {}

    /** A key with its secret, on the one occasion that it is shown. */
    record IssuedKey(String userKey, String userName, String clientId, Secret clientSecret) {}

    /** What came of {@link CreateKey}: either the new key, or the one that the user had already. */
    record Creation(@Nullable IssuedKey issued, @Nullable Key existing) {}

    /**
     * Keys to do something with.
     *
     * @param clientIds these; null for all that match {@code search} and {@code filter}
     * @param except but not these; null for no exception
     */
    record Selection(
            @Nullable List<String> clientIds,
            @Nullable String search,
            @Nullable String filter,
            @Nullable List<String> except) {
        /** Those with these client ids. */
        public static Selection of(List<String> clientIds) {
            return new Selection(clientIds, null, null, null);
        }
    }

    /** @param lastUsed some of the keys, the one that was used last first */
    record Selected(long count, List<Key> lastUsed) {}

    /** @param failure why nothing was done with this key; null when it was */
    record KeyOutcome(
            String clientId,
            @Nullable String userKey,
            @Nullable String failure) {}

    /**
     * What came of many.
     *
     * @param selected how many were to be done
     * @param done how many were
     * @param stopped whether somebody stopped it, so that the rest was left as it is
     * @param outcomes one for each key that was looked at, failures first
     * @param newSecrets the id of the file with the new secrets, which waits to be taken; null when there is none
     */
    record BulkOutcome(
            int selected,
            int done,
            boolean stopped,
            List<KeyOutcome> outcomes,
            @Nullable String newSecrets) {
        /** The same with a file. */
        BulkOutcome handingOver(String file) {
            return new BulkOutcome(selected, done, stopped, outcomes, file);
        }

        public long failed() {
            return outcomes.stream().filter(key -> key.failure() != null).count();
        }
    }

    /**
     * New secrets that wait to be taken, as one encrypted file.
     *
     * @param keys how many keys it has a secret for
     * @param complete whether each of them works; otherwise the regeneration is under way, or was cut short and some of
     *     the keys still have the secret from before
     */
    record NewSecretsFile(String id, Instant madeAt, String madeBy, long keys, boolean complete) {}

    record WaitingSecrets(List<NewSecretsFile> files) {}

    /** @param file an OpenPGP message that opens with the passphrase */
    @SuppressWarnings("ArrayRecordComponent") // Written to a file, never compared.
    record SealedSecrets(byte[] file) {}

    /** @param maxLifetimeDays how long a secret works at most; null for no limit */
    record Policy(@Nullable Integer maxLifetimeDays) {}
}
