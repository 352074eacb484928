package dev.lightbox.backup.internal.compare;

import dev.lightbox.backup.internal.canonical.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Finds where two JSON documents differ: the deepest places, in a fixed order. Stateless. */
public final class JsonDiff {
    /** How much of a value is shown. */
    static final int SHOWN = 300;

    /** One place; an absent value is empty. */
    public record Place(String path, Optional<String> before, Optional<String> after) {}

    private JsonDiff() {}

    /** All places in which {@code before} and {@code after} differ; none when they are equal. */
    public static List<Place> of(JsonNode before, JsonNode after) {
        List<Place> places = new ArrayList<>();
        compare("", before, after, places);
        return places;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Place> places) {
        if (before.isObject() && after.isObject()) {
            TreeSet<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (String name : names) {
                compare(path.isEmpty() ? name : path + "." + name, before.path(name), after.path(name), places);
            }
        } else if (before.isArray() && after.isArray()) {
            compareLists(path, before, after, places);
        } else if (!same(before, after)) {
            places.add(new Place(path, shown(before), shown(after)));
        }
    }

    private static void compareLists(String path, JsonNode before, JsonNode after, List<Place> places) {
        if (isReordered(before, after)) {
            places.add(new Place(path + "(order)", shown(before), shown(after)));
            return;
        }
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            compare(path + "[" + i + "]", before.path(i), after.path(i), places);
        }
    }

    /** Whether two lists of plain values hold the same ones in another order. */
    private static boolean isReordered(JsonNode before, JsonNode after) {
        List<String> left = sorted(before);
        return before.size() > 1
                && before.size() == after.size()
                && StreamSupport.stream(before.spliterator(), false).allMatch(JsonNode::isValueNode)
                && left.equals(sorted(after))
                && !CanonicalJson.text(before).equals(CanonicalJson.text(after));
    }

    private static List<String> sorted(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(CanonicalJson::text)
                .sorted()
                .toList();
    }

    private static boolean same(JsonNode before, JsonNode after) {
        if (before.isMissingNode() || after.isMissingNode()) {
            return before.isMissingNode() && after.isMissingNode();
        }
        return CanonicalJson.text(before).equals(CanonicalJson.text(after));
    }

    /** A value as JSON; a long one is cut, and the mark tells cut values apart that differ only behind the cut. */
    private static Optional<String> shown(JsonNode value) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        String text = CanonicalJson.text(value);
        return Optional.of(
                text.length() <= SHOWN
                        ? text
                        : text.substring(0, SHOWN) + "… (" + text.length() + " characters, "
                                + "%08x".formatted(text.hashCode()) + ")");
    }
}
