package dev.lightbox.credentials;

import dev.lightbox.credentials.internal.PastedText;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What opens a site: an API key's Client ID and Client secret. Prints neither. */
public record Credentials(String clientId, Secret clientSecret) {
    private static final Pattern CLIENT_ID = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final Pattern CLIENT_SECRET = Pattern.compile("[0-9A-Fa-f]{64}");

    /**
     * Takes both as a person pasted them: blanks, quotes and line breaks around them are dropped.
     *
     * @throws LightboxException {@code INVALID_INPUT} when nothing is left of one of them
     */
    public static Credentials pasted(String clientId, Secret clientSecret) {
        return new Credentials(
                required("Client ID", PastedText.clean(clientId)),
                Secret.of(required("Client secret", PastedText.clean(clientSecret.revealText()))));
    }

    private static String required(String field, String text) {
        if (text.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The " + field + " is empty.",
                    "Paste the " + field + " as Xray showed it when the API key was created.");
        }
        return text;
    }

    /** What looks unlike an Xray key pair. A hint and no more: only the site knows whether it takes them. */
    public List<Finding> hints() {
        boolean swapped = CLIENT_SECRET.matcher(clientId).matches()
                && CLIENT_ID.matcher(clientSecret.revealText()).matches();
        return swapped ? List.of(swappedHint()) : shapeHints();
    }

    private static Finding swappedHint() {
        return Finding.warning(
                "credentials-swapped",
                "The Client ID looks like a Client secret, and the other way round.",
                "Exchange the two fields.");
    }

    private List<Finding> shapeHints() {
        List<Finding> hints = new ArrayList<>();
        if (!CLIENT_ID.matcher(clientId).matches()) {
            hints.add(shapeHint("client-id-shape", "Client ID", clientId.length(), 32));
        }
        String secret = clientSecret.revealText();
        if (!CLIENT_SECRET.matcher(secret).matches()) {
            hints.add(shapeHint("client-secret-shape", "Client secret", secret.length(), 64));
        }
        return List.copyOf(hints);
    }

    private static Finding shapeHint(String check, String field, int length, int expected) {
        return Finding.warning(
                check,
                "Xray's %s has %d hexadecimal digits; this one has %d %s."
                        .formatted(field, expected, length, length == 1 ? "character" : "characters"),
                "Compare it with what Xray showed.");
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
