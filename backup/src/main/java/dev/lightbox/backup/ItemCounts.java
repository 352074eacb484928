package dev.lightbox.backup;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How many items there are of each kind in each project. Immutable; kinds without items are left out. */
public record ItemCounts(Map<String, Map<ItemKind, Long>> byProject) {
    /** Nothing counted. */
    public static final ItemCounts NONE = new ItemCounts(Map.of());

    public ItemCounts {
        Map<String, Map<ItemKind, Long>> copy = new TreeMap<>();
        byProject.forEach((project, counts) -> {
            Map<ItemKind, Long> kinds = new EnumMap<>(ItemKind.class);
            kinds.putAll(counts);
            copy.put(project, Collections.unmodifiableMap(kinds));
        });
        byProject = Collections.unmodifiableMap(copy);
    }

    /** Items of one kind in one project. */
    public long of(String projectId, ItemKind kind) {
        return byProject.getOrDefault(projectId, Map.of()).getOrDefault(kind, 0L);
    }

    /** Items of one kind in all projects. */
    public long of(ItemKind kind) {
        return byProject.values().stream()
                .mapToLong(counts -> counts.getOrDefault(kind, 0L))
                .sum();
    }

    /** Collects counts. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Map<ItemKind, Long>> counts = new TreeMap<>();

        /** Counts {@code more} items. */
        public Builder add(String projectId, ItemKind kind, long more) {
            counts.computeIfAbsent(projectId, _ -> new EnumMap<>(ItemKind.class))
                    .merge(kind, more, Long::sum);
            return this;
        }

        public ItemCounts build() {
            return new ItemCounts(counts);
        }
    }
}
