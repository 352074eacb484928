package dev.lightbox.server.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A site's host whose clock is off: what it answers passes unchanged but for the header {@code Date}. */
final class SkewedSite implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final URI host;
    private final Duration ahead;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SkewedSite(URI host, Duration ahead) throws IOException {
        this.host = host;
        this.ahead = ahead;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(() -> {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                threads.submit(() -> pass(client));
            }
            return null;
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** One request for each connection. */
    private Void pass(Socket client) throws IOException {
        try (client;
                Socket site = new Socket(host.getHost(), host.getPort())) {
            String head = head(client.getInputStream());
            Matcher length = LENGTH.matcher(head);
            byte[] body = client.getInputStream().readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            String passed = head.replaceAll("(?im)^connection:[^\\r]*\\r\\n", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            site.getOutputStream().write(passed.getBytes(StandardCharsets.ISO_8859_1));
            site.getOutputStream().write(body);
            String answer = new String(site.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    ZonedDateTime.now(ZoneOffset.UTC).plus(ahead));
            client.getOutputStream()
                    .write(answer.replaceFirst("(?im)^date:[^\\r]*", "Date: " + date)
                            .getBytes(StandardCharsets.ISO_8859_1));
        }
        return null;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client went away");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
