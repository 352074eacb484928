package dev.lightbox.xray.site.jira.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which fields of issues an answer shows: the {@code fields} of a request. */
public record FieldSelection(boolean all, Set<String> included, Set<String> excluded) {
    public FieldSelection {
        included = Set.copyOf(included);
        excluded = Set.copyOf(excluded);
    }

    /** Every field. */
    public static FieldSelection everything() {
        return new FieldSelection(true, Set.of(), Set.of());
    }

    /** Only ids and keys. */
    public static FieldSelection nothing() {
        return new FieldSelection(false, Set.of(), Set.of());
    }

    /**
     * @param names field ids, {@code *all}, {@code *navigable}; a minus before a field leaves it out
     * @param none what counts when there are no names
     */
    public static FieldSelection of(List<String> names, FieldSelection none) {
        if (names.isEmpty()) {
            return none;
        }
        Set<String> included = new HashSet<>();
        Set<String> excluded = new HashSet<>();
        names.forEach(name -> {
            if (name.startsWith("-")) {
                excluded.add(name.substring(1));
            } else {
                included.add(name);
            }
        });
        boolean all = included.removeAll(Set.of("*all", "*navigable")) || included.isEmpty();
        return new FieldSelection(all, included, excluded);
    }

    public boolean shows(String field) {
        return !excluded.contains(field) && (all || included.contains(field));
    }
}
