package dev.lightbox.xray.site.jql.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The values of one condition. They reach the database as parameters only. Not thread-safe. */
final class Parameters {
    private final Map<String, Object> values = new HashMap<>();

    Map<String, Object> values() {
        return values;
    }

    /** How SQL refers to this value. */
    String of(Object value) {
        String name = "jql" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    String lower(String text) {
        return of(text.toLowerCase(Locale.ROOT));
    }

    /** That a column has this value, in any case. */
    String same(String column, String text) {
        return inLowerCase(text, value -> "(lower(" + column + ") = " + value + ")");
    }

    /**
     * A condition on {@code lower(…)} and this text. One database lowers letters beyond ASCII and the other does not, so
     * such a text is tried in both forms.
     */
    String inLowerCase(String text, Function<String, String> condition) {
        String all = text.toLowerCase(Locale.ROOT);
        String ascii = asciiLower(text);
        String first = condition.apply(of(all));
        return all.equals(ascii) ? first : "(" + first + " OR " + condition.apply(of(ascii)) + ")";
    }

    private static String asciiLower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            lower.append(character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character);
        }
        return lower.toString();
    }

    /** A list for {@code IN (…)}; one that is empty matches nothing. */
    String list(List<?> all, Object none) {
        return "(" + of(all.isEmpty() ? List.of(none) : all) + ")";
    }
}
