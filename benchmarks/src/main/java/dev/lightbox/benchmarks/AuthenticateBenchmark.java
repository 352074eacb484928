package dev.lightbox.benchmarks;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many tokens a second one core issues: {@code POST /api/v2/authenticate} with 100,000 keys registered in SQLite, 1,000
 * of them used in turn, 64 connections that are kept open, the server pinned to core 0 and wrk to core 1. Warm-up, then
 * three runs.
 *
 * <p>On a machine that does other things meanwhile, the CPU time of a request still says what one core could do.
 *
 * <p>Target: at least 25,000 requests a second, 99 of 100 within 10 ms. Run {@code benchmarks/run AuthenticateBenchmark}.
 */
final class AuthenticateBenchmark {
    private static final int KEYS = 100_000;
    private static final int KEYS_PER_USED_ONE = 100;
    private static final int CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration RUN = Duration.ofSeconds(10);
    private static final int RUNS = 3;

    private AuthenticateBenchmark() {}

    /** @param arguments further options for the JVM that is measured */
    static void main(String[] arguments) throws IOException {
        if (!Wrk.isInstalled()) {
            System.exit(1);
        }
        Machine.print();
        Path folder = Files.createTempDirectory("lightbox-benchmark");
        Path database = folder.resolve("lightbox.db");
        Wrk wrk = new Wrk(registerKeys(database, folder.resolve("authenticate.lua")), 1, CONNECTIONS);
        try (ChildProcess server = startServer(database, List.of(arguments))) {
            URI address = URI.create(server.hear("ready"));
            System.out.println(
                    "server: opened its database and loaded " + KEYS + " keys in " + server.hear("opened-ms") + " ms");
            measure(wrk, address, server.handle());
            report(server.handle());
        }
        Machine.printLoad();
    }

    private static Path registerKeys(Path database, Path script) throws IOException {
        long started = System.nanoTime();
        try (Database open = Database.open(DatabaseConfig.sqlite(database))) {
            List<ManyKeys.Pair> used =
                    new ManyKeys(open, new RandomIds(new SecureRandom())).add(KEYS, KEYS_PER_USED_ONE);
            System.out.println("registered " + KEYS + " keys in " + (System.nanoTime() - started) / 1_000_000 + " ms");
            return Wrk.script(
                    script,
                    "/api/v2/authenticate",
                    used.stream().map(ManyKeys.Pair::json).toList());
        }
    }

    private static ChildProcess startServer(Path database, List<String> jvmOptions) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Xmx512m"));
        options.addAll(jvmOptions);
        return ChildProcess.start(List.of("taskset", "-c", "0"), MeasuredSite.class, options, database.toString());
    }

    private static void measure(Wrk wrk, URI server, ProcessHandle process) throws IOException {
        for (int run = 0; run <= RUNS; run++) {
            Duration before = cpu(process);
            Wrk.Result result = wrk.run(server, run == 0 ? WARM_UP : RUN);
            double cpuMicros = cpu(process).minus(before).toNanos() / 1e3 / result.requests();
            System.out.printf(
                    "%-8s %,9.0f requests/s   p50 %6.2f ms   p99 %6.2f ms   %5.1f us of CPU a request%n",
                    run == 0 ? "warm-up" : "run " + run,
                    result.requestsPerSecond(),
                    result.p50Millis(),
                    result.p99Millis(),
                    cpuMicros);
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static void report(ProcessHandle server) throws IOException {
        Path status = Path.of("/proc", Long.toString(server.pid()), "status");
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS")) {
                System.out.println("server: " + line.replaceAll("\\s+", " "));
            }
        }
    }
}
