package dev.lightbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DataDirectory.Attempt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void nameAFolderThatIsNotThereYet() {
        folder = parent.resolve("deep/lightbox-data");
    }

    private static ServerHandle server(long pid) {
        return new ServerHandle(URI.create("http://127.0.0.1:8080"), Secret.of("token"), pid);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void itIsCreatedForItsOwnerOnly() throws IOException {
        try (DataDirectory directory = DataDirectory.open(folder, CLOCK)) {
            assertThat(permissions(folder)).isEqualTo("rwx------");
            assertThat(directory.database()).isEqualTo(folder.toRealPath().resolve("lightbox.db"));
        }
    }

    @Test
    void aSecondUserIsToldWhoHasItSinceWhen() {
        try (DataDirectory directory = DataDirectory.open(folder, CLOCK)) {
            assertThat(directory.path()).exists();
            assertThatThrownBy(() -> DataDirectory.open(folder, CLOCK))
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + SELF + " since 2030-01-01T00:00:00Z")
                    .isInstanceOfSatisfying(
                            LightboxException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_DIRECTORY_IN_USE));
        }
    }

    @Test
    void anotherProcessFindsItTakenAlsoAfterAFailedAttemptFromInside() {
        try (DataDirectory directory = DataDirectory.open(folder, CLOCK)) {
            assertThat(DataDirectory.tryOpen(directory.path(), CLOCK)).isInstanceOf(Attempt.HeldByProcess.class);

            try (ForkedJvm other = new ForkedJvm(Holder.class, folder.toString())) {
                assertThat(other.line()).isEqualTo("held by process " + SELF + " since 2030-01-01T00:00:00Z");
            }
        }
    }

    @Test
    void itIsFreeAgainWhenItWasClosedOrItsHolderKilled() throws IOException {
        try (ForkedJvm other = new ForkedJvm(Holder.class, folder.toString())) {
            assertThat(other.line()).isEqualTo("taken");
            assertThat(DataDirectory.tryOpen(folder, CLOCK))
                    .isEqualTo(new Attempt.HeldByProcess(
                            new DirectoryHolder(OptionalLong.of(other.pid()), Optional.of(NOW))));
        }
        server(1).write(folder.resolve("server.json"));

        for (int start = 0; start < 2; start++) {
            try (DataDirectory directory = DataDirectory.open(folder, CLOCK)) {
                assertThat(directory.path().resolve("server.json"))
                        .as("left by a killed server")
                        .doesNotExist();
            }
        }
    }

    @Test
    void commandsFindTheServerThatHasItAsLongAsItRuns() throws IOException {
        try (DataDirectory directory = DataDirectory.open(folder, CLOCK)) {
            directory.announce(server(SELF));

            assertThat(DataDirectory.tryOpen(folder, CLOCK)).isEqualTo(new Attempt.HeldByServer(server(SELF)));
            assertThat(permissions(folder.resolve("server.json"))).isEqualTo("rw-------");
        }
        assertThat(folder.resolve("server.json")).doesNotExist();
    }

    @Test
    void theAddressOfAServerThatIsGoneIsNotTaken() throws IOException {
        try (DataDirectory directory = DataDirectory.open(folder, CLOCK)) {
            server(SELF + 1).write(directory.path().resolve("server.json"));

            assertThat(DataDirectory.tryOpen(folder, CLOCK)).isInstanceOf(Attempt.HeldByProcess.class);
        }
    }

    @Test
    void aPlaceThatCannotBeUsedIsNamed() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.open(file, CLOCK))
                .hasMessageContaining(file.toString())
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.IO_FAILED));
    }

    /** Takes the directory, says so, and keeps it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            switch (DataDirectory.tryOpen(Path.of(arguments[0]), CLOCK)) {
                case Attempt.Taken _ -> {
                    System.out.println("taken");
                    System.in.read();
                }
                case Attempt.HeldByProcess(DirectoryHolder holder) -> System.out.println("held by " + holder);
                case Attempt.HeldByServer(ServerHandle server) -> System.out.println("served at " + server.url());
            }
        }
    }
}
