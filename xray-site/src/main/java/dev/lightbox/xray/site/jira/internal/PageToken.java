package dev.lightbox.xray.site.jira.internal;

import dev.lightbox.xray.site.jira.JiraRefusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says where the next page of a search starts. A token counts for its own query only; it opens nothing. */
public final class PageToken {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}):(-?[0-9]{1,10})");

    private PageToken() {}

    public static String of(int start, String query) {
        String text = start + ":" + query.hashCode();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws JiraRefusal when it is no token of this query */
    public static int start(String token, String query) {
        try {
            Matcher text = TEXT.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII));
            if (text.matches() && text.group(2).equals(Integer.toString(query.hashCode()))) {
                return Integer.parseInt(text.group(1));
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, as another query's token is.
        }
        throw JiraRefusal.badRequest("The provided next page token is invalid or has expired.");
    }
}
