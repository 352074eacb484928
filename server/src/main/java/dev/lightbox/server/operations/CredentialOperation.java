package dev.lightbox.server.operations;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.kernel.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with the key pairs of a connection: the one in use, the next and the previous one. */
public sealed interface CredentialOperation<R> extends Operation<R> {

    /**
     * Has the doctor try the next pair. It takes over when it is found healthy on the tenant that is remembered, and
     * stays beside the current one otherwise.
     *
     * @param connection label or id
     */
    record CheckNext(String connection) implements CredentialOperation<NextChecked> {
        @Override
        public Class<NextChecked> resultType() {
            return NextChecked.class;
        }
    }

    /** Puts the previous pair in use again; the current one becomes the previous. */
    record RollBack(String connection) implements CredentialOperation<ConnectionOperation.Connection> {
        @Override
        public Class<ConnectionOperation.Connection> resultType() {
            return ConnectionOperation.Connection.class;
        }
    }

    /**
     * Forgets one of the pairs that are not in use.
     *
     * @param generation {@code next} or {@code previous}
     */
    record DropPair(String connection, String generation)
            implements CredentialOperation<ConnectionOperation.Connection> {
        @Override
        public Class<ConnectionOperation.Connection> resultType() {
            return ConnectionOperation.Connection.class;
        }
    }

    /**
     * Notes when the current pair expires and who is told 30, 7 and 1 days before.
     *
     * @param expiresAt null to leave the day as it is, unless {@code noExpiry}
     * @param noExpiry whether the pair does not expire, whatever day was noted before
     * @param addressees e-mail addresses, none for nobody; null to leave them as they are
     */
    record SetReminders(
            String connection,
            @Nullable Instant expiresAt,
            boolean noExpiry,
            @Nullable List<String> addressees) implements CredentialOperation<ConnectionOperation.Connection> {
        @Override
        public Class<ConnectionOperation.Connection> resultType() {
            return ConnectionOperation.Connection.class;
        }
    }

    /**
     * Has the credentials come from outside of Lightbox; nothing of them is stored. Beside a healthy pair they wait for
     * {@link CheckNext}.
     *
     * @param source {@code environment}, {@code file} or {@code vault}
     * @param clientIdFile for {@code file}; alone when it holds both
     * @param vault for {@code vault}
     * @param atOnce whether they take the place of a healthy pair too
     */
    record UseSource(
            String connection,
            String source,
            @Nullable String clientIdFile,
            @Nullable String clientSecretFile,
            @Nullable Vault vault,
            boolean atOnce)
            implements CredentialOperation<ConnectionOperation.Saved> {
        @Override
        public Class<ConnectionOperation.Saved> resultType() {
            return ConnectionOperation.Saved.class;
        }
    }

    /**
     * All connections with the credentials in use, in one file that is encrypted to a passphrase.
     *
     * @param passphrase 12 characters at least
     */
    record ExportConnections(Secret passphrase) implements CredentialOperation<ConnectionsFile> {
        @Override
        public Class<ConnectionsFile> resultType() {
            return ConnectionsFile.class;
        }
    }

    /** @param file an OpenPGP message (docs/format/connections-file-v1.md) */
    record ConnectionsFile(byte[] file, int connections) {}

    /**
     * Adds the connections of such a file whose labels are free; the others stay as they are.
     *
     * @param dryRun whether nothing is added, and only said what would be
     */
    record ImportConnections(byte[] file, Secret passphrase, boolean dryRun) implements CredentialOperation<Imported> {
        @Override
        public Class<Imported> resultType() {
            return Imported.class;
        }
    }

    record Imported(List<ImportedConnection> connections) {}

    /**
     * @param added whether it was, or with a dry run would be
     * @param outcome in words; why not, when it was not added
     */
    record ImportedConnection(String label, boolean added, String outcome) {}

    /**
     * Seals all credentials under a new master key, which replaces the one in the data directory. A repository password that
     * follows from the key follows the new one. The site's tokens end with the next start; clients log in anew.
     */
    record RotateMasterKey() implements CredentialOperation<MasterKeyRotated> {
        @Override
        public Class<MasterKeyRotated> resultType() {
            return MasterKeyRotated.class;
        }
    }

    /** @param masterKey the fingerprint of the new key */
    record MasterKeyRotated(String masterKey, String file) {}

    /**
     * A secret in a KV version 2 engine of HashiCorp Vault.
     *
     * @param mount of the engine; null for {@code secret}
     * @param clientIdField null for {@code client_id}
     * @param clientSecretField null for {@code client_secret}
     * @param tokenFile what holds the token; null when that is given
     * @param token sealed in the database
     */
    record Vault(
            String address,
            @Nullable String mount,
            String path,
            @Nullable String clientIdField,
            @Nullable String clientSecretField,
            @Nullable String tokenFile,
            @Nullable Secret token) {}

    /**
     * What came of {@link CheckNext}.
     *
     * @param tookOver whether the pair is the current one now
     */
    record NextChecked(ConnectionOperation.Connection connection, Diagnosis diagnosis, boolean tookOver) {}
}
