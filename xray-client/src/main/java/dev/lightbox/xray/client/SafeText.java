package dev.lightbox.xray.client;

import dev.lightbox.kernel.Secret;
import java.util.List;
import java.util.regex.Pattern;

/** Makes a stranger's text fit to be shown: no secrets, no control characters, not long. */
public final class SafeText {
    /** Looked at before cutting, so that a secret at the cut is not half shown. */
    private static final int EXAMINED = 64 * 1024;

    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*){1,2}");
    /** Also with other digits stuck to it. */
    private static final Pattern CLIENT_SECRET = Pattern.compile("[0-9A-Fa-f]{64,}");

    /** Controls, line separators, and marks that reorder or hide what follows on a screen. */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");

    private SafeText() {}

    /**
     * The text on one line, cut to {@code length} characters, without the given secrets and without whatever looks like
     * a token or a client secret.
     */
    public static String of(String text, int length, List<Secret> secrets) {
        String safe = text.length() > EXAMINED ? text.substring(0, EXAMINED) : text;
        for (Secret secret : secrets) {
            safe = secret.isEmpty() ? safe : safe.replace(secret.revealText(), "[removed]");
        }
        safe = TOKEN.matcher(safe).replaceAll("[removed]");
        safe = CLIENT_SECRET.matcher(safe).replaceAll("[removed]");
        safe = UNSHOWABLE.matcher(safe).replaceAll(" ").strip();
        return safe.length() <= length ? safe : safe.substring(0, length) + "…";
    }
}
