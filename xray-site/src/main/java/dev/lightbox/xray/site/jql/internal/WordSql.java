package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.jql.JqlCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a text search as SQL. Every word must occur, anywhere and in any case; words within quotes must follow each other
 * as they stand. An asterisk is understood, since words match anywhere.
 */
final class WordSql {
    private static final Pattern PIECE = Pattern.compile("\"([^\"]*)\"|[^\\s\"]+");

    private WordSql() {}

    /** What must occur. */
    static List<String> pieces(String searched) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(searched.replace("*", " "));
        while (piece.find()) {
            String phrase = piece.group(1);
            pieces.add(phrase == null ? piece.group() : phrase.strip());
        }
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    static String column(Field field) {
        return switch (field) {
            case SUMMARY -> "i.summary";
            case DESCRIPTION -> "coalesce(i.description, '')";
            case TEXT -> "i.summary || ' ' || coalesce(i.description, '')";
            default -> throw new IllegalStateException(field.name().toLowerCase(Locale.ROOT) + " is no text");
        };
    }

    static String sql(Field field, List<String> pieces, Parameters parameters) {
        String column = "lower(" + column(field) + ")";
        return pieces.isEmpty()
                ? JqlCondition.EVERYTHING
                : pieces.stream()
                        .map(piece -> parameters.inLowerCase(
                                piece, value -> "replace(%1$s, %2$s, '') <> %1$s".formatted(column, value)))
                        .collect(Collectors.joining(" AND ", "(", ")"));
    }
}
