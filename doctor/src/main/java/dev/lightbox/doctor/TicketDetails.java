package dev.lightbox.doctor;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a person adds to an examination before it goes to the vendor's support.
 *
 * @param siteUrls the addresses of Jira and Confluence, ten at most
 * @param screenshot of Atlassian administration, Security, Data residency, with region and status of Jira and Xray
 */
public record TicketDetails(List<URI> siteUrls, Optional<Screenshot> screenshot) {
    public static final TicketDetails NONE = new TicketDetails(List.of(), Optional.empty());

    private static final int MOST_URLS = 10;

    public TicketDetails {
        siteUrls = List.copyOf(siteUrls);
        if (siteUrls.size() > MOST_URLS) {
            throw invalid(
                    "There are more than " + MOST_URLS + " site addresses.", "Give those of Jira and Confluence.");
        }
        siteUrls.forEach(TicketDetails::requireSiteAddress);
    }

    /** Whether this may stand in a ticket: a login or a query could hold what a stranger must not read. */
    public static boolean isSiteAddress(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        return web && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null;
    }

    private static void requireSiteAddress(URI url) {
        if (!isSiteAddress(url)) {
            throw invalid(
                    "The site's address must look like https://host, with nothing but a path behind it.",
                    "Give the address that stands in the browser on the site's first page.");
        }
    }

    private static LightboxException invalid(String message, String remedy) {
        return new LightboxException(ErrorCode.INVALID_INPUT, message, remedy);
    }

    /**
     * A picture as PNG or JPEG, told by its first bytes and not by its name.
     *
     * @param content at most 8 MiB; not copied
     */
    public record Screenshot(byte[] content) {
        public static final int MAX_BYTES = 8 << 20;

        private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

        public Screenshot {
            if (content.length > MAX_BYTES) {
                throw invalid(
                        "The screenshot is larger than 8 MiB.", "Cut it down to the part that shows the regions.");
            }
            if (!startsWith(content, PNG) && !startsWith(content, JPEG)) {
                throw invalid("The screenshot is neither PNG nor JPEG.", "Save it as one of the two.");
            }
        }

        /** @throws LightboxException {@code INVALID_INPUT} when it cannot be read or is no such picture */
        public static Screenshot read(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                return new Screenshot(in.readNBytes(MAX_BYTES + 1));
            } catch (IOException unreadable) {
                throw new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "The screenshot " + file + " could not be read: " + unreadable.getMessage() + ".",
                        "Name a file that you may read.",
                        unreadable);
            }
        }

        /** Its name in the bundle, whatever it was called before. */
        public String name() {
            return startsWith(content, PNG) ? "data-residency.png" : "data-residency.jpg";
        }

        private static boolean startsWith(byte[] content, byte[] start) {
            return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
        }
    }
}
