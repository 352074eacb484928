package dev.lightbox.xray.site.jql.internal;

import java.util.Locale;
import java.util.Set;

/**
 * A piece of a query.
 *
 * @param text the value of a quoted text without its quotes, else as written
 * @param position index of its first character, from 0
 */
record Token(Kind kind, String text, int position) {
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not", "in", "is", "order", "by", "was", "changed");

    enum Kind {
        WORD,
        QUOTED,
        SYMBOL,
        END
    }

    /** Whether it is that keyword, in any case and without quotes. */
    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it can be a field's name or a value. */
    boolean isName() {
        return kind == Kind.QUOTED || (kind == Kind.WORD && !KEYWORDS.contains(text.toLowerCase(Locale.ROOT)));
    }

    /** How messages call it. */
    String shown() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
