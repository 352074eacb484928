package dev.lightbox.doctor.internal.evidence;

import dev.lightbox.xray.client.SafeText;
import java.util.List;

/**
 * A stranger's text inside a text of ours. It is on one line, looked through for secrets once more, and cannot become
 * markup of Markdown or HTML.
 */
final class Quoted {
    private static final int MOST = 4000;

    private Quoted() {}

    /** For a mail or a plain file. */
    static String plain(String text) {
        return SafeText.of(text, MOST, List.of());
    }

    /** As Markdown code, also inside of tables. */
    static String code(String text) {
        String plain = plain(text).replace('`', '\'').replace("|", "¦");
        return plain.isEmpty() ? "" : "`" + plain + "`";
    }

    /** As Markdown prose. Only what could begin a tag, a link or a cell is changed. */
    static String prose(String text) {
        return plain(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("[", "\\[")
                .replace("`", "\\`")
                .replace("|", "\\|");
    }
}
