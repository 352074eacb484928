package dev.lightbox.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a person waits for the packaged program, measured from the launch of the script: {@code ./lightbox --version}
 * until it ends; {@code ./lightbox doctor} until its first connection arrives at a listener on this machine, and a whole
 * examination of a port where nothing listens; {@code ./lightbox serve} on a data directory that is there until readiness
 * answers 200. Each with the start-up caches and the generated beans, and without both. One start to warm up, then ten in
 * turn.
 *
 * <p>Targets on two cores, median: 0.35 s for {@code --version}, 0.5 s until the doctor's first connection, 2.0 s for
 * {@code serve}, with caches; without them there is none. Run {@code benchmarks/run StartupBenchmark} in the folder of the
 * checkout, on a machine that does nothing else; with words behind it, only the rows whose names begin with one of them. CPU
 * time is that of the whole process until it ended, on Linux.
 */
final class StartupBenchmark {
    private static final int RUNS = 10;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String ADDRESS = "Command center";
    private static final String PLAIN = "-XX:AOTMode=off -Dspring.aot.enabled=false";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path dataDirectory;

    private StartupBenchmark(Path dataDirectory) {
        this.dataDirectory = dataDirectory;
    }

    /** One start of the program; answers how many seconds it took to what counts. */
    @FunctionalInterface
    private interface Start {
        double seconds(String options) throws IOException, InterruptedException;
    }

    /** What is measured, with the JVM options that it is measured under, and what came out. */
    private record Row(String name, Start start, String options, double[] wall, double[] cpu) {
        Row(String name, Start start, String options) {
            this(name, start, options, new double[RUNS], new double[RUNS]);
        }

        void measure(int run) throws IOException, InterruptedException {
            double before = childrensCpuSeconds();
            double taken = start.seconds(options);
            if (run >= 0) {
                wall[run] = taken;
                cpu[run] = childrensCpuSeconds() - before;
            }
        }
    }

    static void main(String[] names) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lightbox-benchmark");
        new StartupBenchmark(folder.resolve("data")).run(List.of(names));
    }

    private void run(List<String> names) throws IOException, InterruptedException {
        List<Row> rows = Stream.of(
                        new Row("--version", StartupBenchmark::version, ""),
                        new Row("--version, plain", StartupBenchmark::version, PLAIN),
                        new Row("doctor connects", StartupBenchmark::doctorConnects, ""),
                        new Row("doctor connects, plain", StartupBenchmark::doctorConnects, PLAIN),
                        new Row("doctor ends", StartupBenchmark::doctorEnds, ""),
                        new Row("serve", this::serve, ""),
                        new Row("serve, plain", this::serve, PLAIN))
                .filter(row -> names.isEmpty() || names.stream().anyMatch(row.name()::startsWith))
                .toList();
        for (int run = -1; run < RUNS; run++) {
            // In turn, so that whatever else the machine does falls on all of them.
            for (Row row : rows) {
                row.measure(run);
            }
        }
        System.out.printf("%-24s %8s %8s %8s %8s%n", "seconds", "median", "min", "max", "CPU");
        rows.forEach(StartupBenchmark::print);
    }

    private static double version(String options) throws IOException, InterruptedException {
        long started = System.nanoTime();
        int exit = silent(options, List.of("--version")).waitFor();
        if (exit != 0) {
            throw new IOException("./lightbox --version ended with " + exit);
        }
        return secondsSince(started);
    }

    /** The connection is ended at once: what the doctor makes of that is not measured. */
    @SuppressWarnings("try") // Closed before the program is waited for, which else would try again.
    private static double doctorConnects(String options) throws IOException, InterruptedException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout((int) LONGEST.toMillis());
            long started = System.nanoTime();
            Process program = silent(options, doctor(listener.getLocalPort()));
            listener.accept().close();
            double taken = secondsSince(started);
            listener.close();
            program.waitFor();
            return taken;
        }
    }

    private static double doctorEnds(String options) throws IOException, InterruptedException {
        long started = System.nanoTime();
        int exit = silent(options, doctor(1)).waitFor();
        if (exit != 0) {
            throw new IOException("./lightbox doctor ended with " + exit);
        }
        return secondsSince(started);
    }

    private static List<String> doctor(int port) {
        return List.of("doctor", "--base-url", "https://127.0.0.1:" + port, "--failure-threshold", "never");
    }

    private static Process silent(String options, List<String> arguments) throws IOException {
        return launch(options, arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private double serve(String options) throws IOException, InterruptedException {
        long started = System.nanoTime();
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
        program.environment().put("LIGHTBOX_CLIENT_ID", "benchmark");
        program.environment().put("LIGHTBOX_CLIENT_SECRET", "benchmark");
        return program;
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    /** Of those processes that this one has started and that have ended; not a number where the system does not tell. */
    private static double childrensCpuSeconds() {
        try {
            String status = Files.readString(Path.of("/proc/self/stat"));
            // Behind the name in brackets, the 14th and 15th value: user and system time, in hundredths of a second.
            String[] values = status.substring(status.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(values[13]) + Long.parseLong(values[14])) / 100.0;
        } catch (IOException elsewhere) {
            return Double.NaN;
        }
    }

    private static void print(Row row) {
        Arrays.sort(row.wall());
        Arrays.sort(row.cpu());
        System.out.printf(
                Locale.ROOT,
                "%-24s %8.2f %8.2f %8.2f %8s%n",
                row.name(),
                median(row.wall()),
                row.wall()[0],
                row.wall()[RUNS - 1],
                known(median(row.cpu())));
    }

    private static String known(double seconds) {
        return Double.isNaN(seconds) ? "–" : String.format(Locale.ROOT, "%.2f", seconds);
    }

    private static double median(double[] sorted) {
        return (sorted[(RUNS - 1) / 2] + sorted[RUNS / 2]) / 2;
    }
}
