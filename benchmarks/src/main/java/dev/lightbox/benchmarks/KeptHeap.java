package dev.lightbox.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** What the garbage collector leaves: {@link PeakHeap} grows with the room that there is, this with what is needed. */
final class KeptHeap {
    private final Set<String> pools;
    private final AtomicLong most = new AtomicLong();

    private KeptHeap(Set<String> pools) {
        this.pools = pools;
    }

    /** Watches the collections of this process from now on. */
    static KeptHeap watch() {
        KeptHeap kept = new KeptHeap(ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet()));
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> ((NotificationEmitter) collector)
                        .addNotificationListener((event, _) -> kept.note(event), null, null));
        return kept;
    }

    private void note(Notification event) {
        if (event.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            long after =
                    GarbageCollectionNotificationInfo.from((CompositeData) event.getUserData())
                            .getGcInfo()
                            .getMemoryUsageAfterGc()
                            .entrySet()
                            .stream()
                            .filter(pool -> pools.contains(pool.getKey()))
                            .mapToLong(pool -> pool.getValue().getUsed())
                            .sum();
            most.accumulateAndGet(after, Math::max);
        }
    }

    /** The most that a collection left, dead objects in parts that it did not look at included. */
    long bytes() {
        return most.get();
    }
}
