package dev.lightbox.server.operations;

import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.ConnectionHealth;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Keeps connections and their credentials, and has the doctor look at them. Thread-safe. */
public final class ConnectionOperations {
    private final Connections connections;
    private final SiteClients clients;
    private final ConnectionHealth health;
    private final InstantSource clock;

    public ConnectionOperations(
            Connections connections, SiteClients clients, ConnectionHealth health, InstantSource clock) {
        this.connections = connections;
        this.clients = clients;
        this.health = health;
        this.clock = clock;
    }

    Object run(ConnectionOperation<?> operation, Actor actor) {
        return switch (operation) {
            case ConnectionOperation.ListConnections _ -> list();
            case ConnectionOperation.AddConnection add -> shown(connections.add(draft(add), actor));
            case ConnectionOperation.MoveConnection move -> move(move, actor);
            case ConnectionOperation.RemoveConnection remove -> remove(remove.connection(), actor);
            case ConnectionOperation.SaveCredentials save -> save(save, actor);
            case ConnectionOperation.CheckConnection check -> check(check.connection(), actor);
            case ConnectionOperation.ClearCredentials clear -> clear(clear.connection(), actor);
        };
    }

    private ConnectionOperation.Connections list() {
        List<Connection> all = connections.list().stream()
                .map(ConnectionOperations::shown)
                .sorted(Comparator.comparing(Connection::isDefault).reversed())
                .toList();
        return new ConnectionOperation.Connections(all);
    }

    private static ConnectionDraft draft(ConnectionOperation.AddConnection add) {
        return new ConnectionDraft(add.label(), add.baseUrl().toString(), texts(add.hosts()), "");
    }

    private static Map<String, String> texts(Map<String, URI> hosts) {
        Map<String, String> texts = new HashMap<>();
        hosts.forEach((host, url) -> texts.put(host, url.toString()));
        return texts;
    }

    private Connection move(ConnectionOperation.MoveConnection move, Actor actor) {
        var connection = connections.require(move.connection());
        ConnectionDraft moved = new ConnectionDraft(
                connection.label(),
                move.baseUrl().toString(),
                texts(move.hosts()),
                connection.expectedTenant().orElse(""));
        return shown(connections.change(connection.id(), moved, actor));
    }

    private Connection remove(String name, Actor actor) {
        var connection = connections.require(name);
        connections.remove(connection.id(), actor);
        health.forget(connection.id().toString());
        return shown(connection);
    }

    private ConnectionOperation.Saved save(ConnectionOperation.SaveCredentials save, Actor actor) {
        UUID id = connections.require(save.connection()).id();
        Credentials credentials = Credentials.pasted(save.clientId(), save.clientSecret());
        connections.saveCredentials(id, credentials, actor);
        return new ConnectionOperation.Saved(shown(connections.require(id.toString())), credentials.hints());
    }

    private Connection clear(String name, Actor actor) {
        UUID id = connections.require(name).id();
        connections.clearCredentials(id, actor);
        return shown(connections.require(id.toString()));
    }

    /** Looks with fresh eyes: no token and no budget of an earlier client. The outcome is kept beside the credentials. */
    private Diagnosis check(String name, Actor actor) {
        var connection = connections.require(name);
        Instant begun = clock.instant();
        Credentials credentials = connections
                .reveal(connection.id())
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NO_CREDENTIALS,
                        "The connection " + connection.label() + " has no credentials to check.",
                        "Enter the Client ID and the Client secret, save them, and check again."));
        Diagnosis diagnosis = clients.doctor().diagnose(target(connection, credentials));
        connections.recordCheck(
                connection.id(),
                new dev.lightbox.credentials.Connection.Check(
                        begun, diagnosis.verdict().name(), diagnosis.connectionOpen()));
        health.checked(connection.id().toString(), remembered(begun, diagnosis, actor));
        return diagnosis;
    }

    private HealthCheck remembered(Instant begun, Diagnosis diagnosis, Actor actor) {
        long took = Duration.between(begun, clock.instant()).toMillis();
        return new HealthCheck(begun, diagnosis.verdict(), HealthOperations.occasion(actor), actor.name(), took);
    }

    private static Target target(dev.lightbox.credentials.Connection connection, Credentials credentials) {
        Target target =
                Target.of(connection.baseUrl(), new ApiCredentials(credentials.clientId(), credentials.clientSecret()));
        if (!connection.hosts().isEmpty()) {
            Map<SiteHost, URI> hosts = new EnumMap<>(SiteHost.class);
            connection.hosts().forEach((host, url) -> hosts.put(SiteHost.valueOf(host.toUpperCase(Locale.ROOT)), url));
            target = target.withHosts(hosts);
        }
        boolean answeredBefore = connection
                .lastCheck()
                .filter(dev.lightbox.credentials.Connection.Check::healthy)
                .isPresent();
        return answeredBefore ? target.withAnsweredBefore() : target;
    }

    private static Connection shown(dev.lightbox.credentials.Connection connection) {
        return new Connection(
                connection.id().toString(),
                connection.label(),
                connection.baseUrl(),
                connection.hosts(),
                connection.isDefault(),
                connection
                        .credentials()
                        .map(saved -> new ConnectionOperation.SavedAt(saved.at(), saved.by()))
                        .orElse(null),
                connection.lastCheck().map(ConnectionOperations::shown).orElse(null));
    }

    private static ConnectionOperation.LastCheck shown(dev.lightbox.credentials.Connection.Check check) {
        String sentence = check.healthy()
                ? Diagnosis.CONNECTION_IS_OPEN
                : Verdict.valueOf(check.verdict()).sentence();
        return new ConnectionOperation.LastCheck(check.at(), check.verdict(), check.healthy(), sentence);
    }
}
