package dev.lightbox.backup;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a restore did.
 *
 * @param created items created now, by kind
 * @param existed items that were there already, by kind
 * @param failed items and parts of items that the target refused, with its words; at most {@link #FAILURES_KEPT}
 * @param failureCount how many there were in all
 * @param notDone items of the plan that were in conflict or cannot come back
 * @param lost what the API cannot bring back, and how often the snapshot holds it
 * @param ids which id became which; complete, earlier runs included
 * @param requests requests sent
 */
public record RestoreReport(
        Map<ItemKind, Long> created,
        Map<ItemKind, Long> existed,
        List<Failure> failed,
        long failureCount,
        List<RestorePlan.Item> notDone,
        Map<NotRestorable, Long> lost,
        IdMap ids,
        long requests) {
    /** How many failures are named. */
    public static final int FAILURES_KEPT = 10_000;

    /**
     * Something that did not come back although it should.
     *
     * @param label key or id in the snapshot
     * @param reason what the target said, or what was missing
     */
    public record Failure(ItemKind kind, String id, String label, String reason) {}

    public RestoreReport {
        created = copy(ItemKind.class, created);
        existed = copy(ItemKind.class, existed);
        failed = List.copyOf(failed);
        notDone = List.copyOf(notDone);
        lost = copy(NotRestorable.class, lost);
    }

    private static <K extends Enum<K>> Map<K, Long> copy(Class<K> type, Map<K, Long> map) {
        Map<K, Long> copy = new EnumMap<>(type);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    /** Whether everything came back that can come back. */
    public boolean isComplete() {
        return failureCount == 0 && notDone.isEmpty();
    }
}
