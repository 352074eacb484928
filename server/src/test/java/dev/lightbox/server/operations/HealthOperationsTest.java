package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.credentials.Placement;
import dev.lightbox.credentials.PlainHttp;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.ConnectionHealth;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Jitter;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import dev.lightbox.server.operations.HealthOperation.BeginAfterFix;
import dev.lightbox.server.operations.HealthOperation.EndAfterFix;
import dev.lightbox.server.operations.HealthOperation.KeepCredentials;
import dev.lightbox.server.operations.HealthOperation.SetCheckInterval;
import dev.lightbox.server.operations.HealthOperation.StartWatch;
import dev.lightbox.server.operations.HealthOperation.StopWatch;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What people do about the health of a connection, and what is written down of it. */
class HealthOperationsTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));

    private final RandomIds random = new RandomIds(new SecureRandom());

    /** A connection that is not open, and the operations over it. */
    private final class Ward {
        private final Connections connections;
        private final ConnectionHealth health;
        private final HealthOperations operations;
        private final String id;

        /** @param trail where acts upon the connection's health are written down */
        Ward(Database database, AuditTrail trail) {
            MasterKey key = MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(random.bytes(32))));
            connections = new Connections(
                    database, key, new JdbcAuditTrail(database), random, CLOCK, PlainHttp.LOOPBACK_ONLY);
            health = new ConnectionHealth(database, CLOCK, random, Jitter.NONE);
            operations =
                    new HealthOperations(database, connections, health, _ -> Optional.empty(), List::of, trail, CLOCK);
            ConnectionDraft draft = new ConnectionDraft("sample", "https://xray.example.org", Map.of(), "");
            id = connections.add(draft, ANN).id().toString();
            health.checked(
                    id, "sample", new HealthCheck(CLOCK.instant(), Verdict.EDGE_ERROR, Occasion.PERSON, "ann", 5));
        }

        /** Its connection, with credentials in use and others that wait. */
        Connection withNextCredentials() {
            UUID connection = UUID.fromString(id);
            for (String digit : List.of("a", "b")) {
                Credentials pair = new Credentials(digit.repeat(32), Secret.of(digit.repeat(64)));
                connections
                        .generations()
                        .save(connection, pair, Placement.BESIDE_A_HEALTHY_PAIR, Optional.empty(), ANN);
                connections.recordCheck(connection, new Connection.Check(CLOCK.instant(), "HEALTHY", true, "", ""));
            }
            return connections.require(id);
        }

        void run(HealthOperation<?> operation) {
            assertThat(operations.run(operation, ANN)).isNotNull();
        }
    }

    private static List<String> written(Database database) {
        return new JdbcAuditTrail(database)
                .newest(20).rows().reversed().stream()
                        .map(row -> row.entry().action())
                        .filter(action -> !action.equals("connection.add"))
                        .toList();
    }

    @EachDatabase
    void everyActIsWrittenDownAndWhatChangedNothingIsNot(Database database) {
        Ward ward = new Ward(database, new JdbcAuditTrail(database));

        for (HealthOperation<?> act : List.of(
                new KeepCredentials("sample"),
                new EndAfterFix("sample"),
                new StartWatch("sample"),
                new StartWatch("sample"),
                new StopWatch("sample"),
                new StopWatch("sample"),
                new BeginAfterFix("sample"),
                new KeepCredentials("sample"),
                new EndAfterFix("sample"),
                new EndAfterFix("sample"))) {
            ward.run(act);
        }

        assertThat(written(database))
                .containsExactly(
                        "connection.start-watch",
                        "connection.stop-watch",
                        "connection.should-work-now",
                        "connection.keep-credentials",
                        "connection.end-after-fix");
    }

    @EachDatabase
    void whatCannotBeWrittenDownDoesNotHappen(Database database) {
        Ward ward = new Ward(database, _ -> {
            throw new IllegalStateException("the audit trail is broken");
        });

        for (HealthOperation<?> act :
                List.of(new SetCheckInterval("sample", 5), new StartWatch("sample"), new BeginAfterFix("sample"))) {
            assertThatThrownBy(() -> ward.run(act)).hasMessage("the audit trail is broken");
        }

        assertThat(ward.health.schedule().plan(ward.id)).isEmpty();
        assertThat(ward.health.watches().newest(ward.id)).isEmpty();
        assertThat(ward.health.afterFix().find(ward.id)).isEmpty();
    }

    /** A check of the next credentials found them healthy; who watches the connection stops doing so at the same moment. */
    @EachDatabase
    void credentialsTakeOverWhileSomebodyStopsTheWatch(Database database) throws Exception {
        CyclicBarrier bothHaveChangedSomething = new CyclicBarrier(database.dialect() == Dialect.POSTGRESQL ? 2 : 1);
        AuditTrail trail = new JdbcAuditTrail(database);
        Ward ward = new Ward(database, entry -> {
            if (entry.action().equals("connection.stop-watch")) {
                meet(bothHaveChangedSomething);
            }
            trail.record(entry);
        });
        ward.run(new StartWatch("sample"));
        Connection connection = ward.withNextCredentials();
        Connection.Check healthy = new Connection.Check(CLOCK.instant(), "HEALTHY", true, "", "");
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> takeOver = both.submit(() -> ward.connections.unlessMoved(connection, () -> {
                boolean tookOver = ward.connections.generations().takeOver(connection.id(), healthy, ANN);
                meet(bothHaveChangedSomething);
                ward.health.checked(
                        ward.id,
                        "sample",
                        new HealthCheck(CLOCK.instant(), Verdict.HEALTHY, Occasion.PERSON, "ann", 5));
                return tookOver;
            }));
            Future<?> stop = both.submit(() -> ward.run(new StopWatch("sample")));

            assertThat(takeOver.get()).isEqualTo(Optional.of(true));
            stop.get();
        }

        assertThat(written(database)).contains("connection.take-over");
        assertThat(ward.health.watches().newest(ward.id))
                .hasValueSatisfying(watch -> assertThat(watch.ending()).isNotNull());
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException nobodyCame) {
            throw new IllegalStateException(nobodyCame);
        }
    }
}
