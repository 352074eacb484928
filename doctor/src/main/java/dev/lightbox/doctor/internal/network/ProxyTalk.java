package dev.lightbox.doctor.internal.network;

import dev.lightbox.kernel.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a proxy to open the way to a site, and reads no more than the head of its answer. */
final class ProxyTalk {
    private static final int MAX_HEAD = 16 * 1024;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})\\b.*", Pattern.DOTALL);

    private ProxyTalk() {}

    /**
     * Sends {@code CONNECT}; afterwards the socket leads to the site when the status is 2xx.
     *
     * @param target host and port
     * @return the status; 0 when the answer is none of HTTP
     */
    static int connect(Socket proxy, String target, Optional<Secret> authorization) throws IOException {
        StringBuilder request = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
        authorization.ifPresent(login -> request.append("Proxy-Authorization: ")
                .append(login.revealText())
                .append("\r\n"));
        proxy.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        Matcher status = STATUS_LINE.matcher(head(proxy.getInputStream()));
        return status.matches() ? Integer.parseInt(status.group(1)) : 0;
    }

    /** Byte by byte, since what follows the head belongs to the site. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineEnds = 0;
        while (lineEnds < 2 && head.size() < MAX_HEAD) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
            lineEnds = next == '\n' ? lineEnds + 1 : next == '\r' ? lineEnds : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
