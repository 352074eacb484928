package dev.lightbox.xray.site.keys;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.time.Duration;
import java.util.Optional;

/**
 * What is asked of a new key.
 *
 * @param label what it is for, at most {@value #LONGEST_LABEL} characters; may be empty
 * @param lifetime how long its secret is to work; when empty, as long as the site's policy allows
 */
public record NewKey(String label, Optional<Duration> lifetime) {
    static final int LONGEST_LABEL = 200;
    /** As Xray makes them. */
    public static final NewKey PLAIN = new NewKey("", Optional.empty());

    public NewKey {
        label = label(label);
    }

    /** A label as it may be kept. */
    static String label(String text) {
        String label = text.strip();
        if (label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The label of an API key is one line of at most " + LONGEST_LABEL + " characters; this one is not.",
                    "Shorten it, and leave line breaks out.");
        }
        return label;
    }
}
