package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingPlainOnDiskTest {
    private static final Actor ADMIN = new Actor("admin", "test");
    private static final String ID = "0123456789ABCDEF0123456789ABCDEF";
    private static final String SECRET = "feedface".repeat(8);

    @TempDir
    Path folder;

    @Test
    void neitherClientIdNorSecretReachTheDatabaseFilesAtAnyTime() throws IOException {
        RandomIds random = new RandomIds(new SecureRandom());
        MasterKey key = MasterKey.fromFile(folder.resolve("master.key"), random);
        try (Database database = Database.open(DatabaseConfig.sqlite(folder.resolve("lightbox.db")))) {
            Connections connections = new Connections(
                    database,
                    key,
                    new JdbcAuditTrail(database),
                    random,
                    InstantSource.system(),
                    PlainHttp.LOOPBACK_ONLY);
            UUID id = connections
                    .add(new ConnectionDraft("Findable", "https://a.example", Map.of(), ""), ADMIN)
                    .id();
            connections
                    .generations()
                    .save(id, new Credentials(ID, Secret.of(SECRET)), Placement.AT_ONCE, Optional.empty(), ADMIN);
            assertNothingPlain("lightbox.db-wal");
            connections.clearCredentials(id, ADMIN);
            assertNothingPlain("lightbox.db-wal");
        }
        assertNothingPlain("lightbox.db");
    }

    /** The label is in the clear and in {@code current}: so the search can find what is there. */
    private void assertNothingPlain(String current) throws IOException {
        assertThat(Files.readString(folder.resolve(current), StandardCharsets.ISO_8859_1))
                .contains("Findable");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(files::add);
        }
        for (Path file : files) {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(content.contains(ID) || content.contains(SECRET))
                    .as(file.toString())
                    .isFalse();
        }
    }
}
