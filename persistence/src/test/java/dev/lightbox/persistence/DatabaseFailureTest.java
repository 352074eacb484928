package dev.lightbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseFailureTest {
    private static final String INSERT =
            "INSERT INTO audit_entry (at, actor, action, subject, origin, details) VALUES (0, 'a', 'b', 'c', 'd', ?)";

    @TempDir
    Path folder;

    private static void assertFails(ErrorCode code, String words, ThrowingCallable call) {
        assertThatThrownBy(call)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(LightboxException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.remedy()).isNotBlank();
                });
    }

    private static void assertUnavailable(String words, DatabaseConfig config) {
        assertFails(ErrorCode.DATABASE_UNAVAILABLE, words, () -> Database.open(config));
    }

    private static long count(Database database) {
        return database.read(sql ->
                sql.sql("SELECT count(*) FROM audit_entry").query(Long.class).single());
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedAndLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not a database. ".repeat(100));

        assertUnavailable(file + " is not a SQLite database", DatabaseConfig.sqlite(file));

        assertThat(file).hasContent("not a database. ".repeat(100));
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("missing/lightbox.db");

        assertUnavailable(file + " cannot be opened or created", DatabaseConfig.sqlite(file));
    }

    @Test
    void aDatabaseThatCannotBeWrittenIsToldWhenItIsOpened() {
        Path file = folder.resolve("lightbox.db");
        Database.open(DatabaseConfig.sqlite(file)).close();

        assertUnavailable(
                file + " cannot be written",
                new DatabaseConfig("jdbc:sqlite:file:" + file + "?mode=ro", "", Secret.of("")));
    }

    @Test
    void aFullDiskIsToldAndNothingOfTheChangeIsKept() {
        Path file = folder.resolve("lightbox.db");
        try (Database database = Database.open(DatabaseConfig.sqlite(file))) {
            database.update(sql -> sql.sql(INSERT).param("{}").update());
        }
        DatabaseConfig small = new DatabaseConfig("jdbc:sqlite:" + file + "?max_page_count=80", "", Secret.of(""));
        try (Database database = Database.open(small)) {
            assertFails(
                    ErrorCode.NO_SPACE,
                    "no space left for the database " + file,
                    () -> database.update(sql -> {
                        for (int row = 0; row < 1_000; row++) {
                            sql.sql(INSERT).param("x".repeat(4_000)).update();
                        }
                    }));

            assertThat(count(database)).isEqualTo(1);
            database.update(sql -> sql.sql(INSERT).param("{}").update());
            assertThat(count(database)).isEqualTo(2);
        }
    }

    @Test
    void onlyItsOwnerMayReadTheFile() throws IOException {
        Path file = folder.resolve("lightbox.db");

        try (Database database = Database.open(DatabaseConfig.sqlite(file))) {
            assertThat(count(database)).isZero();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .as(each.toString())
                            .isEqualTo("rw-------");
                }
            }
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithoutThePassword() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        DatabaseConfig config = DatabaseConfig.postgresql(
                "jdbc:postgresql://localhost:" + port + "/lightbox?password=hidden", "lightbox", Secret.of("hidden"));

        assertUnavailable("jdbc:postgresql://localhost:" + port + "/lightbox cannot be reached", config);
        assertThatThrownBy(() -> Database.open(config)).hasMessageNotContaining("hidden");
        assertThat(config.toString()).doesNotContain("hidden");
    }

    @Test
    void aUserWhomTheServerRefusesIsNamed() {
        DatabaseConfig good = FreshDatabases.postgresqlConfig();

        assertUnavailable(
                "refused the user \"nobody\"", DatabaseConfig.postgresql(good.url(), "nobody", Secret.of("x")));
    }

    @Test
    void aDatabaseThatTheServerDoesNotHaveIsNamed() {
        DatabaseConfig good = FreshDatabases.postgresqlConfig();

        assertUnavailable(
                "has no such database", DatabaseConfig.postgresql(good.url() + "x", good.user(), good.password()));
    }

    @Test
    void anUnknownKindOfDatabaseIsRefused() {
        assertFails(
                ErrorCode.INVALID_SETTING,
                "does not name a database",
                () -> new DatabaseConfig("jdbc:mysql://localhost/lightbox", "", Secret.of("")));
    }

    static Stream<DatabaseConfig> emptyDatabases() throws IOException {
        return Stream.of(
                DatabaseConfig.sqlite(
                        Files.createTempDirectory("lightbox-sqlite").resolve("lightbox.db")),
                FreshDatabases.postgresqlConfig());
    }

    @ParameterizedTest
    @MethodSource("emptyDatabases")
    void aDatabaseOfANewerLightboxIsLeftAlone(DatabaseConfig config) {
        try (Database database = Database.open(config)) {
            database.update(sql -> sql.sql("""
                            INSERT INTO lightbox_schema
                              (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                            VALUES (1000, '99.1', 'future', 'SQL', 'V99_1__future.sql', 1, 'x', 1, ?)""").param(true).update());
        }

        assertFails(ErrorCode.DATABASE_NEWER, "[99.1]", () -> Database.open(config));
    }

    @ParameterizedTest
    @MethodSource("emptyDatabases")
    void whatWasWrittenIsThereAfterAnotherStart(DatabaseConfig config) {
        try (Database database = Database.open(config)) {
            database.update(sql -> sql.sql(INSERT).param("{}").update());
        }

        try (Database database = Database.open(config)) {
            assertThat(count(database)).isEqualTo(1);
        }
    }
}
