package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connection.Check;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.PairFacts;
import dev.lightbox.credentials.Reminders;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.server.operations.ConnectionOperation.LastCheck;
import dev.lightbox.server.operations.ConnectionOperation.Pair;
import dev.lightbox.server.operations.ConnectionOperation.SavedAt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
                pair(connection, Generation.CURRENT),
                pair(connection, Generation.NEXT),
                pair(connection, Generation.PREVIOUS),
                Reminders.next(connection, clock.instant()).orElse(null),
                connection.reminderAddresses());
    }

    private @Nullable Pair pair(Connection connection, Generation generation) {
        return connection.pair(generation).map(this::of).orElse(null);
    }

    private Pair of(PairFacts facts) {
        Instant savedAt = facts.saved().at();
        return new Pair(
                new SavedAt(savedAt, facts.saved().by()),
                Duration.between(savedAt, clock.instant()).toDays(),
                facts.lastCheck().map(ConnectionFacts::of).orElse(null),
                facts.lastSuccess().orElse(null),
                facts.lastFailure().map(ConnectionFacts::of).orElse(null),
                facts.expiresAt().orElse(null),
                facts.forgottenAt().orElse(null));
    }

    private static LastCheck of(Check check) {
        String sentence = check.healthy()
                ? Diagnosis.CONNECTION_IS_OPEN
                : Verdict.valueOf(check.verdict()).sentence();
        return new LastCheck(check.at(), check.verdict(), check.healthy(), sentence);
    }
}
