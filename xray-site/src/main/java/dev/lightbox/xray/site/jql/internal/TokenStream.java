package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.SiteRefusal;
import java.util.List;
import java.util.Locale;

/** The tokens of one query with the place that the parser has reached. One use only. */
final class TokenStream {
    private final String text;
    private final List<Token> tokens;
    private int next;

    TokenStream(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    Token peek() {
        return tokens.get(next);
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** The token here, of which it goes on; the end stays the end. */
    Token take() {
        Token taken = peek();
        next += atEnd() ? 0 : 1;
        return taken;
    }

    /** The token before this place. */
    Token previous() {
        return tokens.get(Math.max(0, next - 1));
    }

    boolean takeWord(String word) {
        boolean found = peek().isWord(word);
        next += found ? 1 : 0;
        return found;
    }

    boolean takeSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        next += found ? 1 : 0;
        return found;
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw expected("'" + word.toUpperCase(Locale.ROOT) + "'");
        }
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    /** That something else should stand here. */
    SiteRefusal expected(String what) {
        return refusal("Expecting " + what + " but got " + peek().shown(), peek().position());
    }

    SiteRefusal refusal(String what, int position) {
        return JqlError.at(text, position, what);
    }
}
