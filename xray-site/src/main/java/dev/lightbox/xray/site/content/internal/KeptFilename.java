package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.users.DisplayName;

/** The names of files as they are kept. Clients download by them, and answers carry them in a header. */
final class KeptFilename {
    /** In whole characters; as long as file systems and Jira take. */
    private static final int MAX_LENGTH = 255;

    private static final String NAMELESS = "attachment";

    private KeptFilename() {}

    /** What can be seen of the name; what cannot, PostgreSQL or a terminal might choke on. */
    static String of(String sent) {
        String seen = DisplayName.visible(sent);
        int length = Math.min(MAX_LENGTH, seen.codePointCount(0, seen.length()));
        return length == 0 ? NAMELESS : seen.substring(0, seen.offsetByCodePoints(0, length));
    }
}
