package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong for users, and what the program tells them: a message, what to do, an exit code, nothing half-written. */
class FailuresIT {
    private static final String UNREACHABLE = "http://localhost:9";

    @TempDir
    Path folder;

    private Program program;

    @BeforeEach
    void chooseDataDirectory() {
        program = Program.in(folder.resolve("data"));
    }

    private static void told(Program.Finished finished, int exitCode, String... words) {
        finished.endedWith(exitCode);
        assertThat(finished.err()).contains(words).doesNotContain("Exception", "\tat ");
        assertThat(finished.out()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedAndTheDataDirectoryIsFreeAgain() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            told(program.run("serve", "--port", port, "--site-port", "0"), 5, port, "--port");
            told(program.run("serve", "--port", "0", "--site-port", port), 5, port, "--site-port");
        }
        assertThat(program.dataDirectory().resolve("server.json")).doesNotExist();
        program.run("site", "users").succeeded();
    }

    @Test
    void aMistypedDataDirectoryIsNamedAndNotMade() {
        told(program.run("backup", "list"), 4, program.dataDirectory().toString(), "--data-dir");
        assertThat(program.dataDirectory()).doesNotExist();
    }

    @Test
    void aServersRepositoryIsNotTakenForTheOneThatWasNamed() {
        try (Program.Running server = program.serve()) {
            told(program.run("repository", "check", "--repository", "elsewhere"), 2, "elsewhere", "stop the server");
            String own = program.dataDirectory().resolve("repository").toString();
            program.run("repository", "show", "--repository", own).succeeded();
        }
    }

    @Test
    void aSecondServerSaysWhoHasTheDataDirectory() {
        try (Program.Running server = program.serve()) {
            told(
                    program.run("serve", "--port", "0", "--site-port", "0"),
                    5,
                    "in use",
                    server.commandCenter().toString(),
                    "--data-dir");
        }
    }

    @Test
    void aServerThatIsAskedToStopLeavesNothingBehind() {
        try (Program.Running server = program.serve()) {
            assertThat(program.dataDirectory().resolve("server.json")).exists();
            assertThat(server.stop()).isIn(0, 143);
        }
        assertThat(program.dataDirectory().resolve("server.json")).doesNotExist();
        program.run("site", "users").succeeded();
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws SQLException {
        program.run("site", "create-project", "CALC", "--name", "Calculator").succeeded();
        try (var database = DriverManager.getConnection(
                        "jdbc:sqlite:" + program.dataDirectory().resolve("lightbox.db"));
                var statement = database.createStatement()) {
            statement.execute("""
                    INSERT INTO lightbox_schema
                    SELECT max(installed_rank) + 1, '99.1', 'from the future', 'SQL', 'V99_1__future.sql', 1, 'x', 0, 0, 1
                    FROM lightbox_schema""");
        }

        told(program.run("site", "users"), 1, "99.1", "newer Lightbox");
        told(program.run("serve", "--port", "0", "--site-port", "0"), 1, "99.1", "newer Lightbox");
    }

    @Test
    void aSwappedOrOpenMasterKeyIsRefused() throws IOException {
        program.with(new KeyPair("A".repeat(32), "0".repeat(64)))
                .run("connect", "add", "prod", "--base-url", UNREACHABLE)
                .succeeded();
        Path key = program.dataDirectory().resolve("master.key");
        byte[] own = Files.readAllBytes(key);
        assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        told(program.run("connect", "list"), 2, "open to other users", "chmod 600");

        Files.delete(key);
        told(program.run("connect", "list"), 1, "master key");
        Files.write(key, own);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        program.run("connect", "list").succeeded();
    }

    @Test
    void aWrongRepositoryPasswordOpensNothing() throws IOException {
        try (Program.Running server = program.serve()) {
            program.run("site", "create-user", "service", "--name", "Service").succeeded();
            KeyPair key = KeyPair.of(
                    program.run("keys", "create", "service", "--json").json());
            program.with(key)
                    .run("connect", "add", "prod", "--base-url", server.site().toString())
                    .succeeded();
            program.run("backup", "run").sawNothing();
            told(program.run("snapshot", "entries", "ffffffff"), 4, "ffffffff", "snapshot");
        }
        told(program.with("LIGHTBOX_REPOSITORY_PASSWORD", "not-the-password").run("snapshot", "list"), 1, "password");
        assertThat(program.run("snapshot", "list", "--json").succeeded().json().get("snapshots"))
                .hasSize(1);
    }

    @Test
    void aWrongCommandLineDoesNothing() {
        told(program.run("backup", "rum"), 2, "rum", "Did you mean");
        told(program.run("keys", "create"), 2, "USER", "keys create --help");
        told(program.run("serve", "--port", "x"), 2, "--port", "serve --help");
        assertThat(program.dataDirectory()).doesNotExist();
    }
}
