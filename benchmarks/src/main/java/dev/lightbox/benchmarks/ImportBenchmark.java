package dev.lightbox.benchmarks;

import dev.lightbox.xray.client.ApiCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How long a site takes to import a JUnit report of 10,000 cases (1.3 MB) over HTTP into SQLite, its heap limited to 256
 * MiB, client and server on the same machine. Five rounds, each with a new database and a new server, which imports: a
 * first report (a cold server makes 10,000 tests), the same again (its tests are there; only runs are new), and another
 * one (a warm server makes 10,000 tests). Medians of the five.
 *
 * <p>On a machine that does other things meanwhile, the server's CPU time for the first report, compiling included and
 * added up over all cores, says more than the time on the clock.
 *
 * <p>Target: at most 1.5 s. Run {@code benchmarks/run ImportBenchmark}.
 */
final class ImportBenchmark {
    private static final int CASES = 10_000;
    private static final int ROUNDS = 5;
    private static final List<String> JVM_OPTIONS = List.of("-Xmx256m");

    private ImportBenchmark() {}

    private record Round(double first, double firstCpu, double same, double other, double peakHeapMib) {}

    static void main() throws IOException, InterruptedException {
        Machine.print();
        byte[] report = JUnitReports.report("morning", CASES);
        byte[] other = JUnitReports.report("evening", CASES);
        System.out.printf("report: %,d cases, %,d bytes; server with %s%n", CASES, report.length, JVM_OPTIONS);
        Round[] rounds = new Round[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(report, other);
            print("round " + (i + 1), rounds[i]);
        }
        print("median", median(rounds));
        Machine.printLoad();
    }

    private static Round round(byte[] report, byte[] other) throws IOException, InterruptedException {
        Path database = Files.createTempDirectory("lightbox-benchmark").resolve("lightbox.db");
        ApiCredentials key = SampleSite.create(database);
        try (ChildProcess server =
                ChildProcess.start(List.of(), MeasuredSite.class, JVM_OPTIONS, database.toString())) {
            try (SiteCalls calls = new SiteCalls(URI.create(server.hear("ready")), key)) {
                double before = cpuMillis(server.handle());
                double first = calls.junit(report);
                double firstCpu = cpuMillis(server.handle()) - before;
                double same = calls.junit(report);
                double another = calls.junit(other);
                server.endInput();
                double mebibytes = Long.parseLong(server.hear("peak-heap")) / 1048576.0;
                return new Round(first, firstCpu, same, another, mebibytes);
            }
        }
    }

    private static double cpuMillis(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static Round median(Round[] rounds) {
        List<Round> all = List.of(rounds);
        return new Round(
                Machine.median(all.stream().mapToDouble(Round::first).toArray()),
                Machine.median(all.stream().mapToDouble(Round::firstCpu).toArray()),
                Machine.median(all.stream().mapToDouble(Round::same).toArray()),
                Machine.median(all.stream().mapToDouble(Round::other).toArray()),
                Machine.median(all.stream().mapToDouble(Round::peakHeapMib).toArray()));
    }

    private static void print(String name, Round round) {
        System.out.printf(
                "%-8s first %,6.0f ms (CPU %,6.0f)   same again %,6.0f ms   another %,6.0f ms   peak heap %4.0f MiB%n",
                name, round.first(), round.firstCpu(), round.same(), round.other(), round.peakHeapMib());
    }
}
