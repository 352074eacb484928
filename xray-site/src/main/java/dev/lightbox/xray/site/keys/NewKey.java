package dev.lightbox.xray.site.keys;

import dev.lightbox.xray.site.users.DisplayName;
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

    /** A label as it may be kept: what is seen is what is there. */
    static String label(String text) {
        return DisplayName.optional("label of an API key", text, LONGEST_LABEL);
    }
}
