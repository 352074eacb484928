package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.SiteRefusal;
import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens. One use only. */
final class Lexer {
    private static final int MAX_CHARACTERS = 50_000;
    private static final int UNICODE_DIGITS = 4;
    private static final List<String> SYMBOLS =
            List.of("!=", "!~", "<=", ">=", "&&", "||", "=", "~", "<", ">", "(", ")", ",", "!");

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of {@code text}, the last of which is the end. */
    static List<Token> tokens(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw JqlError.at(text, 0, "The query has more than " + MAX_CHARACTERS + " characters");
        }
        return new Lexer(text).all();
    }

    private List<Token> all() {
        List<Token> tokens = new ArrayList<>();
        while (skipBlanks()) {
            tokens.add(next());
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
        return tokens;
    }

    private boolean skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private Token next() {
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            return quoted(first);
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Token.Kind.SYMBOL, symbol, at - symbol.length());
            }
        }
        return word();
    }

    private Token quoted(char quote) {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            value.append(character());
        }
        if (at == text.length()) {
            throw refusal("The quoted text that starts here has no end", start);
        }
        at++;
        return new Token(Token.Kind.QUOTED, value.toString(), start);
    }

    private Token word() {
        int start = at;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && isWordCharacter(text.charAt(at))) {
            value.append(character());
        }
        if (at == start) {
            throw refusal("The character '" + text.charAt(at) + "' must be quoted", at);
        }
        return new Token(Token.Kind.WORD, value.toString(), start);
    }

    /** The character here, or the one that an escape here stands for. */
    private char character() {
        int start = at;
        char character = text.charAt(at++);
        char read = character == '\\' && at < text.length() ? escaped(start) : character;
        if (read == '\0') {
            throw refusal("The character NUL cannot be part of a query", start);
        }
        return read;
    }

    private char escaped(int start) {
        char escape = text.charAt(at++);
        return switch (escape) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(start);
            case '\\', '"', '\'', ' ' -> escape;
            default -> throw refusal("'\\" + escape + "' is an illegal JQL escape sequence", start);
        };
    }

    private char unicode(int start) {
        int end = at + UNICODE_DIGITS;
        String digits = text.substring(at, Math.min(end, text.length()));
        if (!digits.matches("[0-9A-Fa-f]{4}")) {
            throw refusal("'\\u' needs four hexadecimal digits", start);
        }
        at = end;
        return (char) Integer.parseInt(digits, 16);
    }

    private static boolean isWordCharacter(char character) {
        return Character.isLetterOrDigit(character)
                || "_-.+:/@\\".indexOf(character) >= 0
                || (character > 127 && !Character.isWhitespace(character));
    }

    private SiteRefusal refusal(String what, int position) {
        return JqlError.at(text, position, what);
    }
}
