package dev.lightbox.server.operations;

import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.PastedCredentials;
import dev.lightbox.credentials.Placement;
import dev.lightbox.credentials.SaveOutcome;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.watch.ConnectionHealth;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Finding;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps connections and their credentials, and has the doctor look at them. Thread-safe. */
public final class ConnectionOperations {
    private final Connections connections;
    private final SiteClients clients;
    private final ConnectionChecks checks;
    private final ConnectionFacts facts;
    private final ConnectionHealth health;
    private final InstantSource clock;

    public ConnectionOperations(
            Connections connections, SiteClients clients, ConnectionHealth health, InstantSource clock) {
        this.connections = connections;
        this.clients = clients;
        this.checks = new ConnectionChecks(connections, clients, health, clock);
        this.facts = new ConnectionFacts(clock);
        this.health = health;
        this.clock = clock;
    }

    Object run(ConnectionOperation<?> operation, Actor actor) {
        return switch (operation) {
            case ConnectionOperation.ListConnections _ -> list();
            case ConnectionOperation.FindConnection find -> facts.of(connections.require(find.connection()));
            case ConnectionOperation.EditConnection edit ->
                facts.of(new ConnectionEdits(connections).edit(edit, actor));
            case ConnectionOperation.ConfirmTenant confirm -> confirmTenant(confirm, actor);
            case ConnectionOperation.MakeDefault chosen -> makeDefault(chosen.connection(), actor);
            case ConnectionOperation.AddConnection add -> facts.of(connections.add(draft(add), actor));
            case ConnectionOperation.MoveConnection move -> move(move, actor);
            case ConnectionOperation.RemoveConnection remove -> remove(remove.connection(), actor);
            case ConnectionOperation.SaveCredentials save -> save(save, actor);
            case ConnectionOperation.CheckConnection check -> check(check.connection(), actor);
            case ConnectionOperation.ClearCredentials clear -> clear(clear.connection(), actor);
        };
    }

    private ConnectionOperation.Connections list() {
        List<Connection> all = connections.list().stream()
                .map(facts::of)
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
        return facts.of(connections.together(() -> {
            var connection = connections.hold(move.connection());
            ConnectionDraft moved = new ConnectionDraft(
                    connection.label(),
                    move.baseUrl().toString(),
                    texts(move.hosts()),
                    connection.expectedTenant().orElse(""),
                    connection.region(),
                    connection.network());
            return connections.change(connection.id(), moved, actor);
        }));
    }

    private Connection remove(String name, Actor actor) {
        var removed = connections.together(() -> {
            var connection = connections.hold(name);
            connections.remove(connection.id(), actor);
            health.forget(connection.id().toString());
            return connection;
        });
        clients.forget(removed.id());
        return facts.of(removed);
    }

    /** Without a tenant the one that answers now is meant. */
    private Connection confirmTenant(ConnectionOperation.ConfirmTenant confirm, Actor actor) {
        var connection = connections.require(confirm.connection());
        String other = connection
                .otherTenant()
                .map(dev.lightbox.credentials.Connection.OtherTenant::tenant)
                .orElse("");
        String chosen = confirm.tenant() == null ? other : confirm.tenant();
        connections.tenants().confirm(connection.id(), chosen, actor);
        return shown(connection.id());
    }

    private Connection makeDefault(String name, Actor actor) {
        UUID id = connections.require(name).id();
        connections.makeDefault(id, actor);
        return shown(id);
    }

    private ConnectionOperation.Saved save(ConnectionOperation.SaveCredentials save, Actor actor) {
        UUID id = connections.require(save.connection()).id();
        PastedCredentials pasted = PastedCredentials.read(save.clientId(), save.clientSecret());
        SaveOutcome outcome = connections
                .generations()
                .save(
                        id,
                        pasted.credentials(),
                        save.atOnce() ? Placement.AT_ONCE : Placement.BESIDE_A_HEALTHY_PAIR,
                        Optional.ofNullable(save.expiresAt()),
                        actor);
        if (outcome == SaveOutcome.IN_USE_ALREADY) {
            // Who enters the same pair again after the cause was mended has chosen to keep it.
            health.afterFix().keep(id.toString(), actor.name());
        }
        return new ConnectionOperation.Saved(
                shown(id),
                Stream.concat(pasted.notes().stream(), expiredAlready(save.expiresAt()).stream())
                        .toList(),
                outcome == SaveOutcome.WAITING,
                outcome == SaveOutcome.IN_USE_ALREADY);
    }

    private Optional<Finding> expiredAlready(@Nullable Instant expiresAt) {
        return Optional.ofNullable(expiresAt)
                .filter(clock.instant()::isAfter)
                .map(at -> Finding.warning(
                        "expired-already",
                        "By the day that was named, " + LocalDate.ofInstant(at, ZoneOffset.UTC)
                                + ", they have expired already.",
                        "Save fresh ones, or correct the day."));
    }

    private Connection clear(String name, Actor actor) {
        UUID id = connections.require(name).id();
        connections.clearCredentials(id, actor);
        return shown(id);
    }

    private Diagnosis check(String name, Actor actor) {
        connections.generations().forgetReplaced();
        ConnectionChecks.Checked checked = checks.examineWhereItServes(connections.require(name), actor);
        return connections
                .unlessMoved(checked.examined(), () -> kept(checked, actor))
                .orElse(checked.diagnosis());
    }

    /** The outcome is kept beside the credentials, and in the history of the connection. */
    private Diagnosis kept(ConnectionChecks.Checked checked, Actor actor) {
        connections.recordCheck(checked.examined().id(), checked.check());
        checks.keep(checked, HealthOperations.occasion(actor), actor);
        return checked.diagnosis();
    }

    private Connection shown(UUID id) {
        return facts.of(connections.require(id.toString()));
    }
}
