package dev.lightbox.server.operations;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with the connections to Xray sites and their credentials (seed: "Xray Credentials"). */
public sealed interface ConnectionOperation<R> extends Operation<R> {

    /** All connections, the default one first. */
    record ListConnections() implements ConnectionOperation<Connections> {
        @Override
        public Class<Connections> resultType() {
            return Connections.class;
        }
    }

    /**
     * Adds a connection without credentials. The first one is the default.
     *
     * @param hosts the site's hosts by {@code global}, {@code us}, {@code eu}, {@code au}; empty for what the base URL implies
     */
    record AddConnection(String label, URI baseUrl, Map<String, URI> hosts) implements ConnectionOperation<Connection> {
        @Override
        public Class<Connection> resultType() {
            return Connection.class;
        }
    }

    /**
     * Gives a connection another address; its credentials stay, its last check is forgotten.
     *
     * @param connection label or id
     */
    record MoveConnection(String connection, URI baseUrl, Map<String, URI> hosts)
            implements ConnectionOperation<Connection> {
        @Override
        public Class<Connection> resultType() {
            return Connection.class;
        }
    }

    /**
     * Removes a connection with its credentials; snapshots stay.
     *
     * @param connection label or id
     */
    record RemoveConnection(String connection) implements ConnectionOperation<Connection> {
        @Override
        public Class<Connection> resultType() {
            return Connection.class;
        }
    }

    /** One connection with all that is known about its credentials; label or id. */
    record FindConnection(String connection) implements ConnectionOperation<Connection> {
        @Override
        public Class<Connection> resultType() {
            return Connection.class;
        }
    }

    /**
     * Describes a connection anew; a member that is null stays as it is. All that is wrong is told at once. Credentials stay; with another address the last
     * check is forgotten.
     *
     * @param baseUrl as a person typed it, like the addresses of the hosts
     * @param region {@code own-address}, {@code global}, {@code us}, {@code eu}, {@code au} or {@code detect}; all but the
     *     first take the address from the hosts
     * @param proxy {@code host:port}; empty for none
     * @param proxyUser for a proxy that wants a login; empty for none
     * @param proxyPassword for the user; one that is stored is forgotten with the user, or with another proxy
     * @param authorities certificates in PEM that are trusted too; empty for none
     */
    record EditConnection(
            String connection,
            @Nullable String label,
            @Nullable String baseUrl,
            @Nullable String region,
            @Nullable Map<String, String> hosts,
            @Nullable String expectedTenant,
            @Nullable String proxy,
            @Nullable String proxyUser,
            @Nullable Secret proxyPassword,
            @Nullable String authorities)
            implements ConnectionOperation<Connection> {
        @Override
        public Class<Connection> resultType() {
            return Connection.class;
        }
    }

    /**
     * Says which tenant is the right one when another than the remembered has answered; backups go on.
     *
     * @param tenant null for the one that answers now
     */
    record ConfirmTenant(String connection, @Nullable String tenant) implements ConnectionOperation<Connection> {
        @Override
        public Class<Connection> resultType() {
            return Connection.class;
        }
    }

    /** Makes it the one that is meant where none is named; label or id. */
    record MakeDefault(String connection) implements ConnectionOperation<Connection> {
        @Override
        public Class<Connection> resultType() {
            return Connection.class;
        }
    }

    /**
     * Seals a key pair. Beside a current pair that is healthy it waits for {@link CredentialOperation.CheckNext}; in any
     * other case it takes that one's place, which is kept for a way back. Saving is not checking.
     *
     * @param atOnce whether it takes the place of a healthy pair too
     * @param expiresAt when the secret expires; null when that is not known
     */
    record SaveCredentials(
            String connection,
            String clientId,
            Secret clientSecret,
            boolean atOnce,
            @Nullable Instant expiresAt) implements ConnectionOperation<Saved> {
        public SaveCredentials(String connection, String clientId, Secret clientSecret) {
            this(connection, clientId, clientSecret, false, null);
        }

        @Override
        public Class<Saved> resultType() {
            return Saved.class;
        }
    }

    /** Forgets the credentials; backups are skipped, loudly, until new ones are saved. */
    record ClearCredentials(String connection) implements ConnectionOperation<Connection> {
        @Override
        public Class<Connection> resultType() {
            return Connection.class;
        }
    }

    /** Authenticates, makes a data call, and names the cause when either fails. The outcome is remembered. */
    record CheckConnection(String connection) implements ConnectionOperation<Diagnosis> {
        @Override
        public Class<Diagnosis> resultType() {
            return Diagnosis.class;
        }
    }

    /**
     * A connection as lists show it. Holds nothing secret.
     *
     * @param current the key pair in use; null when there is none
     * @param next the pair that waits to take over
     * @param previous the pair that was replaced, for a way back
     * @param region as in {@link EditConnection}
     * @param detected which host was found to serve; null unless that is to be detected
     * @param tenant the one that is remembered; empty before the first healthy check
     * @param otherTenant one that has answered since; nothing is backed up until a person says which is right
     * @param actingUser whom requests are made for; null before the first token
     * @param nextReminder when the addressees are told next that the current secret expires
     */
    record Connection(
            String id,
            String label,
            URI baseUrl,
            Map<String, URI> hosts,
            boolean isDefault,
            String region,
            @Nullable Detected detected,
            Network network,
            String expectedTenant,
            String tenant,
            @Nullable OtherTenant otherTenant,
            @Nullable ActingUser actingUser,
            @Nullable Pair current,
            @Nullable Pair next,
            @Nullable Pair previous,
            @Nullable Instant nextReminder,
            List<String> reminderAddresses) {

        /** When the pair in use was saved. */
        public @Nullable SavedAt saved() {
            return current == null ? null : current.saved();
        }

        /** What the last check of the pair in use came to. */
        public @Nullable LastCheck lastCheck() {
            return current == null ? null : current.lastCheck();
        }
    }

    /**
     * What is known about a key pair; saving and checking are separate facts.
     *
     * @param source where it comes from, in words
     * @param ageDays since it was saved
     * @param lastFailure the last check that did not find it healthy, also when a later one did
     * @param expiresAt as a person entered it
     * @param expired whether that time is over
     * @param forgottenAt when a replaced pair is forgotten
     * @param fileChangedAt when a file that it comes from was written since the last check; null for no such thing
     */
    record Pair(
            String source,
            SavedAt saved,
            long ageDays,
            @Nullable LastCheck lastCheck,
            @Nullable Instant lastSuccess,
            @Nullable LastCheck lastFailure,
            @Nullable Instant expiresAt,
            boolean expired,
            @Nullable Instant forgottenAt,
            @Nullable Instant fileChangedAt) {}

    /**
     * Which host serves the data.
     *
     * @param before the host that was found before this one; empty when it has not moved
     */
    record Detected(String host, Instant at, String before) {}

    /**
     * How the site is reached.
     *
     * @param proxy {@code host:port}; empty for none
     * @param authorities PEM; empty for none
     */
    record Network(String proxy, String proxyUser, String authorities) {}

    record OtherTenant(String tenant, Instant since) {}

    /**
     * The user that the key acts for.
     *
     * @param accountId as the token says
     * @param looksLikePerson as far as that can be known from the id
     */
    record ActingUser(String accountId, boolean looksLikePerson) {}

    /** When credentials were stored and by whom. */
    record SavedAt(Instant at, String by) {}

    /**
     * What the last check came to.
     *
     * @param verdict a code of the doctor
     * @param open whether the sentence is "Connection is open"
     * @param remedy what to do about it; empty when it is open
     */
    record LastCheck(Instant at, String verdict, boolean open, String sentence, String remedy) {}

    record Connections(List<Connection> connections) {}

    /**
     * What {@link SaveCredentials} did, with hints about what was pasted.
     *
     * @param waits whether the pair is the next one and waits to be checked
     * @param inUseAlready whether it was the healthy pair in use before; nothing has changed but its expiry then
     */
    record Saved(Connection connection, List<Finding> hints, boolean waits, boolean inUseAlready) {}
}
