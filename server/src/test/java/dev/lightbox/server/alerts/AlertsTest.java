package dev.lightbox.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.Alerts;
import dev.lightbox.doctor.watch.Handed;
import dev.lightbox.doctor.watch.NobodyReached;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.alerts.MailSettings.Encryption;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts over a real mail server and a real listener, both on loopback. */
class AlertsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-10T09:00:00Z"));
    private static final Secret SHARED = Secret.of("shared-between-both");
    private static final Alert HEALED = new Alert(
            "a1b2",
            "6f1e",
            "Prod\r\nBcc: everybody@example.com – Größe",
            Alert.Kind.CHANGED,
            Instant.parse("2026-03-10T08:59:00Z"),
            Verdict.EDGE_ERROR,
            Verdict.HEALTHY,
            "Connection is open",
            List.of());

    private static Alerts only(AlertSettings settings) {
        return settings.channels(URI.create("https://lightbox.example.com"), CLOCK)
                .getFirst();
    }

    private static Alerts mail(int port, Encryption encryption, Optional<MailSettings.Login> login) {
        MailSettings settings = new MailSettings(
                "127.0.0.1",
                port,
                encryption,
                "lightbox@example.com",
                List.of("ann@example.com", "bob@example.com"),
                login,
                List.of());
        return only(new AlertSettings(Optional.of(settings), Optional.empty(), Optional.empty()));
    }

    private static GreenMail mailServer() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Test
    void aMailTellsEverybodyWhatChangedAndWhereToLook() throws Exception {
        GreenMail server = mailServer();
        try {
            mail(server.getSmtp().getPort(), Encryption.NONE, Optional.empty()).send(HEALED);

            assertThat(server.getReceivedMessages()).hasSize(2);
            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getSubject())
                    .isEqualTo("[Lightbox] Prod Bcc: everybody@example.com – Größe: Connection is open again");
            assertThat(received.getHeader("Bcc")).isNull();
            assertThat(received.getMessageID()).isEqualTo("<a1b2@lightbox>");
            assertThat(received.getContent().toString())
                    .contains("Connection is open", "Before: EDGE_ERROR", "Now: HEALTHY", "2026-03-10T08:59:00Z")
                    .contains("https://lightbox.example.com/connections/6f1e/health");
        } finally {
            server.stop();
        }
    }

    @Test
    void anAddressThatIsRefusedKeepsNothingFromTheOthersAndIsTold() throws Exception {
        try (ChoosyMailServer server = new ChoosyMailServer("ann@example.com")) {
            Handed handed =
                    mail(server.port(), Encryption.NONE, Optional.empty()).send(HEALED);

            assertThat(handed)
                    .isEqualTo(new Handed("bob@example.com did not get it: 550 5.1.1 No such user.", List.of(), ""));
            assertThat(server.delivered()).containsExactly(List.of("ann@example.com"));
        }
    }

    @Test
    void anAddressThatIsRefusedForNowIsNamedToBeTriedAgain() throws Exception {
        try (ChoosyMailServer server = new ChoosyMailServer("ann@example.com")) {
            server.isBusy("bob@example.com");

            Handed handed =
                    mail(server.port(), Encryption.NONE, Optional.empty()).send(HEALED);

            assertThat(handed)
                    .isEqualTo(new Handed(
                            "", List.of("bob@example.com"), "bob@example.com did not get it: 450 4.2.1 Mailbox busy."));
            assertThat(server.delivered()).containsExactly(List.of("ann@example.com"));
        }
    }

    @Test
    void aMailThatNobodyGetsIsAFailure() throws Exception {
        try (ChoosyMailServer server = new ChoosyMailServer()) {
            Alerts mail = mail(server.port(), Encryption.NONE, Optional.empty());

            assertThatThrownBy(() -> mail.send(HEALED)).hasMessageContaining("550 5.1.1 No such user");
            assertThat(server.delivered()).isEmpty();
        }
    }

    @Test
    void aMailThatNobodyGetsTellsWhoIsRefusedForGoodAndWhoForNow() throws Exception {
        try (ChoosyMailServer server = new ChoosyMailServer()) {
            Alerts mail = mail(server.port(), Encryption.NONE, Optional.empty());
            String ann = "ann@example.com did not get it: 550 5.1.1 No such user.";

            assertThatThrownBy(() -> mail.send(HEALED))
                    .isInstanceOfSatisfying(
                            NobodyReached.class,
                            nobody -> assertThat(nobody.refused())
                                    .isEqualTo(new Handed(
                                            ann + " bob@example.com did not get it: 550 5.1.1 No such user.",
                                            List.of(),
                                            "")));
            server.isBusy("bob@example.com");
            assertThatThrownBy(() -> mail.send(HEALED))
                    .isInstanceOfSatisfying(
                            NobodyReached.class,
                            nobody -> assertThat(nobody.refused())
                                    .isEqualTo(new Handed(
                                            ann,
                                            List.of("bob@example.com"),
                                            "bob@example.com did not get it: 450 4.2.1 Mailbox busy.")));
        }
    }

    @Test
    void aMailThatIsRefusedAsAWholeSaysNothingOfThoseWhoseAddressesWereTaken() throws Exception {
        try (ChoosyMailServer server = new ChoosyMailServer("ann@example.com")) {
            server.refuseMails();
            Alerts mail = mail(server.port(), Encryption.NONE, Optional.empty());

            assertThatThrownBy(() -> mail.send(HEALED))
                    .isInstanceOf(LightboxException.class)
                    .isNotInstanceOf(NobodyReached.class);
        }
    }

    @Test
    void aReminderGoesToThoseWhoWereNamedForIt() throws Exception {
        GreenMail server = mailServer();
        try {
            Alert reminder = new Alert(
                    "r1",
                    "6f1e",
                    "Production",
                    Alert.Kind.REMINDER,
                    HEALED.at(),
                    null,
                    null,
                    "The secret ends soon.",
                    List.of("carol@example.com"));
            mail(server.getSmtp().getPort(), Encryption.NONE, Optional.empty()).send(reminder);

            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("carol@example.com");
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailServerThatWantsALoginGetsOne() {
        GreenMail server = mailServer();
        try {
            server.setUser("lightbox", "s3cret");
            int port = server.getSmtp().getPort();
            mail(port, Encryption.NONE, Optional.of(new MailSettings.Login("lightbox", Secret.of("s3cret"))))
                    .send(HEALED);
            assertThat(server.getReceivedMessages()).hasSize(2);

            Alerts wrong = mail(
                    port, Encryption.NONE, Optional.of(new MailSettings.Login("lightbox", Secret.of("wrong-one"))));
            assertThatThrownBy(() -> wrong.send(HEALED))
                    .isInstanceOf(LightboxException.class)
                    .hasMessageContaining("did not take the mail: 535 ")
                    .hasMessageNotContaining("wrong-one");
        } finally {
            server.stop();
        }
    }

    @Test
    void encryptionThatIsNotOfferedIsAFailureAndNothingIsSaid() {
        GreenMail server = mailServer();
        try {
            Alerts careful = mail(server.getSmtp().getPort(), Encryption.STARTTLS, Optional.empty());

            assertThatThrownBy(() -> careful.send(HEALED)).isInstanceOf(LightboxException.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        Alerts nowhere = mail(port, Encryption.NONE, Optional.empty());

        assertThatThrownBy(() -> nowhere.send(HEALED)).hasMessageContaining("127.0.0.1:" + port);
    }

    /** What a receiver of webhooks has got. */
    private record Posted(String timestamp, String signature, String delivery, String body) {}

    /** A receiver that answers as told. */
    private static final class Receiver implements AutoCloseable {
        private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
        private final HttpServer server;

        Receiver(int status) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", call -> answer(call, status));
            server.start();
        }

        private void answer(HttpExchange call, int status) throws IOException {
            posted.add(new Posted(
                    call.getRequestHeaders().getFirst("X-Lightbox-Timestamp"),
                    call.getRequestHeaders().getFirst("X-Lightbox-Signature"),
                    call.getRequestHeaders().getFirst("X-Lightbox-Delivery"),
                    new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            call.getResponseHeaders().add("Location", "/elsewhere");
            call.sendResponseHeaders(status, -1);
            call.close();
        }

        Alerts alerts() {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
            return only(new AlertSettings(
                    Optional.empty(),
                    Optional.of(new WebhookSettings(url, SHARED)),
                    Optional.of(URI.create("https://public.example.com/"))));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void aWebhookGetsSignedJsonWithNothingPrivate() throws Exception {
        try (Receiver receiver = new Receiver(204)) {
            receiver.alerts().send(HEALED);

            Posted posted = receiver.posted.take();
            assertThat(posted.delivery()).isEqualTo("a1b2");
            assertThat(posted.timestamp()).isEqualTo("1773133200");
            assertThat(posted.signature())
                    .isEqualTo("sha256=" + WebhookAlerts.signature(SHARED, posted.timestamp() + "." + posted.body()));
            JsonNode json = JsonMapper.shared().readTree(posted.body());
            assertThat(json.propertyNames())
                    .containsExactlyInAnyOrder(
                            "id", "event", "connection", "at", "sentence", "link", "before", "verdict");
            assertThat(json.path("event").asString()).isEqualTo("changed");
            assertThat(json.path("verdict").asString()).isEqualTo("HEALTHY");
            assertThat(json.path("link").asString()).isEqualTo("https://public.example.com/connections/6f1e/health");
        }
    }

    @Test
    void theSignatureIsTheOneThatReceiversCompute() {
        // RFC 4231, test case 2.
        assertThat(WebhookAlerts.signature(Secret.of("Jefe"), "what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (Receiver receiver = new Receiver(307)) {
            assertThatThrownBy(() -> receiver.alerts().send(HEALED)).hasMessageContaining("answered 307");

            assertThat(receiver.posted).hasSize(1);
        }
    }

    @Test
    void aReceiverThatFailsIsToldAsAFailureWithoutTheSecretOrTheAddress() throws Exception {
        try (Receiver receiver = new Receiver(500)) {
            assertThatThrownBy(() -> receiver.alerts().send(HEALED))
                    .hasMessageContaining("answered 500")
                    .hasMessageNotContaining("shared-between-both")
                    .hasMessageNotContaining("/hook");
        }
    }
}
