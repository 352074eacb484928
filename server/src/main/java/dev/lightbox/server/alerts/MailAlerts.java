package dev.lightbox.server.alerts;

import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.Alerts;
import dev.lightbox.doctor.watch.Handed;
import dev.lightbox.server.alerts.MailSettings.Encryption;
import dev.lightbox.xray.client.SiteNetwork;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** Sends alerts as plain mail. Thread-safe. */
final class MailAlerts implements Alerts {
    /** For each step: connecting, each answer, each write. */
    private static final Duration STEP_LIMIT = Duration.ofSeconds(10);

    private final MailSettings settings;
    private final AlertSettings.Links links;

    MailAlerts(MailSettings settings, AlertSettings.Links links) {
        this.settings = settings;
        this.links = links;
    }

    @Override
    public String channel() {
        return "mail";
    }

    @Override
    public String receiver() {
        return String.join(", ", settings.to()) + " by " + settings.host() + ":" + settings.port();
    }

    @Override
    public Handed send(Alert alert) {
        try {
            Session session = Session.getInstance(properties());
            Message message = message(session, alert);
            try (Transport transport = session.getTransport("smtp")) {
                if (settings.login().isPresent()) {
                    MailSettings.Login login = settings.login().get();
                    transport.connect(login.user(), login.password().revealText());
                } else {
                    transport.connect();
                }
                return deliver(transport, message);
            }
        } catch (MessagingException refused) {
            throw MailRefusal.of(settings, refused);
        }
    }

    /** One address that is dead must not keep the news from the others. */
    private Handed deliver(Transport transport, Message message) throws MessagingException {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return Handed.TO_ALL;
        } catch (SendFailedException refused) {
            Address[] reached = refused.getValidSentAddresses();
            if (reached == null || reached.length == 0) {
                throw MailRefusal.ofAll(settings, refused, message.getAllRecipients());
            }
            return MailRefusal.ofSome(refused);
        }
    }

    private Properties properties() {
        String limit = String.valueOf(STEP_LIMIT.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.connectiontimeout", limit);
        properties.setProperty("mail.smtp.timeout", limit);
        properties.setProperty("mail.smtp.writetimeout", limit);
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Encryption that was asked for and is not offered is a failure, never a silent plain connection.
        properties.setProperty(
                "mail.smtp.starttls.enable", String.valueOf(settings.encryption() == Encryption.STARTTLS));
        properties.setProperty(
                "mail.smtp.starttls.required", String.valueOf(settings.encryption() == Encryption.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(settings.encryption() == Encryption.TLS));
        if (!settings.authorities().isEmpty()) {
            SiteNetwork trust = new SiteNetwork(Optional.empty(), settings.authorities());
            properties.put("mail.smtp.ssl.socketFactory", trust.tls().getSocketFactory());
            // Otherwise a certificate that is refused is tried again with the machine's trust, and that failure is
            // told.
            properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        }
        return properties;
    }

    private Message message(Session session, Alert alert) throws MessagingException {
        MimeMessage message = new SameId(session, alert.id());
        message.setFrom(new InternetAddress(settings.from()));
        for (String address : alert.addressees().isEmpty() ? settings.to() : alert.addressees()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        message.setSubject("[Lightbox] " + oneLine(alert.title()), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(alert.at()));
        message.setText(text(alert), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    private String text(Alert alert) {
        String changed = alert.before() == null ? "" : "Before: " + alert.before() + "\nNow: " + alert.verdict() + "\n";
        return alert.sentence() + "\n\nConnection: " + oneLine(alert.label()) + "\n" + changed + "At: " + alert.at()
                + "\n\n" + links.to(alert) + "\n";
    }

    /** A label is typed by people; a line break in a header would begin another one. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** A mail that is sent twice has one id, so that a mailbox can tell. */
    private static final class SameId extends MimeMessage {
        private final String id;

        SameId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id.replaceAll("[^A-Za-z0-9.-]", "-") + "@lightbox>");
        }
    }
}
