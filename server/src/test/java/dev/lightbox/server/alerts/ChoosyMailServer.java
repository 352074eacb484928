package dev.lightbox.server.alerts;

import static dev.lightbox.server.alerts.LoopbackListener.say;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A mail server that knows some addresses only, on loopback: the others are answered as RFC 5321 has it. */
final class ChoosyMailServer implements AutoCloseable {
    private final LoopbackListener listener;
    private final Set<String> known;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean refusesMails;
    private final BlockingQueue<List<String>> delivered = new LinkedBlockingQueue<>();

    ChoosyMailServer(String... known) throws IOException {
        this.known = Set.of(known);
        this.listener = new LoopbackListener(this::serve);
    }

    /** From now on this address cannot take a mail for the moment. */
    void isBusy(String address) {
        busy.add(address);
    }

    /** From now on addresses are taken as before, and no mail is. */
    void refuseMails() {
        refusesMails = true;
    }

    int port() {
        return listener.port();
    }

    /** Who got each mail, in the order in which they came. */
    List<List<String>> delivered() {
        return List.copyOf(delivered);
    }

    private void serve(Socket client) throws IOException {
        Set<String> receivers = new HashSet<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 choosy ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(client, answer(client, in, line, receivers));
            }
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
                if (refusesMails) {
                    yield "554 5.7.1 Not this mail";
                }
                delivered.add(receivers.stream().sorted().toList());
                yield "250 taken";
            }
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private String answerTo(String address, Set<String> receivers) {
        if (busy.contains(address)) {
            return "450 4.2.1 Mailbox busy";
        }
        if (known.contains(address)) {
            receivers.add(address);
            return "250 ok";
        }
        return "550 5.1.1 No such user";
    }

    @Override
    public void close() {
        listener.close();
    }
}
