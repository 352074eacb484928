package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class RemindersTest {
    private static final Instant EXPIRY = Instant.parse("2030-03-01T00:00:00Z");
    private static final Actor ADMIN = new Actor("admin", "test");

    private Instant time = EXPIRY.minus(Duration.ofDays(60));

    private Connections connections(Database database) {
        RandomIds random = new RandomIds(new SecureRandom());
        return new Connections(
                database,
                MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(random.bytes(32)))),
                new JdbcAuditTrail(database),
                random,
                () -> time,
                PlainHttp.LOOPBACK_ONLY);
    }

    private UUID expiring(Connections connections) {
        UUID id = connections
                .add(new ConnectionDraft("Cloud", "https://a.example", Map.of(), ""), ADMIN)
                .id();
        Credentials pair = new Credentials("A".repeat(32), Secret.of("a".repeat(64)));
        connections.generations().save(id, pair, Placement.AT_ONCE, Optional.of(EXPIRY), ADMIN);
        connections.reminders().tell(id, List.of(" ann@example.org ", "", "bob@example.org"), ADMIN);
        return id;
    }

    private List<Reminders.Due> due(Connections connections, Duration before) {
        time = EXPIRY.minus(before);
        return connections.reminders().due(() -> time);
    }

    @EachDatabase
    void eachThresholdIsDueOnceAndToldToEverybody(Database database) {
        Connections connections = connections(database);
        UUID id = expiring(connections);
        assertThat(due(connections, Duration.ofDays(30).plusMillis(1))).isEmpty();

        for (int days : List.of(30, 7, 1)) {
            List<Reminders.Due> due = due(connections, Duration.ofDays(days));
            assertThat(due)
                    .containsExactly(new Reminders.Due(
                            id, "Cloud", EXPIRY, days, List.of("ann@example.org", "bob@example.org")));
            connections.reminders().markSent(due.getFirst());
            connections.reminders().markSent(due.getFirst());
            assertThat(due(connections, Duration.ofDays(days))).isEmpty();
        }
        assertThat(due(connections, Duration.ofDays(-10))).isEmpty();
    }

    @EachDatabase
    void remindersThatWereMissedAreOneAndTheOneThatCounts(Database database) {
        Connections connections = connections(database);
        expiring(connections);

        assertThat(due(connections, Duration.ofHours(3)))
                .extracting(Reminders.Due::daysBefore)
                .containsExactly(1);
    }

    @EachDatabase
    void anotherDateIsRemindedOfAnew(Database database) {
        Connections connections = connections(database);
        UUID id = expiring(connections);
        connections.reminders().markSent(due(connections, Duration.ofDays(1)).getFirst());

        connections.generations().expires(id, Generation.CURRENT, Optional.of(EXPIRY.plus(Duration.ofDays(20))), ADMIN);
        assertThat(due(connections, Duration.ZERO)).hasSize(1);

        connections.generations().expires(id, Generation.CURRENT, Optional.empty(), ADMIN);
        assertThat(due(connections, Duration.ZERO)).isEmpty();
    }

    @EachDatabase
    void theNextReminderIsTheFirstThatIsStillToCome(Database database) {
        Connections connections = connections(database);
        expiring(connections);
        Connection cloud = connections.require("Cloud");

        assertThat(Reminders.next(cloud, EXPIRY.minus(Duration.ofDays(60))))
                .contains(EXPIRY.minus(Duration.ofDays(30)));
        assertThat(Reminders.next(cloud, EXPIRY.minus(Duration.ofDays(30)))).contains(EXPIRY.minus(Duration.ofDays(7)));
        assertThat(Reminders.next(cloud, EXPIRY)).isEmpty();
    }

    @EachDatabase
    void whatIsNoAddressIsRefused(Database database) {
        Connections connections = connections(database);
        UUID id = expiring(connections);

        assertThatThrownBy(() -> connections.reminders().tell(id, List.of("ann@example.org", "ann"), ADMIN))
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_INPUT))
                .hasMessageContaining("\"ann\"");
        assertThat(connections.require("Cloud").reminderAddresses()).hasSize(2);
    }
}
