package dev.lightbox.server.wire;

import dev.lightbox.xray.api.SiteHost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain socket to a site, for bytes that HTTP clients are too polite to send. */
final class WireSocket implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("\\AHTTP/1\\.1 (\\d{3})");

    private final Socket socket;

    WireSocket(WireSite site) throws IOException {
        socket = new Socket(
                InetAddress.getLoopbackAddress(),
                site.listeners.address(SiteHost.EU).getPort());
        socket.setSoTimeout(20_000);
    }

    /** What came back until the server hung up. */
    record Answer(String text) {
        /** Of the first answer; 0 when the server hung up without one. */
        int status() {
            Matcher status = STATUS.matcher(text);
            return status.find() ? Integer.parseInt(status.group(1)) : 0;
        }
    }

    /** Sends these bytes, then nothing any more, and reads until the server hangs up. */
    static Answer exchange(WireSite site, byte[] request) throws IOException {
        try (WireSocket socket = new WireSocket(site)) {
            return socket.send(request);
        }
    }

    /** Each character is one byte, so that a test can write any byte. */
    static Answer exchange(WireSite site, String request) throws IOException {
        return exchange(site, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Answer send(byte[] request) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(answer);
        } catch (SocketException hungUp) {
            // The server need not read all of a request that it has refused; what it said before counts.
        }
        return new Answer(answer.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
