package dev.lightbox.server.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.credentials.MasterKeyFile;
import dev.lightbox.credentials.Placement;
import dev.lightbox.credentials.PlainHttp;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.ForkedJvm;
import dev.lightbox.persistence.ForwardingDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.LockOwner;
import dev.lightbox.repository.PasswordCost;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.repository.RepositoryWriter;
import dev.lightbox.repository.SnapshotDraft;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.server.operations.CredentialOperations;
import dev.lightbox.server.operations.RepositoryAccess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Kills a process that exchanges the master key of credentials and of a repository whose password follows from it. The next
 * start opens both, and one password opens the repository. More often than in a build: {@code -Dlightbox.kills=100}.
 */
class KilledExchangeTest {
    private static final int KILLS = Integer.getInteger("lightbox.kills", 5);
    private static final Actor ADMIN = new Actor("admin", "test");
    private static final Credentials PAIR = new Credentials("A".repeat(32), Secret.of("b".repeat(64)));

    /** Passwords that cost next to nothing to try; the standard ones take most of an exchange. */
    private static final RepositorySettings CHEAP = new RepositorySettings(
            new PasswordCost(64, 1, 1),
            new RandomIds(new SecureRandom()),
            InstantSource.system(),
            RepositorySettings.DEFAULT_PACK_BYTES,
            LockOwner.thisProcess());

    /** What the process says begins with it; other lines are its log. */
    private static final String SAID = "> ";

    private static final byte[] CONTENT = "what was backed up".getBytes(StandardCharsets.UTF_8);

    /** Where the process stands still until it is killed. */
    enum Moment {
        THE_NEW_KEY_LIES_BESIDE_THE_OLD_ONE(false),
        BOTH_PASSWORDS_OPEN_THE_REPOSITORY(false),
        THE_DATABASE_HAS_THE_NEW_KEY(true),
        /** Nowhere: it goes on with the next exchange. */
        ANY(true);

        /** Whether it is the new key that opens everything after the next start. */
        private final boolean newKeyCounts;

        Moment(boolean newKeyCounts) {
            this.newKeyCounts = newKeyCounts;
        }
    }

    @TempDir
    Path folder;

    private String connection = "";
    private BlobId content;

    @BeforeEach
    void fill() {
        open(application -> {
            connection = application
                    .connections()
                    .add(new ConnectionDraft("Cloud", "https://a.example", Map.of(), ""), ADMIN)
                    .id()
                    .toString();
            application
                    .connections()
                    .generations()
                    .save(UUID.fromString(connection), PAIR, Placement.AT_ONCE, Optional.empty(), ADMIN);
            try (RepositoryAccess access = new RepositoryAccess(
                            application.repository().folder(), application.repository()::password, CHEAP);
                    RepositoryWriter writer = access.getOrCreate().writer()) {
                content = writer.put(CONTENT);
                writer.commit(new SnapshotDraft(null, "{}", List.of(SnapshotEntry.of("text", content, CONTENT))));
            }
            return true;
        });
    }

    /** What a start of the program finds. */
    private <T> T open(Function<Application, T> look) {
        try (DataDirectory directory = DataDirectory.open(folder, InstantSource.system());
                Application application = Application.open(directory, ApplicationSettings.standard())) {
            return look.apply(application);
        }
    }

    private String keyInUse() {
        return MasterKey.fromFile(folder.resolve("master.key"), new RandomIds(new SecureRandom()))
                .id();
    }

    private void assertEverythingOpens(String when) {
        open(application -> {
            assertThat(application.connections().reveal(UUID.fromString(connection)))
                    .as(when)
                    .contains(PAIR);
            var repository = application.repository().get();
            assertThat(repository.read(content)).as(when).isEqualTo(CONTENT);
            assertThat(repository.snapshots()).as(when).hasSize(1);
            assertThat(repository.passwords().list()).as(when).hasSize(1);
            assertThat(folder.resolve("master.key.next")).as(when).doesNotExist();
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANY")
    void killedAtAKnownMomentItLeavesOneKeyForBoth(Moment moment) {
        String before = keyInUse();
        try (ForkedJvm jvm = new ForkedJvm(Exchange.class, folder.toString(), moment.name())) {
            assertThat(said(jvm)).isEqualTo("started");
            assertThat(said(jvm)).isEqualTo(moment.name());
        }
        assertThat(folder.resolve("master.key.next")).exists();

        assertEverythingOpens(moment.name());

        assertThat(keyInUse().equals(before)).isEqualTo(!moment.newKeyCounts);
    }

    private static @Nullable String said(ForkedJvm jvm) {
        String line = jvm.line();
        while (line != null && !line.startsWith(SAID)) {
            line = jvm.line();
        }
        return line == null ? null : line.substring(SAID.length());
    }

    @Test
    void killedAtAnyMomentItLeavesOneKeyForBoth() throws InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < KILLS; round++) {
            exchangeUntilKilled(random);

            assertEverythingOpens("seed " + seed + ", round " + round);
        }
    }

    /** Lets the process exchange the key once, and kills it at some moment of what takes as long again. */
    private void exchangeUntilKilled(Random random) throws InterruptedException {
        try (ForkedJvm jvm = new ForkedJvm(Exchange.class, folder.toString(), Moment.ANY.name())) {
            assertThat(said(jvm)).isEqualTo("started");
            long begun = System.nanoTime();
            assertThat(said(jvm)).isNotNull();
            TimeUnit.NANOSECONDS.sleep((long) ((System.nanoTime() - begun) * random.nextDouble()));
        }
    }

    /** Exchanges the key for ever, or until a moment, and prints each new one. */
    static final class Exchange {
        private final Moment moment;
        private final AtomicBoolean begun = new AtomicBoolean();
        private final AtomicBoolean recorded = new AtomicBoolean();

        private Exchange(Moment moment) {
            this.moment = moment;
        }

        public static void main(String[] arguments) {
            try (DataDirectory directory = DataDirectory.open(Path.of(arguments[0]), InstantSource.system())) {
                new Exchange(Moment.valueOf(arguments[1])).run(directory);
            }
        }

        private void run(DataDirectory directory) {
            RandomIds random = new RandomIds(new SecureRandom());
            ApplicationSettings settings = ApplicationSettings.standard();
            Database database = Database.open(DatabaseConfig.sqlite(directory.database()));
            MasterKey key = new MasterKeyFile(directory.masterKey())
                    .open(database, random, MasterKeyExchange.settlement(directory.repository(), settings));
            MasterKeyExchange exchange = new MasterKeyExchange(key, settings, directory.masterKey());
            RepositoryAccess repository =
                    new RepositoryAccess(directory.repository(), askedFor(exchange.repositoryPassword()), CHEAP);
            Connections connections = new Connections(
                    standingStillAfterTheCommit(database),
                    key,
                    standingStillBeforeTheCommit(new JdbcAuditTrail(database)),
                    random,
                    InstantSource.system(),
                    PlainHttp.LOOPBACK_ONLY);
            CredentialOperations.MasterKeys keys = exchange.over(connections, repository, random);
            repository.get();
            System.out.println(SAID + "started");
            begun.set(true);
            while (true) {
                System.out.println(SAID + keys.rotate(ADMIN).masterKey());
            }
        }

        /** The repository asks for its password when the new key is prepared and before it knows of that. */
        private Supplier<Secret> askedFor(Supplier<Secret> password) {
            return () -> {
                if (begun.get()) {
                    standStillAt(Moment.THE_NEW_KEY_LIES_BESIDE_THE_OLD_ONE);
                }
                return password.get();
            };
        }

        private AuditTrail standingStillBeforeTheCommit(AuditTrail kept) {
            return entry -> {
                kept.record(entry);
                recorded.set(true);
                standStillAt(Moment.BOTH_PASSWORDS_OPEN_THE_REPOSITORY);
            };
        }

        private Database standingStillAfterTheCommit(Database database) {
            return new ForwardingDatabase(database) {
                @Override
                public <T> T write(Function<JdbcClient, T> work) {
                    T result = super.write(work);
                    if (recorded.get()) {
                        standStillAt(Moment.THE_DATABASE_HAS_THE_NEW_KEY);
                    }
                    return result;
                }
            };
        }

        private void standStillAt(Moment here) {
            if (moment == here) {
                System.out.println(SAID + moment);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
