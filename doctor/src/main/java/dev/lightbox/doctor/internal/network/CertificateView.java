package dev.lightbox.doctor.internal.network;

import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.SafeText;
import dev.lightbox.xray.client.SiteNetwork;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/** What a site's certificates say to a person who decides whether to trust them. */
record CertificateView(List<X509Certificate> chain) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    /** The authority behind the cloud's certificates, as everybody can see in a browser. */
    private static final String CLOUDS_ISSUER = "amazon";

    private static final String ALGORITHM_IS_NOT_LOOKED_AT = "UNKNOWN";

    CertificateView {
        chain = List.copyOf(chain);
    }

    X509Certificate site() {
        return chain.getFirst();
    }

    String subject() {
        return shown(site().getSubjectX500Principal());
    }

    String issuer() {
        return shown(site().getIssuerX500Principal());
    }

    /** A stranger has chosen these words as well. */
    private static String shown(X500Principal name) {
        return SafeText.of(name.getName(), 200, List.of());
    }

    String sentence() {
        return "certificate for " + subject() + ", issued by " + issuer() + ", valid from "
                + DAY.format(site().getNotBefore().toInstant()) + " until "
                + DAY.format(site().getNotAfter().toInstant());
    }

    boolean isOver(Instant now) {
        return now.isAfter(site().getNotAfter().toInstant());
    }

    boolean isNotYetValid(Instant now) {
        return now.isBefore(site().getNotBefore().toInstant());
    }

    /** Whether its authority is trusted, whatever name the certificate is for. */
    boolean isTrustedBy(SiteNetwork network) {
        try {
            network.trust().checkServerTrusted(chain.toArray(X509Certificate[]::new), ALGORITHM_IS_NOT_LOOKED_AT);
            return true;
        } catch (CertificateException untrusted) {
            return false;
        }
    }

    /** Whether this host is one of the vendor's, but the certificate comes from somebody else than the vendor's issuer. */
    boolean isStrangeFor(String host) {
        boolean cloud = Arrays.stream(SiteHost.values())
                .anyMatch(known -> known.cloudAddress().getHost().equalsIgnoreCase(host));
        return cloud && !issuer().toLowerCase(Locale.ROOT).contains(CLOUDS_ISSUER);
    }
}
