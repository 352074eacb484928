package dev.lightbox.xray.site.content.internal;

import java.util.List;
import java.util.stream.Collectors;

/** Takes away the white space that all lines of a text begin with; what one line has more than another stays. */
public final class Indentation {
    private Indentation() {}

    /** The lines as one text, without blank lines around it. */
    public static String without(List<String> lines) {
        int first = 0;
        int last = lines.size();
        while (first < last && lines.get(first).isBlank()) {
            first++;
        }
        while (last > first && lines.get(last - 1).isBlank()) {
            last--;
        }
        List<String> inner = lines.subList(first, last);
        int shared = inner.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> shared(line, inner.getFirst()))
                .min()
                .orElse(0);
        return inner.stream()
                .map(line -> line.isBlank() ? "" : line.substring(shared).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    /** How much of their white space two lines have in common. */
    private static int shared(String line, String other) {
        int count = 0;
        while (count < Math.min(line.length(), other.length())
                && line.charAt(count) == other.charAt(count)
                && Character.isWhitespace(line.charAt(count))) {
            count++;
        }
        return count;
    }
}
