package dev.lightbox.server.operations;

import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keeps connections and their credentials, and has the doctor look at them. Thread-safe. */
public final class ConnectionOperations {
    private final Connections connections;

    public ConnectionOperations(Connections connections) {
        this.connections = connections;
    }

    Object run(ConnectionOperation<?> operation, Actor actor) {
        return switch (operation) {
            case ConnectionOperation.ListConnections _ -> list();
            case ConnectionOperation.AddConnection add -> shown(connections.add(draft(add), actor));
            case ConnectionOperation.RemoveConnection remove -> remove(remove.connection(), actor);
            case ConnectionOperation.SaveCredentials save -> save(save, actor);
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
        Map<String, String> hosts = new HashMap<>();
        add.hosts().forEach((host, url) -> hosts.put(host, url.toString()));
        return new ConnectionDraft(add.label(), add.baseUrl().toString(), hosts, "");
    }

    private Connection remove(String name, Actor actor) {
        var connection = connections.require(name);
        connections.remove(connection.id(), actor);
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
        return new ConnectionOperation.LastCheck(check.at(), check.verdict(), check.healthy(), check.verdict());
    }
}
