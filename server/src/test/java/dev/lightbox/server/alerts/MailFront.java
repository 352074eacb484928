package dev.lightbox.server.alerts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Real TLS before a mail server that speaks none, on loopback: from the first byte (SMTPS), or after STARTTLS as RFC 3207 has
 * it. Before the encryption nothing but EHLO and STARTTLS is taken.
 */
final class MailFront implements AutoCloseable {
    private final ServerSocket listener;
    private final SSLContext tls;
    private final int mailServer;
    private final boolean startTls;
    private final AtomicInteger saidInTheClear = new AtomicInteger();

    MailFront(SSLContext tls, int mailServer, boolean startTls) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.tls = tls;
        this.mailServer = mailServer;
        this.startTls = startTls;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many commands came that do not belong before the encryption. */
    int saidInTheClear() {
        return saidInTheClear.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (!startTls || begin(client)) {
                SSLSocket secure =
                        (SSLSocket) tls.getSocketFactory().createSocket(client, "127.0.0.1", client.getPort(), true);
                secure.setUseClientMode(false);
                secure.startHandshake();
                relay(secure);
            }
        } catch (IOException gone) {
            // The client has refused the certificate, or has heard enough.
        }
    }

    /** The talk before the encryption. */
    private boolean begin(Socket client) throws IOException {
        say(client, "220 front ready");
        for (String line = line(client.getInputStream()); line != null; line = line(client.getInputStream())) {
            switch (line.toUpperCase(Locale.ROOT).split(" ")[0]) {
                case "EHLO" -> say(client, "250-front\r\n250 STARTTLS");
                case "STARTTLS" -> {
                    say(client, "220 go ahead");
                    return true;
                }
                case "QUIT" -> say(client, "221 bye");
                default -> {
                    saidInTheClear.incrementAndGet();
                    say(client, "530 Must issue a STARTTLS command first");
                }
            }
        }
        return false;
    }

    private void relay(SSLSocket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), mailServer)) {
            if (startTls) {
                // The client has been greeted already.
                line(server.getInputStream());
            }
            Thread answers = Thread.ofVirtual().start(() -> copy(server, client));
            client.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
            answers.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket server, SSLSocket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // The other direction ends by itself.
        }
    }

    private static void say(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
