package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.AuditPage;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class ConnectionsTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Actor ADMIN = new Actor("admin", "test");
    private static final Credentials PAIR =
            new Credentials("0123456789ABCDEF0123456789ABCDEF", Secret.of("s3cret".repeat(8)));
    private static final ConnectionDraft CLOUD =
            new ConnectionDraft("Cloud", "https://xray.cloud.getxray.app/", Map.of(), "");

    private final RandomIds random = new RandomIds(new SecureRandom());
    private Instant time = NOW;
    private final InstantSource clock = () -> time;

    private MasterKey key() {
        return MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(random.bytes(32))));
    }

    private Connections connections(Database database, MasterKey key) {
        return new Connections(database, key, new JdbcAuditTrail(database), random, clock, PlainHttp.LOOPBACK_ONLY);
    }

    private Connections connections(Database database) {
        return connections(database, key());
    }

    private static void save(Connections connections, UUID id) {
        connections.generations().save(id, PAIR, Placement.AT_ONCE, Optional.empty(), ADMIN);
    }

    private static void assertCode(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @EachDatabase
    void whatWasAddedIsListedByLabelAndFoundByLabelOrId(Database database) {
        Connections connections = connections(database);
        Connection second = connections.add(
                new ConnectionDraft(
                        "sandbox", "http://localhost:8081", Map.of("us", "http://localhost:8082/"), " tenant-1 "),
                ADMIN);
        Connection first = connections.add(CLOUD, ADMIN);

        assertThat(connections.list()).containsExactly(first, second);
        assertThat(connections.find("SANDBOX")).contains(second);
        assertThat(connections.find(first.id().toString())).contains(first);
        assertThat(first.baseUrl()).isEqualTo(URI.create("https://xray.cloud.getxray.app"));
        assertThat(second.hosts()).isEqualTo(Map.of("us", URI.create("http://localhost:8082")));
        assertThat(second.expectedTenant()).contains("tenant-1");
        assertThat(first.credentials()).isEmpty();
        assertThat(first.lastCheck()).isEmpty();
    }

    @EachDatabase
    void aLabelIsTakenWhateverItsCase(Database database) {
        Connections connections = connections(database);
        Connection cloud = connections.add(CLOUD, ADMIN);
        Connection other = connections.add(new ConnectionDraft("Other", "https://b.example", Map.of(), ""), ADMIN);

        assertCode(
                ErrorCode.ALREADY_EXISTS,
                () -> connections.add(new ConnectionDraft("CLOUD", "https://a.example", Map.of(), ""), ADMIN));
        assertCode(ErrorCode.ALREADY_EXISTS, () -> connections.rename(other.id(), "cloud", ADMIN));
        assertThat(connections.rename(cloud.id(), "CLOUD", ADMIN).label()).isEqualTo("CLOUD");
        assertThat(connections.list()).hasSize(2);
    }

    @EachDatabase
    void oneConnectionIsTheDefaultAsLongAsThereAreAny(Database database) {
        Connections connections = connections(database);
        Connection first = connections.add(CLOUD, ADMIN);
        time = NOW.plusSeconds(1);
        Connection second = connections.add(new ConnectionDraft("B", "https://b.example", Map.of(), ""), ADMIN);
        time = NOW.plusSeconds(2);
        Connection third = connections.add(new ConnectionDraft("A", "https://a.example", Map.of(), ""), ADMIN);

        assertThat(connections.defaultConnection()).contains(first);
        connections.makeDefault(third.id(), ADMIN);
        assertThat(connections.defaultConnection().orElseThrow().id()).isEqualTo(third.id());
        connections.remove(third.id(), ADMIN);
        assertThat(connections.defaultConnection()).contains(first);
        connections.remove(first.id(), ADMIN);
        assertThat(connections.defaultConnection().orElseThrow().id()).isEqualTo(second.id());
        connections.remove(second.id(), ADMIN);
        assertThat(connections.defaultConnection()).isEmpty();
    }

    @EachDatabase
    void savedCredentialsComeBackAndSayWhenAndByWhom(Database database) {
        Connections connections = connections(database);
        Connection cloud = connections.add(CLOUD, ADMIN);
        assertThat(connections.reveal(cloud.id())).isEmpty();

        save(connections, cloud.id());

        assertThat(connections.reveal(cloud.id())).contains(PAIR);
        assertThat(connections.require("Cloud").credentials()).contains(new Connection.Saved(NOW, "admin"));
        connections.clearCredentials(cloud.id(), ADMIN);
        assertThat(connections.reveal(cloud.id())).isEmpty();
        assertThat(connections.require("Cloud").credentials()).isEmpty();
    }

    @EachDatabase
    void aCheckCountsForTheCredentialsThatItTriedOnly(Database database) {
        Connections connections = connections(database);
        UUID id = connections.add(CLOUD, ADMIN).id();
        save(connections, id);
        Connection.Check check = new Connection.Check(NOW.plusSeconds(1), "HEALTHY", true, "Fine.", "");

        connections.recordCheck(id, check);
        assertThat(connections.require("Cloud").lastCheck()).contains(check);

        time = NOW.plusSeconds(2);
        Credentials other = new Credentials("other", PAIR.clientSecret());
        connections.generations().save(id, other, Placement.AT_ONCE, Optional.empty(), ADMIN);
        assertThat(connections.require("Cloud").lastCheck()).isEmpty();
        connections.recordCheck(id, check);
        assertThat(connections.require("Cloud").lastCheck())
                .as("a check that began before the credentials were replaced")
                .isEmpty();
    }

    @EachDatabase
    void anotherAddressForgetsTheLastCheckAndAnotherLabelDoesNot(Database database) {
        Connections connections = connections(database);
        UUID id = connections.add(CLOUD, ADMIN).id();
        save(connections, id);
        connections.recordCheck(id, new Connection.Check(NOW, "HEALTHY", true, "Fine.", ""));

        assertThat(connections.rename(id, "Renamed", ADMIN).lastCheck()).isPresent();
        Connection moved = connections.change(
                id, new ConnectionDraft("Renamed", "https://eu.xray.cloud.getxray.app", Map.of(), ""), ADMIN);

        assertThat(moved.lastCheck()).isEmpty();
        assertThat(connections.reveal(id)).contains(PAIR);
    }

    @EachDatabase
    void everyChangeIsAuditedWithoutTheCredentials(Database database) {
        Connections connections = connections(database);
        UUID id = connections.add(CLOUD, ADMIN).id();
        save(connections, id);
        connections.clearCredentials(id, ADMIN);
        connections.makeDefault(id, ADMIN);
        connections.rename(id, "New", ADMIN);
        connections.remove(id, ADMIN);

        AuditPage trail = new JdbcAuditTrail(database).newest(10);

        assertThat(trail.rows())
                .extracting(row -> row.entry().action())
                .containsExactly(
                        "connection.remove",
                        "connection.change",
                        "connection.make-default",
                        "connection.clear-credentials",
                        "connection.save-credentials",
                        "connection.add");
        assertThat(trail.toString())
                .doesNotContain(PAIR.clientId(), PAIR.clientSecret().revealText());
    }

    @EachDatabase
    void aChangeIsAuditedWithTheNamesOfWhatChangedAndTheFingerprintsOfCertificates(Database database) {
        Connections connections = connections(database);
        UUID id = connections.add(CLOUD, ADMIN).id();
        // The fingerprint is that of the encoded bytes, whatever they are: here "abc" (FIPS 180-2, appendix B.1).
        String pem = "Our own\n-----BEGIN CERTIFICATE-----\nYWJj\n-----END CERTIFICATE-----\n";

        connections.change(
                id,
                new ConnectionDraft(
                        "Cloud",
                        "https://xray.cloud.getxray.app/",
                        Map.of("eu", "https://eu.xray.cloud.getxray.app"),
                        "tenant-7",
                        Region.DETECT,
                        new Network(
                                Optional.of(new Network.Proxy("proxy.example.org", 3128, Optional.of("ann"))), pem)),
                ADMIN);
        connections.change(id, CLOUD, ADMIN);

        List<Map<String, String>> details = new JdbcAuditTrail(database)
                .newest(2).rows().stream().map(row -> row.entry().details()).toList();
        assertThat(details.getLast())
                .containsOnly(
                        Map.entry("label", "Cloud"),
                        Map.entry("baseUrl", "https://xray.cloud.getxray.app"),
                        Map.entry("region", "detect"),
                        Map.entry("hosts", "eu=https://eu.xray.cloud.getxray.app"),
                        Map.entry("expectedTenant", "tenant-7"),
                        Map.entry("proxy", "ann@proxy.example.org:3128"),
                        Map.entry(
                                "authorities",
                                "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                        Map.entry("changed", "authorities, expectedTenant, hosts, proxy, region"));
        assertThat(details.getFirst())
                .containsOnly(
                        Map.entry("label", "Cloud"),
                        Map.entry("baseUrl", "https://xray.cloud.getxray.app"),
                        Map.entry("region", "own-address"),
                        Map.entry("changed", "authorities, expectedTenant, hosts, proxy, region"));
    }

    @EachDatabase
    void anotherMasterKeyIsToldByBothFingerprintsAndOpensNothing(Database database) {
        MasterKey sealing = key();
        MasterKey other = key();
        UUID id = connections(database, sealing).add(CLOUD, ADMIN).id();
        save(connections(database, sealing), id);
        Connections swapped = connections(database, other);

        connections(database, sealing).verifyMasterKey();
        assertThatThrownBy(swapped::verifyMasterKey)
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MASTER_KEY_MISMATCH))
                .hasMessageContaining(sealing.id())
                .hasMessageContaining(other.id());
        assertCode(ErrorCode.MASTER_KEY_MISMATCH, () -> swapped.reveal(id));
        swapped.clearCredentials(id, ADMIN);
        swapped.verifyMasterKey();
    }

    @EachDatabase
    void credentialsThatWereMovedToAnotherRowDoNotOpen(Database database) {
        Connections connections = connections(database);
        UUID victim = connections.add(CLOUD, ADMIN).id();
        UUID thief = connections
                .add(new ConnectionDraft("Thief", "https://thief.example", Map.of(), ""), ADMIN)
                .id();
        save(connections, victim);
        save(connections, thief);
        database.update(
                sql -> sql.sql("""
                        UPDATE connection_pair SET (data_key, client_id, client_secret) =
                          (SELECT data_key, client_id, client_secret FROM connection_pair WHERE connection_id = ?)
                        WHERE connection_id = ?""").params(victim.toString(), thief.toString()).update());

        assertCode(ErrorCode.CREDENTIALS_DAMAGED, () -> connections.reveal(thief));
        assertThat(connections.reveal(victim)).contains(PAIR);
    }

    @EachDatabase
    void whatIsNotThereIsNotFound(Database database) {
        Connections connections = connections(database);
        UUID nobody = random.uuid();

        assertCode(ErrorCode.NOT_FOUND, () -> connections.require("nobody"));
        assertCode(ErrorCode.NOT_FOUND, () -> connections.reveal(nobody));
        assertCode(ErrorCode.NOT_FOUND, () -> save(connections, nobody));
        assertCode(ErrorCode.NOT_FOUND, () -> connections.remove(nobody, ADMIN));
        assertThat(new JdbcAuditTrail(database).newest(1).rows()).isEmpty();
    }

    @EachDatabase
    void aSecondSaveSealsUnderAnotherDataKey(Database database) {
        Connections connections = connections(database);
        UUID id = connections.add(CLOUD, ADMIN).id();
        save(connections, id);
        byte[] before = sealedSecret(database);
        time = NOW.plus(Duration.ofDays(1));
        save(connections, id);

        assertThat(sealedSecret(database)).isNotEqualTo(before);
    }

    private static byte[] sealedSecret(Database database) {
        return database.read(sql -> sql.sql("SELECT client_secret FROM connection_pair WHERE generation = 'current'")
                .query((row, number) -> row.getBytes(1))
                .single());
    }
}
