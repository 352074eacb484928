package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.regex.Pattern;

/** Names and labels that people give and others read: on one line, and what is seen is what is there. */
public final class DisplayName {
    /** As they are and not as escapes: only then does a pattern look back by whole characters. */
    private static final String SKIN_TONES = "\uD83C\uDFFB-\uD83C\uDFFF";

    /**
     * Line breaks and other control characters, marks that reverse the writing, characters without width, halves of
     * characters. What joins two pictures to one may stay.
     */
    private static final Pattern UNSEEN = Pattern.compile("(?:[\\p{Cc}\\p{Cs}\\u00AD\\u061C\\u200B\\u200C\\u200E\\u200F"
            + "\\u2028-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]"
            + "|(?<![\\p{IsExtended_Pictographic}" + SKIN_TONES + "\\uFE0F])\\u200D)+");

    private DisplayName() {}

    /**
     * The name without what cannot be seen and without blanks around it.
     *
     * @param of whose name it is, for the failure
     * @throws LightboxException {@code INVALID_INPUT} when nothing is left, or more than {@code longest} characters
     */
    public static String of(String of, String typed, int longest) {
        return bounded("name of a " + of, visible(typed), 1, longest);
    }

    /**
     * The same of a text that may be empty.
     *
     * @param what the text is, for the failure
     * @throws LightboxException {@code INVALID_INPUT} when more than {@code longest} characters are left
     */
    public static String optional(String what, String typed, int longest) {
        return bounded(what, visible(typed), 0, longest);
    }

    /** What can be seen of it, without blanks around it. */
    public static String visible(String typed) {
        return UNSEEN.matcher(typed).replaceAll(" ").strip();
    }

    private static String bounded(String what, String text, int shortest, int longest) {
        if (text.length() < shortest || text.length() > longest) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    text.isEmpty()
                            ? "The " + what + " is missing."
                            : "The " + what + " has " + text.length() + " characters.",
                    "Give one of " + shortest + " to " + longest + " characters.");
        }
        return text;
    }
}
