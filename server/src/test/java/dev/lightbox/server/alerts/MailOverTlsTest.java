package dev.lightbox.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.Alerts;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.alerts.MailSettings.Encryption;
import dev.lightbox.xray.client.TlsSites;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail over real TLS to a real mail server on loopback, whose certificate an authority of its own has issued. */
class MailOverTlsTest {
    private static final String HERE = "ip:127.0.0.1";
    private static final Secret PASSWORD = Secret.of("s3cret-of-the-mailbox");
    private static final Alert NEWS = new Alert(
            "a1",
            "6f1e",
            "Prod",
            Alert.Kind.TEST,
            Instant.parse("2026-03-10T08:59:00Z"),
            null,
            null,
            "Nothing has happened.",
            List.of());

    @TempDir
    Path folder;

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.setUser("lightbox", PASSWORD.revealText());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private MailFront front(TlsSites tls, Encryption encryption) throws IOException {
        return new MailFront(tls.server(), server.getSmtp().getPort(), encryption == Encryption.STARTTLS);
    }

    private static Alerts mail(MailFront front, Encryption encryption, List<X509Certificate> trusted) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                front.port(),
                encryption,
                "lightbox@example.com",
                List.of("ann@example.com"),
                Optional.of(new MailSettings.Login("lightbox", PASSWORD)),
                trusted);
        return new AlertSettings(Optional.of(settings), Optional.empty(), Optional.empty())
                .channels(URI.create("https://lightbox.example.com"), InstantSource.system())
                .getFirst();
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aCertificateOfATrustedAuthorityLetsTheMailThrough(Encryption encryption) throws Exception {
        TlsSites tls = TlsSites.issued(folder, HERE, "-1d", 10);
        try (MailFront front = front(tls, encryption)) {
            mail(front, encryption, List.of(tls.authority())).send(NEWS);

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("[Lightbox] Prod: test alert");
            assertThat(front.saidInTheClear()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "TLS"})
    void aCertificateThatNobodyKnowsIsRefusedAndNothingIsSaid(Encryption encryption) throws Exception {
        TlsSites tls = TlsSites.issued(folder, HERE, "-1d", 10);
        try (MailFront front = front(tls, encryption)) {
            assertRefused(
                    mail(front, encryption, List.of()),
                    front,
                    "its certificate was issued by nobody whom this machine trusts");
        }
    }

    @Test
    void aCertificateOfAnotherMachineIsRefused() throws Exception {
        TlsSites tls = TlsSites.issued(folder, "dns:mail.example.org", "-1d", 10);
        try (MailFront front = front(tls, Encryption.TLS)) {
            assertRefused(
                    mail(front, Encryption.TLS, List.of(tls.authority())),
                    front,
                    "its certificate is not for the name 127.0.0.1");
        }
    }

    @Test
    void aCertificateThatIsOverIsRefused() throws Exception {
        TlsSites tls = TlsSites.issued(folder, HERE, "-30d", 10);
        try (MailFront front = front(tls, Encryption.STARTTLS)) {
            assertRefused(
                    mail(front, Encryption.STARTTLS, List.of(tls.authority())), front, "its certificate has expired");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsRefused() {
        Alerts mail = new AlertSettings(
                        Optional.of(new MailSettings(
                                "127.0.0.1",
                                server.getSmtp().getPort(),
                                Encryption.TLS,
                                "lightbox@example.com",
                                List.of("ann@example.com"),
                                Optional.empty(),
                                List.of())),
                        Optional.empty(),
                        Optional.empty())
                .channels(URI.create("https://lightbox.example.com"), InstantSource.system())
                .getFirst();

        assertThatThrownBy(() -> mail.send(NEWS)).hasMessageContaining("no encryption came about");
    }

    private void assertRefused(Alerts mail, MailFront front, String why) {
        assertThatThrownBy(() -> mail.send(NEWS))
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        refused -> assertThat(refused.remedy()).contains("--mail-ca-file"))
                .hasMessageContaining("did not take the mail: " + why)
                .hasMessageNotContaining(PASSWORD.revealText());
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(front.saidInTheClear()).isZero();
    }
}
