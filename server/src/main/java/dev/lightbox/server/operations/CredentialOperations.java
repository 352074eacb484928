package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.ConnectionArchive;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.CredentialSource;
import dev.lightbox.credentials.ExternalSources;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.Network;
import dev.lightbox.credentials.Placement;
import dev.lightbox.doctor.watch.ConnectionHealth;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.CredentialOperation.NextChecked;
import dev.lightbox.server.secrets.SecretsFile;
import dev.lightbox.xray.client.ProxyAddress;
import dev.lightbox.xray.client.SiteNetwork;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keeps the key pairs of connections. Thread-safe. */
public final class CredentialOperations {
    private final Connections connections;
    private final ConnectionArchive archive;
    private final ConnectionChecks checks;
    private final ConnectionFacts facts;
    private final ConnectionHealth health;
    private final MasterKeys masterKeys;
    private final InstantSource clock;

    /** Exchanges the master key of this data directory. */
    public interface MasterKeys {
        CredentialOperation.MasterKeyRotated rotate(Actor actor);
    }

    public CredentialOperations(
            Connections connections,
            SiteClients clients,
            ConnectionHealth health,
            MasterKeys masterKeys,
            InstantSource clock) {
        this.health = health;
        this.masterKeys = masterKeys;
        this.clock = clock;
        this.connections = connections;
        this.archive = new ConnectionArchive(connections, CredentialOperations::requireUsable);
        this.checks = new ConnectionChecks(connections, clients, health, clock);
        this.facts = new ConnectionFacts(clock);
    }

    Object run(CredentialOperation<?> operation, Actor actor) {
        return switch (operation) {
            case CredentialOperation.CheckNext check -> checkNext(connections.require(check.connection()), actor);
            case CredentialOperation.UseSource use -> use(use, actor);
            case CredentialOperation.ExportConnections export -> export(export.passphrase(), actor);
            case CredentialOperation.ImportConnections read -> read(read, actor);
            case CredentialOperation.RotateMasterKey _ -> masterKeys.rotate(actor);
            case CredentialOperation.RollBack back -> rollBack(connections.require(back.connection()), actor);
            case CredentialOperation.DropPair drop -> drop(drop, actor);
            case CredentialOperation.SetReminders set -> setReminders(set, actor);
        };
    }

    /** A pair that has taken over is the one in use: its check is the newest of the connection itself. */
    private NextChecked checkNext(Connection connection, Actor actor) {
        ConnectionChecks.Checked checked = checks.examine(connection, Generation.NEXT);
        boolean tookOver = connections
                .unlessMoved(connection, () -> takeOver(connection, checked, actor))
                .orElse(false);
        return new NextChecked(shown(connection), checked.diagnosis(), tookOver);
    }

    private boolean takeOver(Connection connection, ConnectionChecks.Checked checked, Actor actor) {
        boolean tookOver = connections.generations().takeOver(connection.id(), checked.check(), actor);
        if (tookOver) {
            checks.keep(checked, Occasion.PERSON, actor);
        } else {
            health.checkedBeside(connection.id().toString(), checks.remembered(checked, Occasion.NEXT_PAIR, actor));
        }
        return tookOver;
    }

    private ConnectionOperation.Saved use(CredentialOperation.UseSource use, Actor actor) {
        Connection connection = connections.require(use.connection());
        CredentialSource source = new SourceChoice(connections).of(use);
        Generation place = connections
                .generations()
                .use(
                        connection.id(),
                        source,
                        Optional.ofNullable(use.vault()).map(CredentialOperation.Vault::token),
                        use.atOnce() ? Placement.AT_ONCE : Placement.BESIDE_A_HEALTHY_PAIR,
                        actor);
        return new ConnectionOperation.Saved(
                shown(connection), ExternalSources.warnings(source), place == Generation.NEXT, false);
    }

    private CredentialOperation.ConnectionsFile export(Secret passphrase, Actor actor) {
        SecretsFile.requireStrong(passphrase);
        byte[] text = archive.write();
        byte[] sealed = SecretsFile.seal(text, "connections.json", passphrase, clock.instant());
        Arrays.fill(text, (byte) 0);
        connections.exported(actor);
        return new CredentialOperation.ConnectionsFile(
                sealed, connections.list().size());
    }

    private CredentialOperation.Imported read(CredentialOperation.ImportConnections read, Actor actor) {
        byte[] text = SecretsFile.open(read.file(), read.passphrase());
        List<ConnectionArchive.Outcome> outcomes = read.dryRun() ? archive.preview(text) : archive.read(text, actor);
        Arrays.fill(text, (byte) 0);
        return new CredentialOperation.Imported(outcomes.stream()
                .map(outcome ->
                        new CredentialOperation.ImportedConnection(outcome.label(), outcome.added(), outcome.told()))
                .toList());
    }

    private ConnectionOperation.Connection rollBack(Connection connection, Actor actor) {
        connections.generations().rollBack(connection.id(), actor);
        return shown(connection);
    }

    private ConnectionOperation.Connection drop(CredentialOperation.DropPair drop, Actor actor) {
        Connection connection = connections.require(drop.connection());
        Generation generation = EnumName.parse("generation of credentials", Generation.class, drop.generation());
        if (generation == Generation.CURRENT) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The credentials in use cannot be dropped alone.",
                    "Roll back first, or clear all credentials of the connection.");
        }
        connections.generations().drop(connection.id(), generation, actor);
        return shown(connection);
    }

    private ConnectionOperation.Connection setReminders(CredentialOperation.SetReminders set, Actor actor) {
        if (set.noExpiry() && set.expiresAt() != null) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A secret cannot both expire on a day and not expire.",
                    "Name the day, or say that there is none.");
        }
        return connections.together(() -> {
            Connection connection = connections.hold(set.connection());
            if (set.addressees() != null) {
                connections.reminders().tell(connection.id(), set.addressees(), actor);
            }
            if (set.noExpiry() && connection.pair(Generation.CURRENT).isPresent() || set.expiresAt() != null) {
                connections
                        .generations()
                        .expires(connection.id(), Generation.CURRENT, Optional.ofNullable(set.expiresAt()), actor);
            }
            return shown(connection);
        });
    }

    /** As the form of a connection reads it. */
    private static void requireUsable(Network network) {
        network.proxy().ifPresent(proxy -> ProxyAddress.parse(proxy.host() + ":" + proxy.port()));
        if (!network.authorities().isEmpty()) {
            SiteNetwork.authorities(network.authorities());
        }
    }

    private ConnectionOperation.Connection shown(Connection connection) {
        return facts.of(connections.require(connection.id().toString()));
    }
}
