package dev.lightbox.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** What a number says little without: the machine, and how busy it is with other things. */
final class Machine {
    private Machine() {}

    /** Prints both, with the time. */
    static void print() {
        Runtime runtime = Runtime.getRuntime();
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                "machine: %d cores, %d MiB, %s %s, JDK %s%n",
                runtime.availableProcessors(),
                system.getTotalMemorySize() >> 20,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version());
        printLoad();
    }

    /** Prints the load average of the last minute. Called before and after: a busy machine spoils what it measures. */
    static void printLoad() {
        System.out.printf(
                "%s   load average %.2f%n",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** The middle one of several measured values. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
