package dev.lightbox.server.alerts;

import dev.lightbox.kernel.Secret;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * How mail is sent.
 *
 * @param from the sender's address
 * @param to the addresses of those who are told
 * @param login empty for a server that asks for none
 * @param authorities certificates that are trusted beside the machine's, of a company's own mail server
 */
public record MailSettings(
        String host,
        int port,
        Encryption encryption,
        String from,
        List<String> to,
        Optional<Login> login,
        List<X509Certificate> authorities) {

    /** How the way to the mail server is protected. */
    public enum Encryption {
        /** A plain beginning that must turn into TLS before anything is said; port 587 as a rule. */
        STARTTLS,
        /** TLS from the first byte; port 465 as a rule. */
        TLS,
        /** None, for a relay on the same machine or in the same trusted network. */
        NONE
    }

    /** Who signs in at the mail server. */
    public record Login(String user, Secret password) {}

    public MailSettings {
        to = List.copyOf(to);
        authorities = List.copyOf(authorities);
    }
}
