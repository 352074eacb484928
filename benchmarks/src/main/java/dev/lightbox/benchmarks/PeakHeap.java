package dev.lightbox.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;

/** The most heap that this process had in use. */
final class PeakHeap {
    private PeakHeap() {}

    /**
     * The peaks of all heap pools added up: at most a little more than there ever was at one time, garbage that nobody had
     * collected yet included.
     */
    static long bytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
