package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged program with one data directory, run the way a user runs it: as a process, with arguments, environment and
 * exit code.
 */
public final class Program {
    private static final Path JAR = Path.of("..", "cli", "target", "lightbox", "lightbox.jar")
            .toAbsolutePath()
            .normalize();
    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+)");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path dataDirectory;
    private final List<String> commonOptions;
    private final Map<String, String> environment;

    /** @param commonOptions what every command of this program gets besides the data directory: the database, say */
    Program(Path dataDirectory, List<String> commonOptions) {
        this(dataDirectory, commonOptions, Map.of());
    }

    private Program(Path dataDirectory, List<String> commonOptions, Map<String, String> environment) {
        this.dataDirectory = dataDirectory;
        this.commonOptions = List.copyOf(commonOptions);
        this.environment = Map.copyOf(environment);
    }

    /** The program with a data directory below {@code folder} and the embedded database. */
    public static Program in(Path folder) {
        return new Program(folder, List.of());
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    /** The same program with another variable in its environment. */
    Program with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Program(dataDirectory, commonOptions, more);
    }

    /** The same program with a key pair in its environment, where secrets belong. */
    Program with(KeyPair key) {
        return with("LIGHTBOX_CLIENT_ID", key.clientId()).with("LIGHTBOX_CLIENT_SECRET", key.clientSecret());
    }

    /** What a finished command left. */
    public record Finished(int exitCode, String out, String err) {
        /** The one JSON document on standard output; fails when anything else is there. */
        public JsonNode json() {
            return JSON.readTree(out);
        }

        public Finished succeeded() {
            return endedWith(0);
        }

        /** A backup of a site that has nothing yet: it looks like one that hides everything, so a gap is named. */
        Finished sawNothing() {
            return endedWith(3);
        }

        Finished endedWith(int expected) {
            assertThat(exitCode).as(err + out).isEqualTo(expected);
            return this;
        }
    }

    /** Runs a command to its end. */
    public Finished run(String... arguments) {
        return run("", arguments);
    }

    /** Runs a command that reads {@code input} from standard input. */
    Finished run(String input, String[] arguments) {
        return finish(builder(List.of(arguments)), input);
    }

    /** Runs a command that knows no data directory. */
    Finished runAlone(String... arguments) {
        return finish(process(List.of(arguments)), "");
    }

    private static Finished finish(ProcessBuilder command, String input) {
        try {
            Path out = Files.createTempFile("lightbox-out", ".txt");
            Path err = Files.createTempFile("lightbox-err", ".txt");
            Process process = command.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try (var standardInput = process.outputWriter()) {
                standardInput.write(input);
            }
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Still running after " + LIMIT + ": " + command.command());
            }
            return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Starts {@code serve} on free ports and waits until it says that it is ready. */
    public Running serve(String... arguments) {
        List<String> all = new ArrayList<>(List.of("serve", "--port", "0", "--site-port", "0"));
        all.addAll(List.of(arguments));
        return start(all.toArray(String[]::new));
    }

    /** Starts {@code serve} or {@code demo} and waits until it says that it is ready. */
    Running start(String... arguments) {
        try {
            Process process =
                    builder(List.of(arguments)).redirectErrorStream(true).start();
            List<String> startup = new CopyOnWriteArrayList<>();
            readUntilReady(process, startup);
            return new Running(process, startup);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void readUntilReady(Process process, List<String> lines) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.contains("Lightbox is ready")) {
                drain(process, lines);
                return;
            }
        }
        throw new AssertionError("It ended before it was ready:\n" + String.join("\n", lines));
    }

    /** Keeps the pipe empty, so that the program never waits for its own log. */
    private static void drain(Process process, List<String> lines) {
        Thread.ofVirtual().start(() -> {
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                output.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException endOfProcess) {
                // The process is gone, and with it the need to read on.
            }
        });
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--data-dir", dataDirectory.toString()));
        all.addAll(commonOptions);
        return process(all);
    }

    private ProcessBuilder process(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("LIGHTBOX_"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** A server that is up. Closing it asks it to stop, as Ctrl-C does. */
    public static final class Running implements AutoCloseable {
        private final Process process;
        private final List<String> output;

        private Running(Process process, List<String> output) {
            this.process = process;
            this.output = output;
        }

        /** Where its pages are, by what it printed. */
        URI commandCenter() {
            return addressAfter("Command center");
        }

        /** Where the site's global listener is, by what it printed. */
        public URI site() {
            return addressAfter("Site, global");
        }

        /** What it has printed so far. */
        String said() {
            return String.join("\n", output);
        }

        /** The password of the account that it made at its first start, by what it printed. */
        String password() {
            Matcher told = PASSWORD.matcher(said());
            assertThat(told.find()).as("it tells the password").isTrue();
            return told.group(1);
        }

        /** Whether it is at its end within this time. */
        boolean endsWithin(Duration time) throws InterruptedException {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Collects all garbage and writes what is left in memory to a file. */
        void dumpLiveObjects(Path file) throws IOException, InterruptedException {
            Process dump = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "GC.heap_dump",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(dump.waitFor()).as(said).isZero();
            assertThat(file).as(said).exists();
        }

        private URI addressAfter(String name) {
            return output.stream()
                    .map(String::strip)
                    .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
                    .map(line ->
                            URI.create(line.substring(name.length()).strip().split("\\s")[0]))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("It does not say where: " + name + "\n" + output));
        }

        /** Stops it and returns its exit code. */
        int stop() {
            process.destroy();
            try {
                assertThat(process.waitFor(30, TimeUnit.SECONDS))
                        .as("stops within 30 s")
                        .isTrue();
                return process.exitValue();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }

        /** Ends it if it still runs; a process that does not stop must not outlive its test. */
        @Override
        public void close() {
            try {
                if (process.isAlive()) {
                    stop();
                }
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
