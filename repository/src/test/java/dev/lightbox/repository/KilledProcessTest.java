package dev.lightbox.repository;

import static dev.lightbox.repository.TestSettings.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that writes to a real folder is killed with SIGKILL, several times, in the middle of its work. */
class KilledProcessTest {
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    @Test
    void aProcessKilledWhileItWritesLosesNoSnapshotAndLeavesNoDamage() throws Exception {
        LocalBlobStore store = new LocalBlobStore(folder);
        Repository.create(store, PASSWORD, TestSettings.seeded(1));
        List<String> committed = new ArrayList<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            committed.addAll(runAndKill(3 + 2 * kill));

            Repository repository = Repository.open(store, PASSWORD, TestSettings.seeded(100 + kill));
            CheckReport report = repository.check(CheckDepth.ALL_DATA, Progress.none());
            assertThat(report.findings()).as("after kill %d", kill).matches(_ -> report.healthy());
            assertThat(repository.snapshots())
                    .extracting(snapshot -> snapshot.id().toString())
                    .containsAll(committed);
        }
        assertThat(committed).isNotEmpty();
        try (RepositoryWriter _ =
                Repository.open(store, PASSWORD, TestSettings.seeded(9)).writer()) {
            assertThat(store.list("locks/"))
                    .as("locks of dead processes are removed")
                    .hasSize(1);
        }
    }

    /** Lets a process report some steps, kills it while it goes on, and returns the snapshots it told of. */
    private List<String> runAndKill(int steps) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> committed = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (int i = 0; i < steps; i++) {
                String line = lines.readLine();
                assertThat(line).as("the process works").isNotNull();
                if (line.startsWith("committed ")) {
                    committed.add(line.substring("committed ".length()));
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return committed;
    }

    /** The process that is killed: it writes for ever and tells each step. */
    static final class Writer {
        public static void main(String[] arguments) {
            RepositorySettings standard = RepositorySettings.standard();
            RepositorySettings settings = new RepositorySettings(
                    TestSettings.CHEAP, standard.random(), standard.clock(), 64 * 1024, standard.owner());
            Repository repository = Repository.open(new LocalBlobStore(Path.of(arguments[0])), PASSWORD, settings);
            try (RepositoryWriter writer = repository.writer()) {
                for (int round = 0; round < 10_000; round++) {
                    write(writer);
                }
            }
        }

        private static void write(RepositoryWriter writer) {
            List<SnapshotEntry> entries = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                byte[] content = new byte[2_000];
                new SecureRandom().nextBytes(content);
                entries.add(writer.put("item/" + i, content));
                if (i % 40 == 39) {
                    writer.flush();
                    tell("flushed");
                }
            }
            tell("committed "
                    + writer.commit(new SnapshotDraft(null, "{}", entries)).id());
        }

        private static void tell(String step) {
            System.out.println(step);
            System.out.flush();
        }
    }
}
