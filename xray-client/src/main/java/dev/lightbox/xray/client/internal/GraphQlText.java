package dev.lightbox.xray.client.internal;

import java.util.function.UnaryOperator;

/** Reads as much of a GraphQL document as the client must understand: names outside of strings and comments. */
public final class GraphQlText {
    private GraphQlText() {}

    /** The text with every variable renamed; {@code $} inside strings and comments is left alone. */
    public static String renameVariables(String text, UnaryOperator<String> renaming) {
        StringBuilder renamed = new StringBuilder(text.length() + 64);
        int at = 0;
        while (at < text.length()) {
            int end = tokenEnd(text, at);
            boolean variable = text.charAt(at) == '$' && end > at + 1;
            renamed.append(variable ? "$" + renaming.apply(text.substring(at + 1, end)) : text.substring(at, end));
            at = end;
        }
        return renamed.toString();
    }

    /** Whether the document holds a mutation, so that sending it twice may do its work twice. */
    public static boolean hasMutation(String document) {
        int depth = 0;
        for (int at = 0; at < document.length(); ) {
            int end = tokenEnd(document, at);
            switch (document.charAt(at)) {
                case '{', '(', '[' -> depth++;
                case '}', ')', ']' -> depth--;
                case 'm' -> {
                    if (depth == 0 && document.substring(at, end).equals("mutation")) {
                        return true;
                    }
                }
                default -> {}
            }
            at = end;
        }
        return false;
    }

    /** Where the string, comment, variable, name or single character that starts at {@code at} ends. */
    private static int tokenEnd(String text, int at) {
        char first = text.charAt(at);
        if (text.startsWith("\"\"\"", at)) {
            return blockStringEnd(text, at + 3);
        }
        if (first == '"') {
            return stringEnd(text, at + 1);
        }
        if (first == '#') {
            int lineEnd = text.indexOf('\n', at);
            return lineEnd < 0 ? text.length() : lineEnd;
        }
        int end = at + 1;
        if (first == '$' || isNamePart(first)) {
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private static int blockStringEnd(String text, int from) {
        int end = text.indexOf("\"\"\"", from);
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end = text.indexOf("\"\"\"", end + 3);
        }
        return end < 0 ? text.length() : end + 3;
    }

    private static int stringEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\n') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    private static boolean isNamePart(char c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
