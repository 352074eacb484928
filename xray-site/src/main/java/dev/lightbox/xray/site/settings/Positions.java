package dev.lightbox.xray.site.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The order of a short list that people put into order. */
final class Positions {
    private Positions() {}

    /**
     * Moves one entry and tells where each is after that.
     *
     * @param ids all entries in their order
     * @param to the entry's new place, 0 for the first; beyond the end means the last
     * @param write told each entry and its place
     */
    static <K> void move(List<K> ids, K moved, int to, BiConsumer<K, Integer> write) {
        List<K> order = new ArrayList<>(ids);
        order.remove(moved);
        order.add(Math.clamp(to, 0, order.size()), moved);
        for (int place = 0; place < order.size(); place++) {
            write.accept(order.get(place), place);
        }
    }
}
