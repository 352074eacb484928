package dev.lightbox.xray.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A port that swallows whatever knocks: its queue of connections is full, and nobody ever takes one from it. */
public final class BlackHole implements AutoCloseable {
    private static final int MORE_THAN_ANY_QUEUE = 50;

    private final ServerSocket listener;
    private final List<Socket> waiting = new ArrayList<>();

    private BlackHole(ServerSocket listener) {
        this.listener = listener;
    }

    public static BlackHole open() {
        try {
            BlackHole hole = new BlackHole(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            hole.fill();
            return hole;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void fill() throws IOException {
        for (int tries = 0; tries < MORE_THAN_ANY_QUEUE; tries++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()), 100);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
        throw new AssertionError("this machine takes more connections than a queue of one should hold");
    }

    /** @param scheme {@code http} or {@code https} */
    public URI url(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        listener.close();
    }
}
