package dev.lightbox.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load generator wrk, on a core of its own. */
final class Wrk {
    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern TOTAL = Pattern.compile("(\\d+) requests in");
    private static final Pattern LATENCY = Pattern.compile("\\s(50|99)%\\s+([0-9.]+)(us|ms|s)");

    private final Path script;
    private final int core;
    private final int connections;

    Wrk(Path script, int core, int connections) {
        this.script = script;
        this.core = core;
        this.connections = connections;
    }

    /** What one run measured. */
    record Result(long requests, double requestsPerSecond, double p50Millis, double p99Millis) {}

    /** Whether the programs that a run needs are installed; says on standard error which are not. */
    static boolean isInstalled() throws IOException {
        for (String program : List.of("wrk", "taskset")) {
            Process search = new ProcessBuilder("sh", "-c", "command -v " + program).start();
            if (search.onExit().join().exitValue() != 0) {
                System.err.println("This benchmark needs the program \"" + program
                        + "\". On Debian: apt-get install wrk util-linux");
                return false;
            }
        }
        return true;
    }

    /** A script that posts these bodies in turn, each request put together before the run. */
    static Path script(Path file, String path, List<String> bodies) throws IOException {
        StringBuilder lua = new StringBuilder("local bodies = {\n");
        bodies.forEach(body -> lua.append("  [[").append(body).append("]],\n"));
        lua.append("}\nlocal requests = {}\nlocal next = 0\n")
                .append("init = function()\n  for i, body in ipairs(bodies) do\n")
                .append("    requests[i] = wrk.format(\"POST\", \"")
                .append(path)
                .append("\", {[\"Content-Type\"] = \"application/json\"}, body)\n  end\nend\n")
                .append("request = function()\n  next = next % #requests + 1\n  return requests[next]\nend\n");
        return Files.writeString(file, lua);
    }

    Result run(URI url, Duration time) throws IOException {
        Process wrk = new ProcessBuilder(
                        "taskset",
                        "-c",
                        Integer.toString(core),
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + time.toSeconds() + "s",
                        "--latency",
                        "-s",
                        script.toString(),
                        url.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.onExit().join().exitValue() != 0 || output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IOException("wrk did not get only good answers:\n" + output);
        }
        return new Result(
                Long.parseLong(find(TOTAL, output).group(1)),
                Double.parseDouble(find(REQUESTS, output).group(1)),
                millis(output, "50"),
                millis(output, "99"));
    }

    private static Matcher find(Pattern pattern, String output) throws IOException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IOException("wrk printed something unknown:\n" + output);
        }
        return matcher;
    }

    private static double millis(String output, String percentile) throws IOException {
        Matcher matcher = LATENCY.matcher(output);
        while (matcher.find()) {
            if (matcher.group(1).equals(percentile)) {
                double value = Double.parseDouble(matcher.group(2));
                return switch (matcher.group(3)) {
                    case "us" -> value / 1000;
                    case "ms" -> value;
                    default -> value * 1000;
                };
            }
        }
        throw new IOException("wrk printed no percentile " + percentile + ":\n" + output);
    }
}
