package dev.lightbox.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates made on the spot by the JDK's own keytool. */
record TlsSites(SSLContext server, SSLContext trusting) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /**
     * A site's certificate, issued by an authority that only {@link #trusting} knows.
     *
     * @param validity in days from {@code start}, which is in keytool's words ({@code -30d})
     */
    static TlsSites issued(Path folder, String name, String start, int validity) {
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
            trusted.setCertificateEntry("ca", keys.getCertificate("ca"));
            keys.deleteEntry("ca");
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD);
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(own.getKeyManagers(), null, null);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, trust.getTrustManagers(), null);
            return new TlsSites(server, trusting);
        } catch (IOException | GeneralSecurityException e) {
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
