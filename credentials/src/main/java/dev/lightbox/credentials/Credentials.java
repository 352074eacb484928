package dev.lightbox.credentials;

import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What opens a site: an API key's Client ID and Client secret. Prints neither. */
public record Credentials(String clientId, Secret clientSecret) {
    private static final Pattern CLIENT_ID = Pattern.compile("[0-9A-Fa-f]{32}");
    private static final Pattern CLIENT_SECRET = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    /** What looks unlike an Xray key pair. A hint and no more: only the site knows whether it takes them. */
    public List<Finding> hints() {
        List<Finding> hints = new ArrayList<>();
        String secret = clientSecret.revealText();
        if (TOKEN.matcher(secret).matches()) {
            return List.of(Finding.warning(
                    "client-secret-is-token",
                    "The Client secret looks like a token that authenticate has answered with, which ends within a day.",
                    "Paste the Client secret that Xray showed when the API key was created."));
        }
        if (!CLIENT_ID.matcher(clientId).matches()) {
            hints.add(shapeHint("client-id-shape", "Client ID", clientId.length(), 32));
        }
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
