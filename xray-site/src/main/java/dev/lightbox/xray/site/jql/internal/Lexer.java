package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.SiteRefusal;
import java.util.ArrayList;
import java.util.List;

/** Cuts a query into tokens. One use only. */
final class Lexer {
    private static final int MAX_CHARACTERS = 50_000;
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
            throw refusal("The query has more than " + MAX_CHARACTERS + " characters", 0);
        }
        return new Lexer(text).all();
    }

    static SiteRefusal refusal(String what, int position) {
        return SiteRefusal.badRequest("Error in the JQL Query: " + what + ". (character " + (position + 1) + ")");
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
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw refusal("The quoted text that starts here has no end", start);
        }
        at++;
        return new Token(Token.Kind.QUOTED, value.toString(), start);
    }

    private Token word() {
        int start = at;
        while (at < text.length() && isWordCharacter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw refusal("The character '" + text.charAt(at) + "' must be quoted", at);
        }
        return new Token(Token.Kind.WORD, text.substring(start, at), start);
    }

    private static boolean isWordCharacter(char character) {
        return Character.isLetterOrDigit(character)
                || "_-.+:/@".indexOf(character) >= 0
                || (character > 127 && !Character.isWhitespace(character));
    }
}
