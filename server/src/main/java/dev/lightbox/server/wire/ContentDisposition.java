package dev.lightbox.server.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The header that names a file to be saved (RFC 6266). */
final class ContentDisposition {
    private ContentDisposition() {}

    /**
     * Names with anything but plain ASCII are given twice: readable for old clients, exact for the others. Slashes become
     * underscores: a client that saves under the name as it is must not be led out of its folder.
     */
    static String attachment(String given) {
        String filename = given.replace('/', '_').replace('\\', '_');
        String plain = filename.replaceAll("[^ !#-\\[\\]-~]", "_");
        String quoted = "attachment; filename=\"" + plain + "\"";
        return plain.equals(filename)
                ? quoted
                : quoted + "; filename*=UTF-8''"
                        + URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
