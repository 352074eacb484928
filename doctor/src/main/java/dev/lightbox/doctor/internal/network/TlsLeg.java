package dev.lightbox.doctor.internal.network;

import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.internal.network.Leg.Kind;
import dev.lightbox.kernel.Finding;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.SiteNetwork;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The leg on which both sides agree on encryption and the site shows who it is. */
final class TlsLeg {
    private final Route route;
    private final ClientSettings settings;
    private final Walk walk;

    TlsLeg(Route route, ClientSettings settings, Walk walk) {
        this.route = route;
        this.settings = settings;
        this.walk = walk;
    }

    /** @param sockets makes connections to the site; a second one is needed to see a certificate that is not trusted */
    void go(Callable<Socket> sockets) {
        String command =
                "openssl s_client -connect '" + route.target() + "' -servername '" + route.host() + "' </dev/null";
        Walk.Entry leg = walk.begin(Kind.TLS, route.site(), command);
        try {
            TlsLook.Agreed agreed = walk.within(() -> TlsLook.handshake(
                    sockets.call(), route.host(), settings.http().sslContext()));
            judge(leg, agreed);
        } catch (SocketTimeoutException silent) {
            leg.failed(WayToSite.said(silent), SubCause.NO_ANSWER);
        } catch (IOException failed) {
            judge(leg, failed, shown(sockets));
        }
    }

    private void judge(Walk.Entry leg, TlsLook.Agreed agreed) {
        CertificateView certificates = agreed.certificates();
        String seen = agreed.protocol() + ", " + certificates.sentence();
        boolean addedByHand = !certificates.isTrustedBy(SiteNetwork.DIRECT);
        if (certificates.isStrangeFor(route.host())) {
            leg.noted(
                    seen,
                    Finding.note(
                            "tls-inspected",
                            "Interception? The certificate of " + route.host() + " is issued by "
                                    + certificates.issuer()
                                    + ", not by the vendor's authority"
                                    + (addedByHand ? "; it is trusted because it was added by hand." : ".")));
        } else if (addedByHand) {
            leg.noted(
                    seen,
                    Finding.note(
                            "tls-added-authority",
                            "Interception? The certificate is trusted only because " + certificates.issuer()
                                    + " was added by hand: right for a site of your own or a network that inspects TLS."));
        } else {
            leg.passed(seen, "The site shows a certificate that this machine trusts.");
        }
    }

    private void judge(Walk.Entry leg, IOException failed, Optional<CertificateView> shown) {
        if (String.valueOf(failed.getMessage()).contains("Unsupported or unrecognized SSL message")) {
            leg.strange("an answer that is not TLS", "What listens on this port does not speak TLS.");
        } else if (shown.isPresent()) {
            leg.failed(shown.get().sentence(), cause(shown.get()));
        } else {
            leg.failed(WayToSite.said(failed), wasCut(failed) ? SubCause.BROKEN : SubCause.TLS_HANDSHAKE);
        }
    }

    private SubCause cause(CertificateView shown) {
        Instant now = settings.clock().instant();
        if (shown.isOver(now)) {
            return SubCause.TLS_EXPIRED;
        }
        if (shown.isNotYetValid(now)) {
            return SubCause.TLS_NOT_YET_VALID;
        }
        if (shown.isTrustedBy(settings.network())) {
            return SubCause.TLS_OTHER_NAME;
        }
        return shown.isStrangeFor(route.host()) ? SubCause.TLS_INTERCEPTED : SubCause.TLS_UNKNOWN_AUTHORITY;
    }

    private static boolean wasCut(IOException failed) {
        return failed instanceof SocketException || failed.getCause() instanceof EOFException;
    }

    private Optional<CertificateView> shown(Callable<Socket> sockets) {
        try {
            return walk.within(() -> TlsLook.shown(sockets.call(), route.host()));
        } catch (IOException nothing) {
            return Optional.empty();
        }
    }
}
