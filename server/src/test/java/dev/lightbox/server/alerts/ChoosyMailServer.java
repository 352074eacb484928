package dev.lightbox.server.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A mail server that knows some addresses only, on loopback: the others are answered as RFC 5321 has it. */
final class ChoosyMailServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<String> known;
    private final BlockingQueue<List<String>> delivered = new LinkedBlockingQueue<>();

    ChoosyMailServer(String... known) throws IOException {
        this.known = Set.of(known);
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Who got each mail, in the order in which they came. */
    List<List<String>> delivered() {
        return List.copyOf(delivered);
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
        Set<String> receivers = new HashSet<>();
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 choosy ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(client, answer(client, in, line, receivers));
            }
        } catch (IOException gone) {
            // The client has heard enough.
        }
    }

    private String answer(Socket client, BufferedReader in, String line, Set<String> receivers) throws IOException {
        return switch (line.toUpperCase(Locale.ROOT).split("[ :]")[0]) {
            case "MAIL", "RSET" -> {
                receivers.clear();
                yield "250 ok";
            }
            case "RCPT" -> answerTo(line.replaceAll(".*<(.*)>.*", "$1"), receivers);
            case "DATA" -> {
                say(client, "354 go on");
                for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {}
                delivered.add(receivers.stream().sorted().toList());
                yield "250 taken";
            }
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private String answerTo(String address, Set<String> receivers) {
        if (known.contains(address)) {
            receivers.add(address);
            return "250 ok";
        }
        return "550 5.1.1 No such user";
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
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
