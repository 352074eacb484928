package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.ForkedJvm;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a process that exchanges the master key, and opens everything with the key that it left. More often than in a
 * build: {@code -Dlightbox.kills=500}.
 */
class KilledRotationTest {
    private static final int KILLS = Integer.getInteger("lightbox.kills", 10);
    private static final int CONNECTIONS = 4;
    private static final String ROTATED = "master-key.rotate";
    private static final Actor ADMIN = new Actor("admin", "test");
    private static final Secret TOKEN = Secret.of("hvs.token-of-a-vault");
    private static final CredentialSource VAULT = new CredentialSource.Vault(
            URI.create("https://vault.example"), "secret", "xray", "client_id", "client_secret", Optional.empty());

    /** Where the process stands still until it is killed. */
    enum Moment {
        THE_NEW_KEY_LIES_BESIDE_THE_OLD_ONE,
        THE_TRANSACTION_IS_NOT_COMMITTED,
        /** Nowhere: it goes on with the next rotation. */
        ANY
    }

    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        try (Database database = database(folder)) {
            Connections connections = started(database, folder, new JdbcAuditTrail(database));
            for (int number = 0; number < CONNECTIONS; number++) {
                fill(connections, number);
            }
        }
    }

    private static void fill(Connections connections, int number) {
        Network.Proxy proxy = new Network.Proxy("proxy.example", 3128, Optional.of("ann"));
        var id = connections
                .add(
                        new ConnectionDraft(
                                "Cloud " + number,
                                "https://a.example",
                                Map.of(),
                                "",
                                Region.OWN_ADDRESS,
                                new Network(Optional.of(proxy), "")),
                        ADMIN)
                .id();
        connections.saveProxyPassword(id, proxyPassword(number), ADMIN);
        connections.generations().save(id, pair(number), Placement.AT_ONCE, Optional.empty(), ADMIN);
        connections.recordCheck(
                id, new Connection.Check(InstantSource.system().instant(), "HEALTHY", true, "Fine.", ""));
        connections.generations().use(id, VAULT, Optional.of(TOKEN), Placement.BESIDE_A_HEALTHY_PAIR, ADMIN);
    }

    private static Credentials pair(int number) {
        String digit = Integer.toHexString(number);
        return new Credentials(digit.repeat(32), Secret.of(digit.repeat(64)));
    }

    private static Secret proxyPassword(int number) {
        return Secret.of("proxy-word-" + number);
    }

    private static Database database(Path folder) {
        return Database.open(DatabaseConfig.sqlite(folder.resolve("lightbox.db")));
    }

    /** As a start of the program opens it. */
    private static Connections started(Database database, Path folder, AuditTrail audit) {
        RandomIds random = new RandomIds(new SecureRandom());
        MasterKey key = new MasterKeyFile(folder.resolve("master.key"))
                .open(database, random, MasterKeyFile.Settlement.NOTHING_ELSE);
        Connections connections =
                new Connections(database, key, audit, random, InstantSource.system(), PlainHttp.LOOPBACK_ONLY);
        connections.verifyMasterKey();
        return connections;
    }

    @Test
    void killedAtAnyMomentItLeavesAKeyThatOpensEverything() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < KILLS; round++) {
            int confirmed = rotateUntilKilled(random.nextInt(4), random.nextInt(15_000));

            assertEverythingOpens("seed " + seed + ", round " + round, confirmed);
        }
    }

    /** Lets the process confirm some rotations, and kills it a moment later, in the midst of another. */
    private int rotateUntilKilled(int rotations, int microseconds) throws InterruptedException {
        try (ForkedJvm jvm = new ForkedJvm(Rotation.class, folder.toString(), Moment.ANY.name())) {
            assertThat(jvm.line()).isEqualTo("started");
            int confirmed = 0;
            while (confirmed < rotations) {
                assertThat(jvm.line()).isNotNull();
                confirmed++;
            }
            TimeUnit.MICROSECONDS.sleep(microseconds);
            jvm.kill();
            while (jvm.line() != null) {
                confirmed++;
            }
            return confirmed;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
    void killedBeforeTheDatabaseHasChangedItLeavesTheOldKey(Moment moment) {
        String before = keyInUse();
        try (ForkedJvm jvm = new ForkedJvm(Rotation.class, folder.toString(), moment.name())) {
            assertThat(jvm.line()).isEqualTo("started");
            assertThat(jvm.line()).isEqualTo(moment.name());
        }
        assertThat(folder.resolve("master.key.next")).exists();

        assertEverythingOpens(moment.name(), 0);

        assertThat(keyInUse()).isEqualTo(before);
    }

    private String keyInUse() {
        return MasterKey.fromFile(folder.resolve("master.key"), new RandomIds(new SecureRandom()))
                .id();
    }

    /** @param confirmed how many rotations the process said were done */
    private void assertEverythingOpens(String when, int confirmed) {
        try (Database database = database(folder)) {
            Connections connections = started(database, folder, new JdbcAuditTrail(database));
            IntStream.range(0, CONNECTIONS).forEach(number -> {
                var id = connections.require("Cloud " + number).id();
                assertThat(connections.reveal(id)).as(when).contains(pair(number));
                assertThat(connections.revealProxyPassword(id)).as(when).contains(proxyPassword(number));
            });
            assertThat(folder.resolve("master.key.next")).as(when).doesNotExist();
            var rotations = new JdbcAuditTrail(database)
                    .newest(confirmed + 1).rows().stream()
                            .map(row -> row.entry())
                            .filter(entry -> entry.action().equals(ROTATED))
                            .toList();
            assertThat(rotations).as(when).hasSizeGreaterThanOrEqualTo(confirmed);
            if (!rotations.isEmpty()) {
                assertThat(rotations.getFirst().subject())
                        .as("the key of the last rotation, " + when)
                        .isEqualTo(keyInUse());
            }
        }
    }

    /** Exchanges the master key for ever, or until a moment, and prints each one that is done. */
    static final class Rotation {
        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            Moment moment = Moment.valueOf(arguments[1]);
            Database database = database(folder);
            AuditTrail kept = new JdbcAuditTrail(database);
            Connections connections = started(database, folder, entry -> {
                kept.record(entry);
                if (moment == Moment.THE_TRANSACTION_IS_NOT_COMMITTED) {
                    standStill(moment);
                }
            });
            MasterKeyFile file = new MasterKeyFile(folder.resolve("master.key"));
            RandomIds random = new RandomIds(new SecureRandom());
            System.out.println("started");
            while (true) {
                MasterKey prepared = file.prepare(random);
                if (moment == Moment.THE_NEW_KEY_LIES_BESIDE_THE_OLD_ONE) {
                    standStill(moment);
                }
                connections.rotateMasterKey(file, prepared, () -> {}, ADMIN);
                System.out.println(prepared.id());
            }
        }

        private static void standStill(Moment moment) {
            System.out.println(moment);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
