package dev.lightbox.xray.client.internal;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Certificates of authorities: read from PEM, and trusted beside the machine's. */
public final class Authorities {
    private static final int MAX_TEXT = 256 * 1024;
    private static final int MAX_CERTIFICATES = 100;

    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\\s]*+)-----END (?:X509 |TRUSTED )?CERTIFICATE-----");

    private Authorities() {}

    public static List<X509Certificate> read(String pem) {
        if (pem.length() > MAX_TEXT) {
            throw invalid("The text of the CA certificates is longer than " + MAX_TEXT / 1024 + " KiB.", null);
        }
        if (pem.contains("PRIVATE KEY-----")) {
            throw invalid(
                    "The text of the CA certificates holds a private key, which nobody but its owner may have.", null);
        }
        Set<X509Certificate> found = new LinkedHashSet<>();
        Matcher block = BLOCK.matcher(pem);
        for (int number = 1; block.find(); number++) {
            if (number > MAX_CERTIFICATES) {
                throw invalid("There are more than " + MAX_CERTIFICATES + " CA certificates.", null);
            }
            found.add(certificate(block.group(1), number));
        }
        if (found.isEmpty()) {
            throw invalid("No certificate was found in the text of the CA certificates.", null);
        }
        return List.copyOf(found);
    }

    private static X509Certificate certificate(String base64, int number) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(base64);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException damaged) {
            throw invalid("CA certificate number " + number + " of the text is damaged.", damaged);
        }
    }

    /** Connections with trust in what this machine trusts, and in these. */
    public static SSLContext context(List<X509Certificate> extra) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustedBeside(extra)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    /** Trust in what this machine trusts, and in these. */
    public static X509TrustManager trustedBeside(List<X509Certificate> extra) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate own : ofThisMachine()) {
                all.setCertificateEntry("machine-" + number++, own);
            }
            for (X509Certificate added : extra) {
                all.setCertificateEntry("extra-" + number++, added);
            }
            return trustIn(all);
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(e);
        }
    }

    /** The authorities that this machine trusts by itself. */
    public static List<X509Certificate> ofThisMachine() throws GeneralSecurityException {
        return List.of(trustIn(null).getAcceptedIssuers());
    }

    /** @param anchors null for the machine's own */
    private static X509TrustManager trustIn(@Nullable KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no trust manager for X.509"));
    }

    private static LightboxException unreadable(Exception cause) {
        return new LightboxException(
                ErrorCode.INVALID_SETTING,
                "The certificates that this machine trusts could not be read: " + cause.getMessage() + ".",
                "Check the Java installation's cacerts file, or -Djavax.net.ssl.trustStore when it is set.",
                cause);
    }

    private static LightboxException invalid(String message, @Nullable Throwable cause) {
        String remedy = "Give the certificates of authorities as PEM text: blocks from -----BEGIN CERTIFICATE----- to"
                + " -----END CERTIFICATE-----.";
        return cause == null
                ? new LightboxException(ErrorCode.INVALID_INPUT, message, remedy)
                : new LightboxException(ErrorCode.INVALID_INPUT, message, remedy, cause);
    }
}
