package dev.lightbox.benchmarks;

import dev.lightbox.xray.client.ApiCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a capture of 10,000 tests and 50,000 runs takes: requests, time and heap. The site is a process of its own on this
 * machine and is asked without pacing; a real site's budget, not this time, decides how long its capture takes. The tests
 * come from ten JUnit reports of 1,000 cases, each imported five times: 50 executions of 1,000 runs.
 *
 * <p>Two captures into one repository, each by a new process with 512 MiB of heap; nothing changes between them.
 *
 * <p>No target but the requests: as few as the site's limits allow. Run {@code benchmarks/run CaptureBenchmark}.
 */
final class CaptureBenchmark {
    private static final int SUITES = 10;
    private static final int CASES_PER_SUITE = 1_000;
    private static final int EXECUTIONS_PER_SUITE = 5;
    private static final List<String> CAPTURE_OPTIONS = List.of("-Xmx512m");

    private CaptureBenchmark() {}

    static void main() throws IOException, InterruptedException {
        Machine.print();
        Path folder = Files.createTempDirectory("lightbox-benchmark");
        Path database = folder.resolve("lightbox.db");
        ApiCredentials key = SampleSite.create(database);
        try (ChildProcess site = ChildProcess.start(List.of(), MeasuredSite.class, List.of(), database.toString())) {
            URI address = URI.create(site.hear("ready"));
            fill(address, key);
            capture("first", folder, address, key);
            capture("second", folder, address, key);
        }
        Machine.printLoad();
    }

    private static void fill(URI site, ApiCredentials key) throws IOException, InterruptedException {
        long started = System.nanoTime();
        try (SiteCalls calls = new SiteCalls(site, key)) {
            for (int i = 0; i < SUITES * EXECUTIONS_PER_SUITE; i++) {
                calls.junit(JUnitReports.report("suite" + i % SUITES, CASES_PER_SUITE));
            }
        }
        System.out.printf(
                "site: %,d tests, %,d runs, imported in %.1f s%n",
                SUITES * CASES_PER_SUITE,
                SUITES * CASES_PER_SUITE * EXECUTIONS_PER_SUITE,
                (System.nanoTime() - started) / 1e9);
    }

    private static void capture(String name, Path folder, URI site, ApiCredentials key) throws IOException {
        // A site of this benchmark's own, gone when it ends: its secret may be an argument.
        try (ChildProcess capture = ChildProcess.start(
                List.of(),
                MeasuredCapture.class,
                CAPTURE_OPTIONS,
                folder.toString(),
                site.toString(),
                key.clientId(),
                key.clientSecret().revealText())) {
            System.out.printf(
                    "%-7s %s   %s requests   %.1f s   peak heap %.0f MiB of %s   repository %.1f MiB%n",
                    name,
                    capture.hear("state"),
                    capture.hear("requests"),
                    Long.parseLong(capture.hear("millis")) / 1e3,
                    Long.parseLong(capture.hear("peak-heap")) / 1048576.0,
                    CAPTURE_OPTIONS,
                    Long.parseLong(capture.hear("repository-bytes")) / 1048576.0);
        }
    }
}
