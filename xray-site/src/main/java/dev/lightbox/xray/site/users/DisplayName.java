package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.regex.Pattern;

/** Names that people give and others read: on one line, and what is seen is what is there. */
public final class DisplayName {
    /** Line breaks and other control characters, marks that reverse the writing, characters without width. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]+");

    private DisplayName() {}

    /**
     * The name without what cannot be seen and without blanks around it.
     *
     * @param of whose name it is, for the failure
     * @throws LightboxException {@code INVALID_INPUT} when nothing is left, or more than {@code longest} characters
     */
    public static String of(String of, String typed, int longest) {
        String name = UNSEEN.matcher(typed).replaceAll(" ").strip();
        if (name.isEmpty() || name.length() > longest) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    name.isEmpty()
                            ? "The name of a " + of + " is missing."
                            : "The name of a " + of + " has " + name.length() + " characters.",
                    "Give a name of 1 to " + longest + " characters.");
        }
        return name;
    }
}
