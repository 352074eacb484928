package dev.lightbox.credentials.internal;

/** Text as it comes from mails, tables and chats. */
public final class PastedText {
    private static final String QUOTES = "\"'`´„‚";

    private static final char NO_BREAK_SPACE = '\u00a0';

    private PastedText() {}

    /** The text without blanks, line breaks, invisible characters and quotes around it; what lies inside stays. */
    public static String clean(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isNoise(text.charAt(start))) {
            start++;
        }
        while (end > start && isNoise(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text without byte order marks and invisible characters, wherever they are, and without blanks around it. */
    public static String withoutMarks(String text) {
        StringBuilder kept = new StringBuilder();
        text.chars()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(c -> kept.append((char) (c == NO_BREAK_SPACE ? ' ' : c)));
        return kept.toString().strip();
    }

    private static boolean isNoise(char c) {
        return QUOTES.indexOf(c) >= 0
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION -> true;
                    default -> false;
                };
    }
}
