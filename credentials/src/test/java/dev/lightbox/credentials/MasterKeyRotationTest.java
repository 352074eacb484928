package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyRotationTest {
    private static final Actor ADMIN = new Actor("admin", "test");
    private static final Credentials OLD = new Credentials("A".repeat(32), Secret.of("a".repeat(64)));
    private static final Credentials NEW = new Credentials("B".repeat(32), Secret.of("b".repeat(64)));

    @TempDir
    Path folder;

    private final RandomIds random = new RandomIds(new SecureRandom());

    private MasterKeyFile file() {
        return new MasterKeyFile(folder.resolve("master.key"));
    }

    /** As a start of the program opens it. */
    private Connections started(Database database) {
        return started(database, new JdbcAuditTrail(database));
    }

    private Connections started(Database database, AuditTrail audit) {
        Connections connections = new Connections(
                database,
                file().open(database, random, MasterKeyFile.Settlement.NOTHING_ELSE),
                audit,
                random,
                InstantSource.system(),
                PlainHttp.LOOPBACK_ONLY);
        connections.verifyMasterKey();
        return connections;
    }

    private UUID filled(Connections connections) {
        Network.Proxy proxy = new Network.Proxy("proxy.example", 3128, Optional.of("ann"));
        UUID id = connections
                .add(
                        new ConnectionDraft(
                                "Cloud",
                                "https://a.example",
                                Map.of(),
                                "",
                                Region.OWN_ADDRESS,
                                new Network(Optional.of(proxy), "")),
                        ADMIN)
                .id();
        connections.saveProxyPassword(id, Secret.of("proxy-word"), ADMIN);
        connections.generations().save(id, OLD, Placement.AT_ONCE, Optional.empty(), ADMIN);
        connections.generations().save(id, NEW, Placement.AT_ONCE, Optional.empty(), ADMIN);
        return id;
    }

    private static void assertAllOpens(Connections connections, UUID id) {
        connections.verifyMasterKey();
        assertThat(connections.reveal(id)).contains(NEW);
        assertThat(connections.generations().reveal(id, Generation.PREVIOUS)).contains(OLD);
        assertThat(connections.revealProxyPassword(id)).contains(Secret.of("proxy-word"));
    }

    @EachDatabase
    void everythingOpensUnderTheNewKeyNowAndAfterARestart(Database database) throws IOException {
        Connections connections = started(database);
        UUID id = filled(connections);
        String before = Files.readString(folder.resolve("master.key"));

        MasterKey rotated = file().prepare(random);
        connections.rotateMasterKey(file(), rotated, () -> {}, ADMIN);

        assertAllOpens(connections, id);
        assertAllOpens(started(database), id);
        assertThat(file().open(database, random, MasterKeyFile.Settlement.NOTHING_ELSE)
                        .id())
                .isEqualTo(rotated.id());
        assertThat(Files.readString(folder.resolve("master.key"))).isNotEqualTo(before);
        assertThat(folder.resolve("master.key.next")).doesNotExist();
        assertThat(new JdbcAuditTrail(database)
                        .newest(1)
                        .rows()
                        .getFirst()
                        .entry()
                        .details())
                .containsEntry("dataKeys", "3");
    }

    /** The save begins in the midst of the rotation, which goes on when the save is done or waits. */
    @EachDatabase
    @Timeout(60)
    void whatIsSavedDuringARotationOpensUnderTheNewKey(Database database) throws Exception {
        UUID id = started(database)
                .add(new ConnectionDraft("Cloud", "https://a.example", Map.of(), ""), ADMIN)
                .id();
        AtomicReference<Connections> rotating = new AtomicReference<>();
        FutureTask<SaveOutcome> save = new FutureTask<>(
                () -> rotating.get().generations().save(id, NEW, Placement.AT_ONCE, Optional.empty(), ADMIN));
        Thread saving = new Thread(save);
        AuditTrail audit = new JdbcAuditTrail(database);
        rotating.set(started(database, entry -> {
            if (entry.action().equals("master-key.rotate")) {
                saving.start();
                awaitEndOrWait(saving);
            }
            audit.record(entry);
        }));

        rotating.get().rotateMasterKey(file(), file().prepare(random), () -> {}, ADMIN);

        assertThat(save.get()).isEqualTo(SaveOutcome.IN_USE);
        assertThat(rotating.get().reveal(id)).contains(NEW);
        assertThat(started(database).reveal(id)).contains(NEW);
    }

    private static void awaitEndOrWait(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }

    @EachDatabase
    void aRotationThatEndsBeforeTheDatabaseChangedLeavesTheOldKey(Database database) {
        UUID id = filled(started(database));
        String before = file().open(database, random, MasterKeyFile.Settlement.NOTHING_ELSE)
                .id();
        Connections dying = started(database, _ -> {
            throw new IllegalStateException("power cut");
        });

        assertThatThrownBy(() -> dying.rotateMasterKey(file(), file().prepare(random), () -> {}, ADMIN))
                .hasMessage("power cut");

        assertThat(folder.resolve("master.key.next")).exists();
        Connections restarted = started(database);
        assertAllOpens(restarted, id);
        assertThat(file().open(database, random, MasterKeyFile.Settlement.NOTHING_ELSE)
                        .id())
                .isEqualTo(before);
        assertThat(folder.resolve("master.key.next")).doesNotExist();
    }

    @EachDatabase
    void aRotationThatEndsBeforeTheFileChangedIsFinishedByTheNextStart(Database database) throws IOException {
        Connections connections = started(database);
        UUID id = filled(connections);
        byte[] oldFile = Files.readAllBytes(folder.resolve("master.key"));
        connections.rotateMasterKey(file(), file().prepare(random), () -> {}, ADMIN);
        Files.move(folder.resolve("master.key"), folder.resolve("master.key.next"));
        Files.write(folder.resolve("master.key"), oldFile);
        Files.setPosixFilePermissions(
                folder.resolve("master.key"), Files.getPosixFilePermissions(folder.resolve("master.key.next")));

        Connections restarted = started(database);

        assertAllOpens(restarted, id);
        assertThat(folder.resolve("master.key.next")).doesNotExist();
    }
}
