package dev.lightbox.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** How long many requests took, in milliseconds. */
record Latencies(double[] sorted) {

    static Latencies of(Collection<Double> millis) {
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    /** The time within which this part of the requests was answered, 0.5 for half of them. */
    double within(double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,6d requests   p50 %7.1f ms   p99 %7.1f ms   most %7.1f ms",
                sorted.length,
                within(0.5),
                within(0.99),
                sorted[sorted.length - 1]);
    }
}
