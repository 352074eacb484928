package dev.lightbox.xray.site.imports.internal.feature;

import dev.lightbox.xray.site.content.internal.Indentation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a feature file, numbered from 1. */
final class FeatureLines {
    private static final Pattern PRECONDITION =
            Pattern.compile("\\s*#\\s*@(?:PRECOND_)?([A-Z][A-Z0-9_]*-\\d{1,9})\\s*");

    private final List<String> lines;

    FeatureLines(String text) {
        // As the parser counts them.
        this.lines = List.of(text.split("\r\n|\r|\n", -1));
    }

    int count() {
        return lines.size();
    }

    private String line(int number) {
        return lines.get(number - 1);
    }

    /**
     * The lines from one up to another, less the blank ones and comments at the end, which belong to what follows, and less
     * the indentation that all share.
     */
    String text(int from, int end) {
        int last = end - 1;
        while (last >= from && isBlankOrComment(line(last))) {
            last--;
        }
        return Indentation.without(from > last ? List.of() : lines.subList(from - 1, last));
    }

    private static boolean isBlankOrComment(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    /** The comment that stands directly above a line, without its signs; null when there is none. */
    @Nullable
    String commentAbove(int start) {
        int first = start;
        while (first > 1
                && line(first - 1).stripLeading().startsWith("#")
                && !PRECONDITION.matcher(line(first - 1)).matches()) {
            first--;
        }
        List<String> comment = lines.subList(first - 1, start - 1).stream()
                .map(line -> line.strip().substring(1).strip())
                // The first line may say the language of the file.
                .filter(line -> !line.matches("language\\s*:.*"))
                .toList();
        String text = String.join("\n", comment).strip();
        return text.isEmpty() ? null : text;
    }

    /** A part of a background, with the key of the precondition that a comment above it names. */
    record Segment(@Nullable String key, String text) {}

    /** A background's parts: each comment with a key begins one. The comment may also stand above the background. */
    List<Segment> segments(int head, int end) {
        List<Segment> segments = new ArrayList<>();
        Matcher above = head > 1 ? PRECONDITION.matcher(line(head - 1)) : null;
        String key = above != null && above.matches() ? above.group(1) : null;
        int from = head + 1;
        for (int number = from; number < end; number++) {
            Matcher comment = PRECONDITION.matcher(line(number));
            if (comment.matches()) {
                add(segments, key, text(from, number));
                key = comment.group(1);
                from = number + 1;
            }
        }
        add(segments, key, text(from, end));
        return segments;
    }

    private static void add(List<Segment> segments, @Nullable String key, String text) {
        if (!text.isBlank()) {
            segments.add(new Segment(key, text));
        }
    }
}
