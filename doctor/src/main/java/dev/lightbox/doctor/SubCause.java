package dev.lightbox.doctor;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where exactly the way to a site is broken, for {@link Verdict#NETWORK_UNREACHABLE} and {@link Verdict#TLS_UNTRUSTED}, or
 * why it was not gone at all, for {@link Verdict#UNKNOWN}. It stands in the findings by its code, which is never renamed
 * or reused.
 */
public enum SubCause {
    NAME_UNKNOWN(
            "network-name-unknown",
            Verdict.NETWORK_UNREACHABLE,
            "The host name is not known here.",
            "Check the address for a typing error, and this machine's name resolution."),
    NAME_SERVER_SILENT(
            "network-name-server-silent",
            Verdict.NETWORK_UNREACHABLE,
            "The name server does not answer.",
            "Check this machine's name servers (on Linux /etc/resolv.conf) and the way to them."),
    PORT_CLOSED(
            "network-port-closed",
            Verdict.NETWORK_UNREACHABLE,
            "The machine is there, but nothing listens on the port, or a firewall refuses.",
            "Check the port in the address, whether the site runs, and the firewall between this machine and it."),
    NO_ROUTE(
            "network-no-route",
            Verdict.NETWORK_UNREACHABLE,
            "No route leads to the address.",
            "Check this machine's network connection and routes; the name may also lead to a wrong address."),
    BLACK_HOLE(
            "network-black-hole",
            Verdict.NETWORK_UNREACHABLE,
            "No connection came about in time: nothing answers, not even with a refusal.",
            "Most often a firewall drops the packets: allow this machine to connect to the site, or set the proxy that"
                    + " your network wants to be used."),
    NO_ANSWER(
            "network-no-answer",
            Verdict.NETWORK_UNREACHABLE,
            "The connection came about, but the answer did not come in time.",
            "Check again in some minutes. If it stays, look for a proxy or firewall that holds answers back."),
    BROKEN(
            "network-broken",
            Verdict.NETWORK_UNREACHABLE,
            "The connection came about and was cut before the answer was whole.",
            "Check again. If it stays, look for a firewall or proxy that cuts connections."),
    PROXY_LOGIN(
            "network-proxy-login",
            Verdict.NETWORK_UNREACHABLE,
            "The proxy wants a login, or another one than it was given (status 407).",
            "Enter user name and password of the proxy for this connection. The proxy must take them by the Basic"
                    + " scheme."),
    PROXY_REFUSED(
            "network-proxy-refused",
            Verdict.NETWORK_UNREACHABLE,
            "The proxy refuses to pass this connection on, or cannot reach the site.",
            "Have the site's host allowed in the proxy, and check that the proxy itself reaches it."),
    PROXY_UNREACHABLE(
            "network-proxy-unreachable",
            Verdict.NETWORK_UNREACHABLE,
            "The proxy itself cannot be reached.",
            "Check the proxy's address and port, or take the proxy out of this connection."),
    TLS_INTERCEPTED(
            "tls-intercepted",
            Verdict.TLS_UNTRUSTED,
            "Somebody on the way shows a certificate of their own instead of the site's.",
            "If your network inspects TLS, add its CA certificate to this connection. If it does not, do not go on:"
                    + " somebody may be listening."),
    TLS_UNKNOWN_AUTHORITY(
            "tls-unknown-authority",
            Verdict.TLS_UNTRUSTED,
            "The certificate was issued by nobody whom this machine trusts.",
            "If the site is your own, or your network inspects TLS, add the CA certificate to this connection. Otherwise"
                    + " do not go on: somebody may be listening."),
    TLS_EXPIRED(
            "tls-expired",
            Verdict.TLS_UNTRUSTED,
            "The certificate has expired.",
            "Check this machine's date first. If it is right, who runs the site must renew the certificate."),
    TLS_NOT_YET_VALID(
            "tls-not-yet-valid",
            Verdict.TLS_UNTRUSTED,
            "The certificate is not valid yet.",
            "Check this machine's date first. If it is right, who runs the site must correct the certificate."),
    TLS_OTHER_NAME(
            "tls-other-name",
            Verdict.TLS_UNTRUSTED,
            "The certificate is for another name than the address has.",
            "Use the name that the certificate is for, or check where the address really leads."),
    TLS_HANDSHAKE(
            "tls-handshake",
            Verdict.TLS_UNTRUSTED,
            "The two sides could not agree on an encrypted connection.",
            "Check that the site speaks TLS 1.2 or 1.3, and whether something on the way interferes."),
    CREDENTIALS_UNAVAILABLE(
            "credentials-unavailable",
            Verdict.UNKNOWN,
            "The credentials could not be read from where they are kept, so the site was not asked.",
            "Look at the place from which this connection takes its credentials: the environment, the file or Vault. The"
                    + " key itself may well be good. Check again when the place can be read.");

    private final String code;
    private final Verdict verdict;
    private final String sentence;
    private final String remedy;

    SubCause(String code, Verdict verdict, String sentence, String remedy) {
        this.code = code;
        this.verdict = verdict;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** The one with this code; empty when none has it. */
    public static Optional<SubCause> named(String code) {
        return Arrays.stream(values()).filter(cause -> cause.code.equals(code)).findFirst();
    }

    /** The id of its finding. */
    public String code() {
        return code;
    }

    /** The verdict that it makes more exact. */
    public Verdict verdict() {
        return verdict;
    }

    /** What it means, as a sentence. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it, as sentences. */
    public String remedy() {
        return remedy;
    }
}
