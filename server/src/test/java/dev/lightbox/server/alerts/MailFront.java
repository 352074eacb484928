package dev.lightbox.server.alerts;

import static dev.lightbox.server.alerts.LoopbackListener.say;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Real TLS before a mail server that speaks none, on loopback: from the first byte (SMTPS), or after STARTTLS as RFC 3207 has
 * it. Before the encryption nothing but EHLO and STARTTLS is taken.
 */
final class MailFront implements AutoCloseable {
    private final LoopbackListener listener;
    private final SSLContext tls;
    private final int mailServer;
    private final boolean startTls;
    private final AtomicInteger saidInTheClear = new AtomicInteger();

    MailFront(SSLContext tls, int mailServer, boolean startTls) throws IOException {
        this.tls = tls;
        this.mailServer = mailServer;
        this.startTls = startTls;
        this.listener = new LoopbackListener(this::serve);
    }

    int port() {
        return listener.port();
    }

    /** How many commands came that do not belong before the encryption. */
    int saidInTheClear() {
        return saidInTheClear.get();
    }

    private void serve(Socket client) throws IOException {
        if (!startTls || begin(client)) {
            SSLSocket secure =
                    (SSLSocket) tls.getSocketFactory().createSocket(client, "127.0.0.1", client.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            relay(secure);
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
        listener.close();
    }
}
