package dev.lightbox.xray.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates made on the spot by the JDK's own keytool.
 *
 * @param server what a site shows
 * @param trusting what trusts the authority that issued it
 * @param authority that authority's certificate
 */
public record TlsSites(SSLContext server, SSLContext trusting, X509Certificate authority) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * A site's certificate, issued by an authority that only {@link #trusting} knows.
     *
     * @param validity in days from {@code start}, which is in keytool's words ({@code -30d})
     */
    public static TlsSites issued(Path folder, String name, String start, int validity) {
        Path store = folder.resolve("site.p12");
        String days = String.valueOf(validity);
        generate(store, "-alias", "ca", "-dname", "CN=ca", "-ext", "bc:c", "-startdate", "-60d", "-validity", "120");
        generate(
                store,
                "-alias",
                "site",
                "-signer",
                "ca",
                "-dname",
                "CN=site",
                "-ext",
                "SAN=" + name,
                "-startdate",
                start,
                "-validity",
                days);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            X509Certificate authority = (X509Certificate) keys.getCertificate("ca");
            trusted.setCertificateEntry("ca", authority);
            keys.deleteEntry("ca");
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD);
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(own.getKeyManagers(), null, null);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, trust.getTrustManagers(), null);
            return new TlsSites(server, trusting, authority);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The authority's certificate as files carry it. */
    public String pem() {
        try {
            String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void generate(Path store, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
        command.addAll(List.of(options));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new AssertionError(output);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
