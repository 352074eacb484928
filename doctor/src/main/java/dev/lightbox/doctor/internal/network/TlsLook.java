package dev.lightbox.doctor.internal.network;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Handshakes that serve to see a certificate. Nothing is sent inside of them. */
final class TlsLook {
    /** What a handshake that succeeded agreed on. */
    record Agreed(String protocol, String cipher, CertificateView certificates) {}

    private TlsLook() {}

    /**
     * A handshake as a client makes it, which ends with the certificate checked.
     *
     * @throws IOException when the certificate is not trusted or there was no agreement
     */
    static Agreed handshake(Socket socket, String host, SSLContext context) throws IOException {
        try (SSLSocket tls = over(socket, host, context)) {
            SSLParameters checked = tls.getSSLParameters();
            checked.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(checked);
            tls.startHandshake();
            SSLSession session = tls.getSession();
            List<X509Certificate> chain = Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Agreed(session.getProtocol(), session.getCipherSuite(), new CertificateView(chain));
        }
    }

    /** The certificates that are shown, whoever issued them; empty when none came. */
    static Optional<CertificateView> shown(Socket socket, String host) {
        Spectator spectator = new Spectator();
        try (SSLSocket tls = over(socket, host, watchedBy(spectator))) {
            tls.startHandshake();
        } catch (IOException | GeneralSecurityException over) {
            // The handshake is meant to be given up as soon as the certificates have come.
        }
        return spectator.chain.filter(chain -> !chain.isEmpty()).map(CertificateView::new);
    }

    private static SSLSocket over(Socket socket, String host, SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    }

    private static SSLContext watchedBy(Spectator spectator) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {spectator}, null);
        return context;
    }

    /** Keeps what it is shown and trusts nobody, so that no connection can come of it. */
    private static final class Spectator extends X509ExtendedTrustManager {
        private volatile Optional<List<X509Certificate>> chain = Optional.empty();

        private void look(X509Certificate[] shown) throws CertificateException {
            chain = Optional.of(List.of(shown));
            throw new CertificateException("only looked at");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket)
                throws CertificateException {
            look(shown);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine)
                throws CertificateException {
            look(shown);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] shown, String type) throws CertificateException {
            look(shown);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket)
                throws CertificateException {
            look(shown);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine)
                throws CertificateException {
            look(shown);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] shown, String type) throws CertificateException {
            look(shown);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
