package dev.lightbox.server.operations;

import dev.lightbox.backup.TestSnapshot;
import dev.lightbox.backup.TestSnapshots;
import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.Repository;
import dev.lightbox.server.operations.TestSnapshotOperation.Shown;
import dev.lightbox.xray.client.XrayClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes test snapshots and shows them. Thread-safe. */
public final class TestSnapshotOperations {
    private final Connections connections;
    private final SiteClients clients;
    private final RepositoryAccess repository;
    private final AuditTrail audit;
    private final InstantSource clock;

    public TestSnapshotOperations(
            Connections connections,
            SiteClients clients,
            RepositoryAccess repository,
            AuditTrail audit,
            InstantSource clock) {
        this.connections = connections;
        this.clients = clients;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    Object run(TestSnapshotOperation<?> operation, Actor actor) {
        return switch (operation) {
            case TestSnapshotOperation.TakeTestSnapshot take -> take(connections.require(take.connection()), actor);
            case TestSnapshotOperation.ListTestSnapshots list -> list(connections.require(list.connection()));
            case TestSnapshotOperation.ShowTestSnapshot show ->
                shown(in(repository.get()).find(show.snapshot()));
        };
    }

    /** Another tenant behind the connection proves nothing about the one that is meant. */
    private Shown take(Connection connection, Actor actor) {
        TestSnapshot.Site site =
                new TestSnapshot.Site(connection.id().toString(), connection.label(), connection.baseUrl(), "");
        try (XrayClient client = clients.openRightSite(connection).orElseThrow(() -> withoutCredentials(connection))) {
            TestSnapshot taken = in(repository.getOrCreate()).take(client, site, actor.name());
            audit.record(new AuditTrail.Entry(
                    clock.instant(),
                    actor.name(),
                    "connection.test-snapshot",
                    connection.id().toString(),
                    actor.origin(),
                    Map.of("snapshot", taken.id(), "state", taken.state().name())));
            return shown(taken);
        }
    }

    private static LightboxException withoutCredentials(Connection connection) {
        return new LightboxException(
                ErrorCode.NO_CREDENTIALS,
                "The connection " + connection.label() + " has no credentials for a test snapshot.",
                "Enter the Client ID and the Client secret, save them, and check the connection.");
    }

    private TestSnapshotOperation.TestSnapshots list(Connection connection) {
        String id = connection.id().toString();
        List<Shown> all = repository.exists()
                ? in(repository.get()).list(id).stream()
                        .map(TestSnapshotOperations::shown)
                        .toList()
                : List.of();
        return new TestSnapshotOperation.TestSnapshots(id, connection.label(), all);
    }

    /** The newest of a connection; empty also while the repository cannot be opened, since the pages about it say why. */
    public Optional<TestSnapshot> newest(String connectionId) {
        try {
            return repository.exists()
                    ? in(repository.get()).list(connectionId).stream().findFirst()
                    : Optional.empty();
        } catch (LightboxException unreadable) {
            return Optional.empty();
        }
    }

    private TestSnapshots in(Repository open) {
        return new TestSnapshots(open, clock);
    }

    private static Shown shown(TestSnapshot snapshot) {
        return new Shown(snapshot, snapshot.state(), snapshot.sentence());
    }
}
