package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.credentials.Placement;
import dev.lightbox.credentials.PlainHttp;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class StoredPatientsTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    private final RandomIds random = new RandomIds(new SecureRandom());
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    @EachDatabase
    void aReplacedSecretIsForgottenWithoutAnyCheck(Database database) {
        MasterKey key = MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(random.bytes(32))));
        Connections connections = new Connections(
                database, key, new JdbcAuditTrail(database), random, () -> now, PlainHttp.LOOPBACK_ONLY);
        UUID id = connections
                .add(new ConnectionDraft("Cloud", "https://xray.example.org", Map.of(), ""), ANN)
                .id();
        for (String letter : new String[] {"a", "b"}) {
            Credentials pair = new Credentials("0123456789ABCDEF0123456789ABCDEF", Secret.of(letter.repeat(64)));
            connections.generations().save(id, pair, Placement.AT_ONCE, Optional.empty(), ANN);
        }
        StoredPatients patients = new StoredPatients(connections, new NobodyChecks(), () -> now);

        now = now.plus(Duration.ofDays(7));
        patients.forgetWhatIsOver();
        assertThat(connections.require("Cloud").pair(Generation.PREVIOUS)).isPresent();

        now = now.plusMillis(1);
        patients.forgetWhatIsOver();
        assertThat(connections.require("Cloud").pair(Generation.PREVIOUS)).isEmpty();
        assertThat(connections.require("Cloud").pair(Generation.CURRENT)).isPresent();
    }

    /** No check is made here. */
    private static final class NobodyChecks implements Operations {
        @Override
        public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
            throw new AssertionError("A check was made: " + operation);
        }

        @Override
        public Operations in(String site) {
            return this;
        }
    }
}
