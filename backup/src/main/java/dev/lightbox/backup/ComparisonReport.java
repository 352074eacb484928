package dev.lightbox.backup;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How two snapshots differ.
 *
 * @param changes real differences first in the order of the snapshots, at most {@link #CHANGES_KEPT} of them
 * @param tallies the numbers of all items by kind
 * @param notRestorable how many single differences each row of {@link NotRestorable} explains
 */
public record ComparisonReport(
        List<Change> changes, Map<ItemKind, Tally> tallies, Map<NotRestorable, Long> notRestorable) {
    /** How many changes are listed; all are counted. */
    public static final int CHANGES_KEPT = 10_000;

    /**
     * Numbers of one kind.
     *
     * @param inherent items that differ only in what a restore cannot bring back
     */
    public record Tally(long added, long removed, long modified, long inherent, long unchanged) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        Tally plus(Tally more) {
            return new Tally(
                    added + more.added,
                    removed + more.removed,
                    modified + more.modified,
                    inherent + more.inherent,
                    unchanged + more.unchanged);
        }
    }

    public ComparisonReport {
        changes = List.copyOf(changes);
        tallies = Collections.unmodifiableMap(copy(ItemKind.class, tallies));
        notRestorable = Collections.unmodifiableMap(copy(NotRestorable.class, notRestorable));
    }

    private static <K extends Enum<K>, V> Map<K, V> copy(Class<K> type, Map<K, V> map) {
        Map<K, V> copy = new EnumMap<>(type);
        copy.putAll(map);
        return copy;
    }

    /** Numbers of all kinds together. */
    public Tally total() {
        return tallies.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /** Whether nothing differs but what a restore cannot bring back. */
    public boolean isSame() {
        Tally total = total();
        return total.added == 0 && total.removed == 0 && total.modified == 0;
    }
}
