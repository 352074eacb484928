package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a connection remembers of its site, and how it gets there. */
class TenantMemoryTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Actor ADMIN = new Actor("admin", "test");

    private Connections connections(Database database) {
        return connections(database, () -> NOW);
    }

    private Connections connections(Database database, InstantSource clock) {
        RandomIds random = new RandomIds(new SecureRandom());
        return new Connections(
                database,
                MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(random.bytes(32)))),
                new JdbcAuditTrail(database),
                random,
                clock,
                PlainHttp.LOOPBACK_ONLY);
    }

    private UUID cloud(Connections connections) {
        return connections
                .add(new ConnectionDraft("Cloud", "https://a.example", Map.of(), ""), ADMIN)
                .id();
    }

    /** A pair that has taken the place of the one before. */
    private static Connection save(Connections connections, UUID id, String digit) {
        connections
                .generations()
                .save(
                        id,
                        new Credentials(digit.repeat(32).toUpperCase(Locale.ROOT), Secret.of(digit.repeat(64))),
                        Placement.AT_ONCE,
                        Optional.empty(),
                        ADMIN);
        return connections.require("Cloud");
    }

    /** The pair that is in use now brings a token. */
    private static void met(Connections connections, String tenant, String accountId, boolean healthy) {
        Connection now = connections.require("Cloud");
        connections.tenants().met(now.id(), now.credentials(), tenant, accountId, healthy);
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @EachDatabase
    void theTenantOfTheFirstHealthyCheckIsRemembered(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        save(connections, id, "a");

        met(connections, "one", "acc-1", false);
        assertThat(connections.require("Cloud").tenant()).isEmpty();
        met(connections, "", "", true);
        assertThat(connections.require("Cloud").tenant()).isEmpty();
        met(connections, "one", "acc-1", true);

        Connection met = connections.require("Cloud");
        assertThat(met.tenant()).contains("one");
        assertThat(met.actingAccount()).contains("acc-1");
        assertThatCode(() -> TenantMemory.requireRightSite(met)).doesNotThrowAnyException();
    }

    @EachDatabase
    void anAccountIsNotedOfThePairThatBroughtItAndOfNoOther(Database database) {
        AtomicLong seconds = new AtomicLong();
        Connections connections = connections(database, () -> NOW.plusSeconds(seconds.getAndIncrement()));
        UUID id = cloud(connections);
        Optional<Connection.Saved> first = save(connections, id, "a").credentials();
        Optional<Connection.Saved> second = save(connections, id, "b").credentials();

        connections.tenants().met(id, first, "one", "acc-a", true);
        assertThat(connections.require("Cloud").actingAccount()).isEmpty();
        connections.generations().rollBack(id, ADMIN);
        connections.tenants().met(id, first, "one", "acc-a", true);
        connections.tenants().met(id, second, "one", "acc-b", true);

        assertThat(connections.require("Cloud").actingAccount()).contains("acc-a");
    }

    @EachDatabase
    void aTokenThatIsMetWhileTheConnectionIsHeldWaitsForTheEnd(Database database) throws Exception {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        Connection cloud = save(connections, id, "a");
        met(connections, "one", "acc-1", true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> backup = connections.together(() -> {
                Connection held = connections.hold("Cloud");
                Future<?> begun =
                        threads.submit(() -> connections.tenants().met(id, cloud.credentials(), "two", "acc-2", false));
                awaitWaiting(database);
                connections.generations().expires(held.id(), Generation.CURRENT, Optional.of(NOW), ADMIN);
                return begun;
            });
            backup.get();
        }

        assertThat(connections.require("Cloud").otherTenant()).contains(new Connection.OtherTenant("two", NOW));
        assertThat(connections
                        .require("Cloud")
                        .pair(Generation.CURRENT)
                        .orElseThrow()
                        .expiresAt())
                .contains(NOW);
    }

    /** Until somebody waits for this transaction: PostgreSQL tells; SQLite's writers wait in our own queue. */
    private static void awaitWaiting(Database database) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (database.dialect() == Dialect.POSTGRESQL && waiting(database) == 0) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(giveUp);
        }
    }

    private static int waiting(Database database) {
        return database.read(sql -> sql.sql("SELECT count(*) FROM pg_locks"
                        + " WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
                .query(Integer.class)
                .single());
    }

    @EachDatabase
    void anotherTenantStopsTheConnectionUntilAPersonConfirmsOneOfTheTwo(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        met(connections, "one", "acc-1", true);

        met(connections, "two", "acc-2", true);
        met(connections, "one", "acc-1", true);

        Connection stopped = connections.require("Cloud");
        assertThatThrownBy(() -> TenantMemory.requireRightSite(stopped))
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.WRONG_SITE))
                .hasMessageContaining("one")
                .hasMessageContaining("two");
        assertCode(ErrorCode.INVALID_INPUT, () -> connections.tenants().confirm(id, "three", ADMIN));
        connections.tenants().confirm(id, "two", ADMIN);
        assertThat(connections.require("Cloud").tenant()).contains("two");
        assertThat(connections.require("Cloud").otherTenant()).isEmpty();
        assertCode(ErrorCode.NOT_FOUND, () -> connections.tenants().confirm(id, "two", ADMIN));
        assertThat(new JdbcAuditTrail(database).newest(3).rows())
                .extracting(row -> row.entry().action())
                .containsExactly(
                        "connection.confirm-tenant", "connection.meet-other-tenant", "connection.remember-tenant");
    }

    @EachDatabase
    void theTenantThatAPersonExpectsCountsBeforeAnyCheck(Database database) {
        Connections connections = connections(database);
        var _ = connections.add(new ConnectionDraft("Cloud", "https://a.example", Map.of(), "one"), ADMIN);

        met(connections, "two", "", true);

        assertThat(connections.require("Cloud").otherTenant()).contains(new Connection.OtherTenant("two", NOW));
    }

    private static ConnectionDraft expecting(String tenant) {
        return new ConnectionDraft("Cloud", "https://a.example", Map.of(), tenant);
    }

    @EachDatabase
    void theTenantThatAPersonExpectsTakesThePlaceOfTheRememberedOne(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        met(connections, "one", "", true);

        connections.change(id, expecting("two"), ADMIN);
        met(connections, "two", "", true);

        assertThat(connections.require("Cloud").tenantToExpect()).contains("two");
        assertThat(connections.require("Cloud").otherTenant()).isEmpty();
        met(connections, "one", "", true);
        assertThat(connections.require("Cloud").otherTenant()).contains(new Connection.OtherTenant("one", NOW));
    }

    @EachDatabase
    void expectingTheTenantThatWaitsIsAConfirmationAndSavingItAgainIsNone(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        met(connections, "one", "", true);
        met(connections, "two", "", true);

        connections.change(id, expecting("two"), ADMIN);
        assertThat(connections.require("Cloud").otherTenant()).isEmpty();
        met(connections, "one", "", true);
        connections.tenants().confirm(id, "one", ADMIN);
        connections.change(id, expecting("two"), ADMIN);

        assertThat(connections.require("Cloud").tenantToExpect()).contains("one");
    }

    @EachDatabase
    void withNoTenantExpectedAnyMoreNobodyWaitsUnlessOneIsRemembered(Database database) {
        Connections connections = connections(database);
        UUID id = connections.add(expecting("one"), ADMIN).id();
        met(connections, "two", "", true);

        connections.change(id, expecting(""), ADMIN);

        assertThat(connections.require("Cloud").otherTenant()).isEmpty();
        met(connections, "two", "", true);
        met(connections, "three", "", true);
        connections.change(id, expecting("two"), ADMIN);
        connections.change(id, expecting(""), ADMIN);
        assertThat(connections.require("Cloud").otherTenant()).contains(new Connection.OtherTenant("three", NOW));
    }

    @EachDatabase
    void theHostThatServesBecomesTheAddressAndAMoveIsNoted(Database database) {
        Connections connections = connections(database);
        Map<String, String> hosts = Map.of("global", "https://a.example", "eu", "https://eu.example");
        UUID id = connections
                .add(new ConnectionDraft("Cloud", "https://a.example", hosts, "", Region.DETECT, Network.DIRECT), ADMIN)
                .id();
        URI eu = URI.create("https://eu.example");

        assertThat(connections.detected(id, "eu", eu, ADMIN)).isTrue();
        assertThat(connections.detected(id, "eu", eu, ADMIN)).isFalse();
        assertThat(connections.require("Cloud").baseUrl()).isEqualTo(eu);
        assertThat(connections.require("Cloud").detected())
                .contains(new Connection.Detection("eu", NOW, Optional.empty()));
        assertThat(connections.detected(id, "us", URI.create("https://us.example"), ADMIN))
                .isTrue();
        assertThat(connections.require("Cloud").detected())
                .contains(new Connection.Detection("us", NOW, Optional.of("eu")));
    }

    @EachDatabase
    void whatAnAddressHasAnsweredIsNotKeptOfTheNextOne(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);
        Connection examined = connections.require("Cloud");

        assertThat(connections.unlessMoved(examined, () -> "kept")).contains("kept");
        connections.rename(id, "Renamed", ADMIN);
        assertThat(connections.unlessMoved(examined, () -> "kept")).contains("kept");
        connections.change(id, new ConnectionDraft("Cloud", "https://b.example", Map.of(), ""), ADMIN);
        assertThat(connections.unlessMoved(examined, () -> "kept")).isEmpty();
        connections.remove(id, ADMIN);
        assertCode(ErrorCode.NOT_FOUND, () -> connections.unlessMoved(examined, () -> "kept"));
    }

    @EachDatabase
    void aConnectionWithAnAddressOfItsOwnStaysThere(Database database) {
        Connections connections = connections(database);
        UUID id = cloud(connections);

        assertThat(connections.detected(id, "eu", URI.create("https://eu.example"), ADMIN))
                .isFalse();
        assertThat(connections.require("Cloud").detected()).isEmpty();
    }

    private static ConnectionDraft by(Network.Proxy proxy) {
        Network network = new Network(Optional.of(proxy), "");
        return new ConnectionDraft("Renamed", "https://a.example", Map.of(), "", Region.OWN_ADDRESS, network);
    }

    @EachDatabase
    void theProxysPasswordIsSealedAndForgottenWithItsUserAndItsPlace(Database database) {
        Connections connections = connections(database);
        Network.Proxy proxy = new Network.Proxy("proxy.example", 3128, Optional.of("ann"));
        Network network = new Network(Optional.of(proxy), "-----BEGIN CERTIFICATE-----");
        UUID id = connections
                .add(
                        new ConnectionDraft("Cloud", "https://a.example", Map.of(), "", Region.OWN_ADDRESS, network),
                        ADMIN)
                .id();

        connections.saveProxyPassword(id, Secret.of("hunter2-proxy"), ADMIN);

        assertThat(connections.require("Cloud").network()).isEqualTo(network);
        assertThat(connections.revealProxyPassword(id)).contains(Secret.of("hunter2-proxy"));
        connections.verifyMasterKey();
        assertThat(connections.rename(id, "Renamed", ADMIN).network()).isEqualTo(network);
        assertThat(connections.revealProxyPassword(id)).isPresent();
        connections.change(id, by(new Network.Proxy("other.example", 3128, Optional.of("ann"))), ADMIN);
        assertThat(connections.revealProxyPassword(id)).as("another proxy").isEmpty();
        connections.saveProxyPassword(id, Secret.of("hunter3-proxy"), ADMIN);
        connections.change(id, new ConnectionDraft("Renamed", "https://a.example", Map.of(), ""), ADMIN);
        assertThat(connections.revealProxyPassword(id)).isEmpty();
        assertThat(new JdbcAuditTrail(database).newest(9).toString()).doesNotContain("hunter2");
    }
}
