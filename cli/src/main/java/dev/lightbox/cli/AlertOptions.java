package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.alerts.AlertSettings;
import dev.lightbox.server.alerts.MailSettings;
import dev.lightbox.server.alerts.WebhookSettings;
import dev.lightbox.xray.client.SiteNetwork;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is told, outside of the pages, when a connection changes. */
final class AlertOptions {
    @Option(
            names = "--mail-host",
            paramLabel = "HOST",
            defaultValue = "${env:LIGHTBOX_MAIL_HOST}",
            description = "The mail server by which people are told when a connection changes (LIGHTBOX_MAIL_HOST).")
    @Nullable
    String mailHost;

    @Option(
            names = "--mail-port",
            paramLabel = "N",
            defaultValue = "${env:LIGHTBOX_MAIL_PORT:-587}",
            description = "Its port (LIGHTBOX_MAIL_PORT; default: 587).")
    int mailPort = 587;

    @Option(
            names = "--mail-tls",
            paramLabel = "MODE",
            defaultValue = "${env:LIGHTBOX_MAIL_TLS:-STARTTLS}",
            description = "STARTTLS, TLS (from the first byte) or NONE (LIGHTBOX_MAIL_TLS; default: STARTTLS).")
    MailSettings.Encryption mailTls = MailSettings.Encryption.STARTTLS;

    @Option(
            names = "--mail-from",
            paramLabel = "ADDRESS",
            defaultValue = "${env:LIGHTBOX_MAIL_FROM}",
            description = "The sender (LIGHTBOX_MAIL_FROM).")
    @Nullable
    String mailFrom;

    @Option(
            names = "--mail-to",
            paramLabel = "ADDRESS",
            split = ",",
            defaultValue = "${env:LIGHTBOX_MAIL_TO}",
            description = "Who is told; several with commas between them (LIGHTBOX_MAIL_TO).")
    @Nullable
    List<String> mailTo;

    @Option(
            names = "--mail-user",
            paramLabel = "NAME",
            defaultValue = "${env:LIGHTBOX_MAIL_USER}",
            description = "The login at the mail server, if it wants one (LIGHTBOX_MAIL_USER).")
    @Nullable
    String mailUser;

    @Option(
            names = "--mail-password-file",
            paramLabel = "FILE",
            description = "Holds that login's password; or LIGHTBOX_MAIL_PASSWORD.")
    @Nullable
    Path mailPasswordFile;

    @Option(
            names = "--mail-ca-file",
            paramLabel = "FILE",
            defaultValue = "${env:LIGHTBOX_MAIL_CA_FILE}",
            description = "PEM with CA certificates that are trusted for the mail server beside this machine's"
                    + " (LIGHTBOX_MAIL_CA_FILE).")
    @Nullable
    Path mailCaFile;

    @Option(
            names = "--webhook-url",
            paramLabel = "URL",
            defaultValue = "${env:LIGHTBOX_WEBHOOK_URL}",
            description = "Where the same news are posted as signed JSON (LIGHTBOX_WEBHOOK_URL).")
    @Nullable
    URI webhookUrl;

    @Option(
            names = "--webhook-secret-file",
            paramLabel = "FILE",
            description = "Holds the secret that signs them; or LIGHTBOX_WEBHOOK_SECRET.")
    @Nullable
    Path webhookSecretFile;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:LIGHTBOX_PUBLIC_URL}",
            description = "Where people reach these pages, for links in the news (LIGHTBOX_PUBLIC_URL; default: the"
                    + " address that the server has itself).")
    @Nullable
    URI publicUrl;

    AlertSettings settings(Secrets secrets) {
        return new AlertSettings(mail(secrets), webhook(secrets), Optional.ofNullable(publicUrl));
    }

    private Optional<MailSettings> mail(Secrets secrets) {
        if (mailHost == null || mailHost.isBlank()) {
            return Optional.empty();
        }
        if (mailFrom == null || mailFrom.isBlank() || mailTo == null || mailTo.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "Mail over " + mailHost + " needs a sender and somebody to be told.",
                    "Add --mail-from and --mail-to, or leave --mail-host out.");
        }
        return Optional.of(
                new MailSettings(mailHost, mailPort, mailTls, mailFrom, mailTo, login(secrets), authorities()));
    }

    private List<X509Certificate> authorities() {
        return mailCaFile == null ? List.of() : SiteNetwork.authorities(NetworkOptions.pem(mailCaFile));
    }

    private Optional<MailSettings.Login> login(Secrets secrets) {
        if (mailUser == null || mailUser.isBlank()) {
            return Optional.empty();
        }
        Secret password =
                secrets.find(mailPasswordFile, "LIGHTBOX_MAIL_PASSWORD").orElseGet(() -> Secret.of(""));
        return Optional.of(new MailSettings.Login(mailUser, password));
    }

    private Optional<WebhookSettings> webhook(Secrets secrets) {
        if (webhookUrl == null || webhookUrl.toString().isBlank()) {
            return Optional.empty();
        }
        Secret secret = secrets.find(webhookSecretFile, "LIGHTBOX_WEBHOOK_SECRET")
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.INVALID_SETTING,
                        "The webhook " + webhookUrl + " has no secret to sign with.",
                        "Use --webhook-secret-file FILE or set LIGHTBOX_WEBHOOK_SECRET."));
        if (webhookUrl.getHost() == null || !List.of("http", "https").contains(webhookUrl.getScheme())) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "The webhook " + webhookUrl + " is no web address.",
                    "Use one like https://hooks.example.com/lightbox.");
        }
        return Optional.of(new WebhookSettings(webhookUrl, secret));
    }
}
