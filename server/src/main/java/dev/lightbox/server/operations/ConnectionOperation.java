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

    /** Seals a key pair, in the place of what was there. Saving is not checking. */
    record SaveCredentials(String connection, String clientId, Secret clientSecret)
            implements ConnectionOperation<Saved> {
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

    /** A connection as lists show it; saving and checking are separate facts. */
    record Connection(
            String id,
            String label,
            URI baseUrl,
            Map<String, URI> hosts,
            boolean isDefault,
            @Nullable SavedAt saved,
            @Nullable LastCheck lastCheck) {}

    /** When credentials were stored and by whom. */
    record SavedAt(Instant at, String by) {}

    /**
     * What the last check came to.
     *
     * @param verdict a code of the doctor
     * @param open whether the sentence is "Connection is open"
     */
    record LastCheck(Instant at, String verdict, boolean open, String sentence) {}

    record Connections(List<Connection> connections) {}

    /** What {@link SaveCredentials} did, with hints about what was pasted. */
    record Saved(Connection connection, List<Finding> hints) {}
}
