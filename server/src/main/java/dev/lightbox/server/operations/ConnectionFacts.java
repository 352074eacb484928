package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connection.Check;
import dev.lightbox.credentials.CredentialSource;
import dev.lightbox.credentials.ExternalSources;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.Network;
import dev.lightbox.credentials.PairFacts;
import dev.lightbox.credentials.Reminders;
import dev.lightbox.server.operations.ConnectionOperation.Detected;
import dev.lightbox.server.operations.ConnectionOperation.LastCheck;
import dev.lightbox.server.operations.ConnectionOperation.OtherTenant;
import dev.lightbox.server.operations.ConnectionOperation.Pair;
import dev.lightbox.server.operations.ConnectionOperation.SavedAt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connections as operations tell them. */
record ConnectionFacts(InstantSource clock) {

    ConnectionOperation.Connection of(Connection connection) {
        return new ConnectionOperation.Connection(
                connection.id().toString(),
                connection.label(),
                connection.baseUrl(),
                connection.hosts(),
                connection.isDefault(),
                EnumName.of(connection.region()),
                connection
                        .detected()
                        .map(found -> new Detected(
                                found.host(), found.at(), found.before().orElse("")))
                        .orElse(null),
                of(connection.network()),
                connection.expectedTenant().orElse(""),
                connection.tenant().orElse(""),
                connection
                        .otherTenant()
                        .map(other -> new OtherTenant(other.tenant(), other.since()))
                        .orElse(null),
                connection.actingAccount().map(AccountName::user).orElse(null),
                pair(connection, Generation.CURRENT),
                pair(connection, Generation.NEXT),
                pair(connection, Generation.PREVIOUS),
                Reminders.next(connection, clock.instant()).orElse(null),
                connection.reminderAddresses());
    }

    private static ConnectionOperation.Network of(Network network) {
        return new ConnectionOperation.Network(
                network.proxy().map(proxy -> proxy.host() + ":" + proxy.port()).orElse(""),
                network.proxy().flatMap(Network.Proxy::user).orElse(""),
                network.authorities());
    }

    private @Nullable Pair pair(Connection connection, Generation generation) {
        return connection.pair(generation).map(this::of).orElse(null);
    }

    private Pair of(PairFacts facts) {
        Instant savedAt = facts.saved().at();
        return new Pair(
                words(facts.source()),
                new SavedAt(savedAt, facts.saved().by()),
                Duration.between(savedAt, clock.instant()).toDays(),
                facts.lastCheck().map(ConnectionFacts::of).orElse(null),
                facts.lastSuccess().orElse(null),
                facts.lastFailure().map(ConnectionFacts::of).orElse(null),
                facts.expiresAt().orElse(null),
                facts.expiresAt().filter(clock.instant()::isAfter).isPresent(),
                facts.forgottenAt().orElse(null),
                fileChangedAt(facts).orElse(null));
    }

    private static Optional<Instant> fileChangedAt(PairFacts facts) {
        return facts.lastCheck()
                .flatMap(check ->
                        ExternalSources.writtenAt(facts.source()).filter(written -> written.isAfter(check.at())));
    }

    private static String words(CredentialSource source) {
        return switch (source) {
            case CredentialSource.Stored _ -> "stored";
            case CredentialSource.Environment _ -> "environment";
            case CredentialSource.SecretFile files ->
                "file " + files.clientId()
                        + files.clientSecret().map(file -> " and " + file).orElse("");
            case CredentialSource.Vault vault ->
                "Vault " + vault.address() + " at " + vault.mount() + "/" + vault.path();
        };
    }

    private static LastCheck of(Check check) {
        return new LastCheck(check.at(), check.verdict(), check.healthy(), check.sentence(), check.remedy());
    }
}
