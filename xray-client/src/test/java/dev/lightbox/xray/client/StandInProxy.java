package dev.lightbox.xray.client;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A real HTTP proxy on loopback: passes plain requests on, opens tunnels, wants a login or refuses when told to, and
 * breaks TLS open with a certificate of its own as companies do.
 */
public final class StandInProxy implements AutoCloseable {
    /** A break-in into TLS: what the client is shown, and what the proxy itself trusts; empty for a site without TLS. */
    private record Interception(SSLContext shown, Optional<SSLContext> trusting) {}

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, InetSocketAddress> places = new ConcurrentHashMap<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private volatile Optional<String> login = Optional.empty();
    private volatile Optional<Interception> interception = Optional.empty();
    private volatile int refusal;

    private StandInProxy(ServerSocket listener) {
        this.listener = listener;
        threads.submit(this::accept);
    }

    public static StandInProxy start() {
        try {
            return new StandInProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Only who shows this login may pass. */
    public StandInProxy wantsLogin(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        login = Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        return this;
    }

    /** Everybody is turned away with this status. */
    public StandInProxy refuses(int status) {
        refusal = status;
        return this;
    }

    /** Tunnels are broken open. */
    public StandInProxy intercepts(SSLContext shown, SSLContext trusting) {
        interception = Optional.of(new Interception(shown, Optional.of(trusting)));
        return this;
    }

    /** Tunnels end here, as at a front that carries the certificate of a site which speaks plain HTTP behind it. */
    public StandInProxy endsTls(SSLContext shown) {
        interception = Optional.of(new Interception(shown, Optional.empty()));
        return this;
    }

    /** A name that this proxy alone knows, whatever port it is asked for at. */
    public StandInProxy knows(String host, URI site) {
        places.put(host, new InetSocketAddress(site.getHost(), site.getPort()));
        return this;
    }

    public ProxyAddress address() {
        return ProxyAddress.parse("127.0.0.1:" + listener.getLocalPort());
    }

    /** The heads of all requests, as they came. */
    public List<String> heads() {
        return new ArrayList<>(heads);
    }

    @Override
    public void close() {
        open.add(listener);
        for (Closeable each : open) {
            closeQuietly(each);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                threads.submit(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Void serve(Socket client) throws IOException {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            String[] request = head.split(" ", 3);
            boolean allowed = login.isEmpty() || head.contains("Proxy-Authorization: " + login.get() + "\r\n");
            if (!allowed) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"");
            } else if (refusal != 0) {
                answer(client, refusal + " Refused");
            } else if (request[0].equals("CONNECT")) {
                tunnel(client, request[1]);
            } else {
                pass(client, head, URI.create(request[1]));
            }
        }
        return null;
    }

    private void tunnel(Socket client, String target) throws IOException {
        int colon = target.lastIndexOf(':');
        String host = target.substring(0, colon);
        try (Socket site = connect(host, Integer.parseInt(target.substring(colon + 1)))) {
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            if (interception.isEmpty()) {
                relay(client, site);
                return;
            }
            Optional<SSLContext> trusting = interception.get().trusting();
            try (SSLSocket shown = over(interception.get().shown(), client, host, false);
                    Socket asked = trusting.isPresent() ? over(trusting.get(), site, host, true) : site) {
                relay(shown, asked);
            }
        }
    }

    private static SSLSocket over(SSLContext context, Socket socket, String host, boolean asClient) throws IOException {
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
        tls.setUseClientMode(asClient);
        tls.startHandshake();
        return tls;
    }

    /** One request for each connection, so that the next one may be for another site. */
    private void pass(Socket client, String head, URI url) throws IOException {
        try (Socket site = connect(url.getHost(), url.getPort() < 0 ? 80 : url.getPort())) {
            String path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
            String passed = head.replaceFirst(" \\S+ ", " " + path + " ")
                    .replaceAll("(?im)^(proxy-|connection:)[^\\r]*\\r\\n", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            site.getOutputStream().write(passed.getBytes(StandardCharsets.ISO_8859_1));
            relay(client, site);
        }
    }

    private Socket connect(String host, int port) throws IOException {
        InetSocketAddress place = places.getOrDefault(host, new InetSocketAddress(host, port));
        Socket site = new Socket(place.getAddress(), place.getPort());
        open.add(site);
        return site;
    }

    private void relay(Socket client, Socket site) throws IOException {
        threads.submit(() -> {
            client.getInputStream().transferTo(site.getOutputStream());
            site.shutdownOutput();
            return null;
        });
        OutputStream back = client.getOutputStream();
        site.getInputStream().transferTo(back);
        back.flush();
    }

    private static void answer(Socket client, String statusAndHeaders) throws IOException {
        String answer = "HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
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

    private static void closeQuietly(Closeable each) {
        try {
            each.close();
        } catch (IOException ignored) {
            // It is over either way.
        }
    }
}
