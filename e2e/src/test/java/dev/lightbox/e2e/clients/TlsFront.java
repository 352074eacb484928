package dev.lightbox.e2e.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What stands before a site where clients know it by an {@code https} name: it shows a certificate for that name, issued
 * by an authority of its own, and passes the bytes on. Loopback only; closing it ends its connections.
 */
final class TlsFront implements AutoCloseable {
    private static final String PASSWORD = "only-for-this-test";

    private final ServerSocket listener;
    private final URI site;
    private final Path authority;

    private TlsFront(ServerSocket listener, URI site, Path authority) {
        this.listener = listener;
        this.site = site;
        this.authority = authority;
    }

    /** @param folder where the key, the certificates and {@link #authority()} go */
    static TlsFront before(URI site, String name, Path folder) {
        try {
            Path store = folder.resolve("front.p12");
            keytool(store, "-genkeypair", "-alias", "authority", "-dname", "CN=Test authority", "-ext", "bc:c");
            keytool(
                    store,
                    "-genkeypair",
                    "-alias",
                    "front",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "san=dns:" + name,
                    "-signer",
                    "authority");
            Path authority = folder.resolve("authority.pem");
            keytool(store, "-exportcert", "-rfc", "-alias", "authority", "-file", authority.toString());
            ServerSocket listener =
                    context(store).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
            TlsFront front = new TlsFront(listener, site, authority);
            Thread.ofVirtual().start(front::accept);
            return front;
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void keytool(Path store, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
        }
        ClientProcess.run(new ProcessBuilder(command), 0);
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        keys.deleteEntry("authority");
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The certificate that a client has to trust, as PEM. */
    Path authority() {
        return authority;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket behind = new Socket(site.getHost(), site.getPort());
                Thread.ofVirtual().start(() -> pass(client, behind));
                Thread.ofVirtual().start(() -> pass(behind, client));
            } catch (IOException closed) {
                // Either the test is over, or one client is gone; the loop's condition tells.
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException gone) {
            // One of the two has hung up, and both are closed.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
