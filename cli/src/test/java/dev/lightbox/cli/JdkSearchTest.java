package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that both {@code ./lightbox} and {@code ./mvnw} find their JDK with, over folders that look like JDKs. */
@DisabledOnOs(OS.WINDOWS)
class JdkSearchTest {
    private static final Path SCRIPT = Path.of(System.getProperty("basedir", ""), "..", ".mvn", "jdk.sh");

    @TempDir
    Path folder;

    private record Search(int exitCode, String output) {}

    @Test
    void aJdk25IsTakenThoughAnOlderOneIsNamed() throws Exception {
        Path old = jdk("17", "17.0.15");
        Path wanted = jdk("25", "25.0.3");

        assertThat(search(old)).isEqualTo(new Search(0, wanted.toString()));
    }

    @Test
    void theNamedJdkIsKeptWhenItIsNewEnough() throws Exception {
        jdk("25", "25.0.3");
        Path named = jdk("with a space", "26");

        assertThat(search(named)).isEqualTo(new Search(0, named.toString()));
    }

    @Test
    void aRuntimeWithoutCompilerDoesNotCount() throws Exception {
        Files.delete(jdk("25", "25.0.3").resolve("bin/javac"));

        assertThat(search(null).exitCode()).isEqualTo(1);
    }

    @Test
    void withoutAnyOneMessageSaysWhatWasFoundAndHowToGetOne() throws Exception {
        Path old = jdk("17", "17.0.15");

        Search search = search(null);

        assertThat(search.exitCode()).isEqualTo(1);
        assertThat(search.output())
                .contains("needs a JDK 25")
                .contains(old + " is Java 17")
                .contains("https://adoptium.net")
                .contains("JAVA_HOME");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdks").resolve(name));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path javac = Files.createFile(Files.createDirectory(home.resolve("bin")).resolve("javac"));
        Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    /** Runs the search with nothing in its environment but what is given here. */
    private Search search(Path javaHome) throws IOException, InterruptedException {
        ProcessBuilder shell =
                new ProcessBuilder("/bin/sh", "-euc", ". \"$1\"; printf %s \"$JAVA_HOME\"", "sh", SCRIPT.toString());
        shell.environment().clear();
        // No java there: only readlink and its like are missing, and the script does without them.
        shell.environment().put("PATH", folder.toString());
        shell.environment().put("LIGHTBOX_JDKS", folder.resolve("jdks").toString());
        if (javaHome != null) {
            shell.environment().put("JAVA_HOME", javaHome.toString());
        }
        Process process = shell.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Search(process.waitFor(), output);
    }
}
