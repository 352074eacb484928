package dev.lightbox.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How long a person waits for the packaged program: {@code ./lightbox --version} until it ends, and {@code ./lightbox serve}
 * on a data directory that is there until readiness answers 200, measured from the launch of the script. Each with the
 * start-up caches and the generated beans, and without both. One start to warm up, then ten in turn.
 *
 * <p>Targets on two cores, median: 0.35 s for {@code --version}, 2.0 s for {@code serve}, with caches; without them there
 * is none. Run {@code benchmarks/run StartupBenchmark} in the folder of the checkout, on a machine that does nothing else.
 */
final class StartupBenchmark {
    private static final int RUNS = 10;
    private static final String ADDRESS = "Command center";
    private static final String PLAIN = "-XX:AOTMode=off -Dspring.aot.enabled=false";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path dataDirectory;

    private StartupBenchmark(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /** What is measured, with the JVM options that it is measured under. */
    private record Row(String name, boolean server, String options) {}

    static void main() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lightbox-benchmark");
        new StartupBenchmark(folder.resolve("data")).run();
    }

    private void run() throws IOException, InterruptedException {
        List<Row> rows = List.of(
                new Row("--version", false, ""),
                new Row("--version, plain", false, PLAIN),
                new Row("serve", true, ""),
                new Row("serve, plain", true, PLAIN));
        List<double[]> seconds = rows.stream().map(_ -> new double[RUNS]).toList();
        for (int run = -1; run < RUNS; run++) {
            // In turn, so that whatever else the machine does falls on all of them.
            for (int row = 0; row < rows.size(); row++) {
                double taken = measure(rows.get(row));
                if (run >= 0) {
                    seconds.get(row)[run] = taken;
                }
            }
        }
        System.out.printf("%-18s %8s %8s %8s%n", "seconds", "median", "min", "max");
        for (int row = 0; row < rows.size(); row++) {
            print(rows.get(row).name(), seconds.get(row));
        }
    }

    private double measure(Row row) throws IOException, InterruptedException {
        long started = System.nanoTime();
        return row.server() ? serve(row.options(), started) : version(row.options(), started);
    }

    private static double version(String options, long started) throws IOException, InterruptedException {
        Process program = launch(options, List.of("--version"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (program.waitFor() != 0) {
            throw new IOException("./lightbox --version ended with " + program.exitValue());
        }
        return secondsSince(started);
    }

    private double serve(String options, long started) throws IOException, InterruptedException {
        Process program = launch(
                        options,
                        List.of("serve", "--data-dir", dataDirectory.toString(), "--port", "0", "--site-port", "0"))
                .start();
        try (BufferedReader output = program.inputReader()) {
            URI readiness = URI.create(addressIn(output) + "/actuator/health/readiness");
            int status = http.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IOException("A server that said where it is answered readiness with " + status);
            }
            return secondsSince(started);
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    /** The program says where it is once it is ready. */
    private static String addressIn(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ADDRESS)) {
                return line.substring(ADDRESS.length()).strip();
            }
        }
        throw new IOException("./lightbox serve ended before it was ready");
    }

    private static ProcessBuilder launch(String options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add("." + File.separator + "lightbox");
        command.addAll(arguments);
        ProcessBuilder program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        program.environment().put("LIGHTBOX_JAVA_OPTIONS", options);
        return program;
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static void print(String name, double[] seconds) {
        Arrays.sort(seconds);
        double median = (seconds[(RUNS - 1) / 2] + seconds[RUNS / 2]) / 2;
        System.out.printf(
                Locale.ROOT, "%-18s %8.2f %8.2f %8.2f%n", name, median, seconds[0], seconds[seconds.length - 1]);
    }
}
