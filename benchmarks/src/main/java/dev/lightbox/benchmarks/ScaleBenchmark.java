package dev.lightbox.benchmarks;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.client.ApiCredentials;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A site with a million runs in five thousand executions, read through GraphQL over HTTP, and imports of 10,000 and of
 * 100,000 results. {@link ManyRuns} says what the site holds. The site is a process of its own with 512 MiB of heap.
 *
 * <ul>
 *   <li>One client asks for pages of 100 tests, each with its steps, its preconditions and ten runs, at random places of
 *       the list: 500 after the first 150, while Java still compiles, then 1,000 more, as a site that has been up for
 *       some minutes answers them. Target: 99 of 100 within 60 ms.
 *   <li>Pages of a JQL query at start = 0, at start = 100,000 and in the middle, the farthest from both ends, in turn.
 *       Target: a far page takes at most three times the first.
 *   <li>Pages of {@code getTestRuns} of all runs, of the half that one user is assigned to, and of the half that changed
 *       last, from the start and from the middle.
 *   <li>32 clients ask for the same pages of 100 tests at once. Target: 512 MiB of heap are enough.
 *   <li>A JUnit report of 10,000 cases and one of 100,000, each into a new site with 96 MiB of heap. Target: the second
 *       needs no more heap than the first.
 * </ul>
 *
 * <p>Run {@code benchmarks/run ScaleBenchmark}, or with the argument {@code postgresql} for a PostgreSQL server that the
 * benchmark starts; with the arguments {@code pages}, {@code runs} or {@code imports} for these alone.
 */
final class ScaleBenchmark {
    /** What {@code ./lightbox serve} gives the JVM. */
    private static final List<String> SITE_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private static final List<String> IMPORT_OPTIONS = List.of("-Xmx96m", "-XX:+UseSerialGC");
    private static final int WARM_UP = 150;
    private static final int PAGES = 500;
    private static final int PAGES_LATER = 1_000;
    private static final int JQL_PAGES = 40;
    private static final int FAR = 100_000;
    private static final int MIDDLE = 50_000;
    private static final int RUN_PAGES = 20;
    private static final int RUNS_MIDDLE = 250_000;
    private static final int CLIENTS = 32;
    private static final int PAGES_PER_CLIENT = 30;
    private static final List<String> QUERIES = List.of(
            "project = CALC",
            "project = CALC ORDER BY key",
            "labels = nightly AND created > 2020-01-01 ORDER BY created DESC");

    private static final Map<String, String> RUN_LISTS = Map.of(
            "all", "",
            "of an assignee", "testRunAssignees: \"" + SampleSite.USER + "\", ",
            "by change", "modifiedSince: \"" + Instant.ofEpochMilli(ManyRuns.HALF_TIME) + "\", ");

    private final BenchmarkDatabase database;
    private final SplittableRandom places = new SplittableRandom(1);

    private ScaleBenchmark(BenchmarkDatabase database) {
        this.database = database;
    }

    /** @param arguments {@code postgresql}, else SQLite is meant; and which parts to measure, all when none is named */
    static void main(String[] arguments) throws Exception {
        Set<String> named = new HashSet<>(List.of(arguments));
        boolean postgresql = named.remove("postgresql");
        Set<String> parts = named.isEmpty() ? Set.of("pages", "runs", "imports") : named;
        Machine.print();
        System.out.println("database: " + (postgresql ? "PostgreSQL" : "SQLite"));
        if (parts.contains("pages") || parts.contains("runs")) {
            try (BenchmarkDatabase database = open(postgresql)) {
                new ScaleBenchmark(database).read(parts);
            }
        }
        if (parts.contains("imports")) {
            for (int results : List.of(10_000, 100_000)) {
                try (BenchmarkDatabase database = open(postgresql)) {
                    new ScaleBenchmark(database).importResults(results);
                }
            }
        }
        Machine.printLoad();
    }

    private static BenchmarkDatabase open(boolean postgresql) throws IOException {
        return postgresql ? BenchmarkDatabase.postgresql() : BenchmarkDatabase.sqlite();
    }

    private void read(Set<String> parts) throws Exception {
        ApiCredentials key = SampleSite.create(database.config());
        fill();
        try (ChildProcess site = start(SITE_OPTIONS)) {
            try (SiteCalls calls = new SiteCalls(URI.create(site.hear("ready")), key)) {
                Machine.printLoad();
                if (parts.contains("pages")) {
                    printCpu(site, WARM_UP + PAGES + PAGES_LATER, () -> alone(calls));
                    jqlPages(calls);
                    printCpu(site, CLIENTS * PAGES_PER_CLIENT, () -> together(calls));
                }
                if (parts.contains("runs")) {
                    runLists(calls);
                }
            }
            printHeap(site, SITE_OPTIONS);
        }
    }

    private interface Phase {
        void run() throws Exception;
    }

    /**
     * Runs the phase and prints what one of its requests costs the site in CPU time of all threads, compiling and
     * collecting included: the clock also counts what else the machine does.
     */
    private static void printCpu(ChildProcess site, int requests, Phase phase) throws Exception {
        Duration before = site.handle().info().totalCpuDuration().orElseThrow();
        phase.run();
        Duration used = site.handle().info().totalCpuDuration().orElseThrow().minus(before);
        System.out.printf("    CPU time of the site: %.1f ms a request%n", used.toNanos() / 1e6 / requests);
        Machine.printLoad();
    }

    private void fill() {
        long started = System.nanoTime();
        try (Database open = Database.open(database.config())) {
            new ManyRuns(open.in("eu"), new RandomIds(new SecureRandom())).add();
        }
        System.out.printf(
                "site: %,d tests, %,d executions, %,d runs, made in %.0f s%n",
                ManyRuns.TESTS,
                ManyRuns.EXECUTIONS,
                ManyRuns.EXECUTIONS * ManyRuns.RUNS_PER_EXECUTION,
                (System.nanoTime() - started) / 1e9);
    }

    private ChildProcess start(List<String> options) throws IOException {
        return ChildProcess.start(List.of(), MeasuredSite.class, options, database.arguments());
    }

    private void alone(SiteCalls calls) throws IOException, InterruptedException {
        pages(calls, WARM_UP);
        System.out.println("100 tests with runs, alone      " + Latencies.of(pages(calls, PAGES)));
        System.out.println("  the same, compiled            " + Latencies.of(pages(calls, PAGES_LATER)));
    }

    /** How many milliseconds each of this many pages took. */
    private List<Double> pages(SiteCalls calls, int count) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            millis.add(calls.graphQl(page(places.nextInt(FAR))).millis());
        }
        return millis;
    }

    /** In turn, so that whatever else the machine does falls on both. */
    private static void jqlPages(SiteCalls calls) throws IOException, InterruptedException {
        for (String jql : QUERIES) {
            List<Double> first = new ArrayList<>();
            List<Double> middle = new ArrayList<>();
            List<Double> far = new ArrayList<>();
            for (int i = 0; i < JQL_PAGES; i++) {
                first.add(calls.graphQl(jqlPage(jql, 0)).millis());
                middle.add(calls.graphQl(jqlPage(jql, MIDDLE)).millis());
                far.add(calls.graphQl(jqlPage(jql, FAR)).millis());
            }
            System.out.println("jql: " + jql);
            System.out.println("    start = 0                   " + Latencies.of(first));
            System.out.println("    start = 50,000              " + Latencies.of(middle));
            System.out.println("    start = 100,000             " + Latencies.of(far));
            double unit = Latencies.of(first).within(0.5);
            System.out.printf(
                    "    medians: the middle page takes %.2f times the first, the far page %.2f times%n",
                    Latencies.of(middle).within(0.5) / unit, Latencies.of(far).within(0.5) / unit);
        }
    }

    /** Each query once before, so that what it compiles and caches is not counted. */
    private static void runLists(SiteCalls calls) throws IOException, InterruptedException {
        for (Map.Entry<String, String> list : RUN_LISTS.entrySet()) {
            for (int start : List.of(0, RUNS_MIDDLE)) {
                String query = "{ getTestRuns(" + list.getValue() + "limit: 100, start: " + start
                        + ") { total results { id status { name } startedOn test { issueId } } } }";
                calls.graphQl(query);
                List<Double> millis = new ArrayList<>();
                for (int i = 0; i < RUN_PAGES; i++) {
                    millis.add(calls.graphQl(query).millis());
                }
                System.out.printf("runs, %-15s %,8d  %s%n", list.getKey(), start, Latencies.of(millis));
            }
        }
    }

    private void together(SiteCalls calls) throws InterruptedException, ExecutionException {
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        long started = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                SplittableRandom own = places.split();
                running.add(clients.submit(() -> {
                    for (int i = 0; i < PAGES_PER_CLIENT; i++) {
                        millis.add(calls.graphQl(page(own.nextInt(FAR))).millis());
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        }
        System.out.printf(
                "the same, %d clients            %s   %.1f requests/s%n",
                CLIENTS, Latencies.of(millis), millis.size() * 1e9 / (System.nanoTime() - started));
    }

    private void importResults(int results) throws IOException, InterruptedException {
        ApiCredentials key = SampleSite.create(database.config());
        byte[] report = JUnitReports.report("scale", results);
        try (ChildProcess site = start(IMPORT_OPTIONS)) {
            try (SiteCalls calls = new SiteCalls(URI.create(site.hear("ready")), key)) {
                System.out.printf(
                        "import of %,d results (%.1f MiB): first %.1f s",
                        results, report.length / 1048576.0, calls.junit(report) / 1e3);
                System.out.printf(", again %.1f s%n", calls.junit(report) / 1e3);
            }
            printHeap(site, IMPORT_OPTIONS);
        }
    }

    private static void printHeap(ChildProcess site, List<String> options) throws IOException {
        site.endInput();
        System.out.printf(
                "    peak heap %.0f MiB, at most %.0f MiB left by a collection, with %s%n",
                Long.parseLong(site.hear("peak-heap")) / 1048576.0,
                Long.parseLong(site.hear("kept-heap")) / 1048576.0,
                options);
    }

    private static String page(int start) {
        return """
                { getTests(jql: "project = CALC", limit: 100, start: %d) { total start limit results {
                  issueId projectId jira(fields: ["key", "summary"]) testType { name }
                  steps { id action data result attachments { id } }
                  preconditions(limit: 10) { total results { issueId definition jira(fields: ["key"]) } }
                  testRuns(limit: 10) { total results { id status { name color } startedOn finishedOn comment } } } } }
                """.formatted(start);
    }

    private static String jqlPage(String jql, int start) {
        return """
                { getTests(jql: "%s", limit: 100, start: %d) { total results { issueId jira(fields: ["key", "summary"]) } } }
                """.formatted(jql, start);
    }
}
