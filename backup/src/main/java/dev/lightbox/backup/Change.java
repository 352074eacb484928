package dev.lightbox.backup;

import java.util.List;
import java.util.Optional;

/** How one item differs between two snapshots. Items that do not differ are counted, not listed. */
public sealed interface Change {

    /**
     * An item of a snapshot.
     *
     * @param projectId empty for what belongs to no project
     * @param path where it lies in its snapshot
     * @param label what a person calls it: the issue key, or the id
     */
    record Item(ItemKind kind, String projectId, String id, String path, String label) {}

    /**
     * One place in which two documents differ.
     *
     * @param path where, as {@code steps[2].action}
     * @param before the value in the first snapshot as JSON, shortened; empty when it is absent there
     * @param after the value in the second snapshot
     * @param inherent why a restore cannot avoid it; empty for a real difference
     */
    record Difference(String path, Optional<String> before, Optional<String> after, Optional<NotRestorable> inherent) {
        public Difference {
            if (before.equals(after)) {
                throw new IllegalArgumentException("Equal values at " + path + " are no difference.");
            }
        }
    }

    /** Only in the second snapshot. */
    record Added(Item after) implements Change {}

    /** Only in the first snapshot. */
    record Removed(Item before) implements Change {}

    /** In both, and not the same. */
    record Modified(Item before, Item after, List<Difference> differences) implements Change {
        public Modified {
            differences = List.copyOf(differences);
            if (differences.isEmpty()) {
                throw new IllegalArgumentException("Modified needs a difference: " + before.path());
            }
        }

        /** Whether a restore explains every difference. */
        public boolean onlyInherent() {
            return differences.stream()
                    .allMatch(difference -> difference.inherent().isPresent());
        }
    }

    /** The item, of the first snapshot where it is there. */
    default Item item() {
        return switch (this) {
            case Added added -> added.after;
            case Removed removed -> removed.before;
            case Modified modified -> modified.before;
        };
    }

    /** Whether it is more than a restore explains. */
    default boolean isReal() {
        return !(this instanceof Modified modified) || !modified.onlyInherent();
    }
}
