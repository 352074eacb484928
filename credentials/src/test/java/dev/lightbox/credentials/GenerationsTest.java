package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.credentials.Connection.Check;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class GenerationsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Actor ADMIN = new Actor("admin", "test");
    private static final Credentials OLD = new Credentials("A".repeat(32), Secret.of("a".repeat(64)));
    private static final Credentials NEW = new Credentials("B".repeat(32), Secret.of("b".repeat(64)));

    private final RandomIds random = new RandomIds(new SecureRandom());
    private Instant time = NOW;

    private Connections connections(Database database) {
        return new Connections(
                database,
                MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(random.bytes(32)))),
                new JdbcAuditTrail(database),
                random,
                () -> time,
                PlainHttp.LOOPBACK_ONLY);
    }

    private UUID cloud(Connections connections) {
        return connections
                .add(new ConnectionDraft("Cloud", "https://a.example", Map.of(), ""), ADMIN)
                .id();
    }

    private SaveOutcome save(Connections connections, UUID id, Credentials pair) {
        time = time.plusSeconds(1);
        return connections.generations().save(id, pair, Placement.BESIDE_A_HEALTHY_PAIR, Optional.empty(), ADMIN);
    }

    private Check check(String verdict) {
        time = time.plusSeconds(1);
        return new Check(time, verdict, verdict.equals("HEALTHY"), "It is " + verdict + ".", "Mend it.");
    }

    /** A connection whose old pair is healthy, with a new one beside it. */
    private UUID withNext(Connections connections) {
        UUID id = cloud(connections);
        save(connections, id, OLD);
        connections.recordCheck(id, check("HEALTHY"));
        assertThat(save(connections, id, NEW)).isEqualTo(SaveOutcome.WAITING);
        return id;
    }

    @EachDatabase
    void aNewPairWaitsBesideAHealthyOneAndTakesOverWhenItIsHealthyToo(Database database) {
        Connections connections = connections(database);
        UUID id = withNext(connections);
        assertThat(connections.reveal(id)).contains(OLD);
        assertThat(connections.revealNext(id)).contains(NEW);

        Check healthy = check("HEALTHY");
        assertThat(connections.generations().takeOver(id, healthy, ADMIN)).isTrue();

        Connection after = connections.require("Cloud");
        assertThat(connections.reveal(id)).contains(NEW);
        assertThat(connections.revealNext(id)).isEmpty();
        assertThat(after.lastCheck()).contains(healthy);
        assertThat(after.pair(Generation.PREVIOUS).orElseThrow().replacedAt()).contains(time);
        assertThat(connections.generations().reveal(id, Generation.PREVIOUS)).contains(OLD);
    }

    @EachDatabase
    void aPairThatIsNotHealthyOrWasReplacedSinceNeverTakesOver(Database database) {
        Connections connections = connections(database);
        UUID id = withNext(connections);
        Check early = check("HEALTHY");

        assertThat(connections.generations().takeOver(id, check("CREDENTIALS_REJECTED"), ADMIN))
                .isFalse();
        assertThat(connections
                        .require("Cloud")
                        .pair(Generation.NEXT)
                        .orElseThrow()
                        .lastFailure())
                .isPresent();
        save(connections, id, NEW);
        assertThat(connections.generations().takeOver(id, early, ADMIN))
                .as("a check of the next pair that was there before")
                .isFalse();
        assertThat(connections.reveal(id)).contains(OLD);
        assertThat(connections.revealNext(id)).contains(NEW);
    }

    @EachDatabase
    void aPairThatWasNotFoundHealthyIsReplacedAtOnceAndKeptForAWayBack(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        assertThat(save(connections, id, OLD)).isEqualTo(SaveOutcome.IN_USE);
        connections.recordCheck(id, check("HEALTHY"));
        connections.recordCheck(id, check("CREDENTIALS_REJECTED"));

        assertThat(save(connections, id, NEW)).isEqualTo(SaveOutcome.IN_USE);

        assertThat(connections.reveal(id)).contains(NEW);
        assertThat(connections.generations().reveal(id, Generation.PREVIOUS)).contains(OLD);
    }

    @EachDatabase
    void aPairThatIsInUseAndHealthyStaysAsItIsButForItsExpiry(Database database) {
        Connections connections = connections(database);
        UUID id = withNext(connections);
        Connection before = connections.require("Cloud");

        assertThat(save(connections, id, OLD)).isEqualTo(SaveOutcome.IN_USE_ALREADY);
        assertThat(connections.generations().save(id, OLD, Placement.AT_ONCE, Optional.empty(), ADMIN))
                .isEqualTo(SaveOutcome.IN_USE_ALREADY);
        assertThat(connections.require("Cloud").pairs()).isEqualTo(before.pairs());

        Instant expiry = NOW.plus(Duration.ofDays(30));
        connections.generations().save(id, OLD, Placement.BESIDE_A_HEALTHY_PAIR, Optional.of(expiry), ADMIN);
        PairFacts current =
                connections.require("Cloud").pair(Generation.CURRENT).orElseThrow();
        assertThat(current.expiresAt()).contains(expiry);
        assertThat(current.lastCheck()).isEqualTo(before.lastCheck());
        assertThat(connections.revealNext(id)).contains(NEW);
    }

    @EachDatabase
    void theSamePairAgainThatWasNotHealthyWaitsForACheckAndLeavesNothingToRollBackTo(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        save(connections, id, OLD);
        connections.recordCheck(id, check("CREDENTIALS_REJECTED"));

        assertThat(save(connections, id, OLD)).isEqualTo(SaveOutcome.IN_USE);

        assertThat(connections.require("Cloud").pairs()).containsOnlyKeys(Generation.CURRENT);
        assertThat(connections.require("Cloud").lastCheck()).isEmpty();
    }

    @EachDatabase
    void aPersonMayReplaceAHealthyPairAtOnce(Database database) {
        Connections connections = connections(database);
        UUID id = withNext(connections);

        connections.generations().save(id, NEW, Placement.AT_ONCE, Optional.empty(), ADMIN);

        assertThat(connections.reveal(id)).contains(NEW);
        assertThat(connections.revealNext(id))
                .as("it would be older than the one in use")
                .isEmpty();
    }

    @EachDatabase
    void rollingBackExchangesThePairsAndCanBeTakenBack(Database database) {
        Connections connections = connections(database);
        UUID id = withNext(connections);
        connections.generations().takeOver(id, check("HEALTHY"), ADMIN);

        connections.generations().rollBack(id, ADMIN);
        assertThat(connections.reveal(id)).contains(OLD);
        assertThat(connections
                        .require("Cloud")
                        .pair(Generation.CURRENT)
                        .orElseThrow()
                        .replacedAt())
                .isEmpty();

        connections.generations().rollBack(id, ADMIN);
        assertThat(connections.reveal(id)).contains(NEW);
    }

    @EachDatabase
    void theReplacedPairIsForgottenAfterSevenDaysOrWhenItIsDropped(Database database) {
        Connections connections = connections(database);
        UUID id = withNext(connections);
        connections.generations().takeOver(id, check("HEALTHY"), ADMIN);

        time = time.plus(Duration.ofDays(7));
        connections.generations().forgetReplaced();
        assertThat(connections.require("Cloud").pair(Generation.PREVIOUS)).isPresent();
        time = time.plusMillis(1);
        connections.generations().forgetReplaced();
        assertThat(connections.require("Cloud").pair(Generation.PREVIOUS)).isEmpty();
        assertThatThrownBy(() -> connections.generations().rollBack(id, ADMIN))
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));

        connections.recordCheck(id, check("HEALTHY"));
        save(connections, id, OLD);
        connections.generations().drop(id, Generation.NEXT, ADMIN);
        assertThat(connections.revealNext(id)).isEmpty();
    }

    @EachDatabase
    void successAndFailureAreKeptApart(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        save(connections, id, OLD);
        Check good = check("HEALTHY");
        Check bad = check("EDGE_ERROR");

        connections.recordCheck(id, good);
        connections.recordCheck(id, bad);

        PairFacts facts = connections.require("Cloud").pair(Generation.CURRENT).orElseThrow();
        assertThat(facts.lastCheck()).contains(bad);
        assertThat(facts.lastSuccess()).contains(good.at());
        assertThat(facts.lastFailure()).contains(bad);
        Check again = check("HEALTHY");
        connections.recordCheck(id, again);
        assertThat(connections
                        .require("Cloud")
                        .pair(Generation.CURRENT)
                        .orElseThrow()
                        .lastFailure())
                .contains(bad);
    }

    @EachDatabase
    void everyStepIsAuditedByGenerationAndWithoutTheCredentials(Database database) {
        Connections connections = connections(database);
        UUID id = withNext(connections);
        connections.generations().takeOver(id, check("HEALTHY"), ADMIN);
        connections.generations().rollBack(id, ADMIN);
        connections.generations().drop(id, Generation.PREVIOUS, ADMIN);

        var trail = new JdbcAuditTrail(database).newest(4).rows();

        assertThat(trail)
                .extracting(row ->
                        row.entry().action() + " " + row.entry().details().get("generation"))
                .containsExactly(
                        "connection.drop-credentials previous",
                        "connection.roll-back previous",
                        "connection.take-over next",
                        "connection.save-credentials next");
        assertThat(trail.toString())
                .doesNotContain(OLD.clientId(), NEW.clientId())
                .doesNotContain(
                        OLD.clientSecret().revealText(), NEW.clientSecret().revealText());
    }
}
