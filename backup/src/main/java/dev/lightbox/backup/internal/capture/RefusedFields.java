package dev.lightbox.backup.internal.capture;

import dev.lightbox.xray.client.GraphQlError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields that this site does not serve, learnt from its answers: they are left out of whatever is asked next. Not
 * thread-safe.
 */
final class RefusedFields {
    private static final Pattern NOT_SERVED = Pattern.compile("Field \"?([\\w.]+)\"? is not served by this version");
    private static final Pattern NOT_IN_SCHEMA =
            Pattern.compile("Cannot query field [\"'](\\w+)[\"'] on type [\"'](\\w+)[\"']"
                    + "|Field '(\\w+)' in type '(\\w+)' is undefined");

    /** {@code Type.field} and what the site said. */
    private final Map<String, String> reasons = new TreeMap<>();

    /** Learns from errors; true when a field of {@code selection} turned out to be refused. */
    boolean learn(Selection selection, List<GraphQlError> errors) {
        boolean learnt = false;
        for (GraphQlError error : errors) {
            learnt |= refused(selection, error)
                    .filter(field -> isSelected(selection, field))
                    .map(field -> {
                        reasons.put(field, error.message());
                        return true;
                    })
                    .orElse(false);
        }
        return learnt;
    }

    private static boolean isSelected(Selection selection, String field) {
        return !selection.equals(without(selection, field));
    }

    private static Optional<String> refused(Selection selection, GraphQlError error) {
        Matcher schema = NOT_IN_SCHEMA.matcher(error.message());
        if (schema.find()) {
            return Optional.of(
                    schema.group(1) != null
                            ? schema.group(2) + "." + schema.group(1)
                            : schema.group(4) + "." + schema.group(3));
        }
        Matcher served = NOT_SERVED.matcher(error.message());
        if (!served.find()) {
            return Optional.empty();
        }
        if (served.group(1).contains(".")) {
            return Optional.of(served.group(1));
        }
        List<String> path = error.path().stream().filter(part -> !isIndex(part)).toList();
        return path.isEmpty() ? Optional.empty() : selection.ownerOf(path).map(owner -> owner + "." + path.getLast());
    }

    private static boolean isIndex(String part) {
        return !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** What is left of a selection. */
    Selection prune(Selection selection) {
        Selection pruned = selection;
        for (String field : reasons.keySet()) {
            pruned = without(pruned, field);
        }
        return pruned;
    }

    private static Selection without(Selection selection, String field) {
        int dot = field.lastIndexOf('.');
        return selection.without(field.substring(0, dot), field.substring(dot + 1));
    }

    /** {@code Type.field} and what the site said about it, by name. */
    Map<String, String> reasons() {
        return Map.copyOf(reasons);
    }
}
