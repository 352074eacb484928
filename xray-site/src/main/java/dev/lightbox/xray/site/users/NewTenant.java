package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.Region;
import java.net.URI;

/**
 * A tenant to be created.
 *
 * @param name 1 to 60 characters, by which people choose it
 * @param browseUrl what {@code self} links start with; an http or https address, kept without a trailing slash
 */
public record NewTenant(String name, String browseUrl, Region region) {
    private static final int LONGEST_NAME = 60;

    public NewTenant {
        name = DisplayName.of("site", name, LONGEST_NAME);
        browseUrl = browseUrl.strip().replaceAll("/+$", "");
        requireAddress(browseUrl);
    }

    private static void requireAddress(String text) {
        if (!isAddress(text)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + text + "\" cannot be what links of a site start with.",
                    "Give an address such as https://example.atlassian.net.");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
