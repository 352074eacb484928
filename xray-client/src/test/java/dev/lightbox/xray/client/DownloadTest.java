package dev.lightbox.xray.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.client.StandInSite.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
    private static final String FILE = "/api/v2/attachments/7b0d";
    private static final Reply CONTENT = new Reply(200, Map.of("Content-Type", "image/png"), new byte[] {1, 2, 3});

    private final StandInSite site = StandInSite.start();
    private final StandInSite storage = StandInSite.start();
    private final XrayClient client = Clients.client(site.url(), new FakeTime());
    private final ByteArrayOutputStream target = new ByteArrayOutputStream();
    private final URI link = URI.create(site.url() + FILE);

    @AfterEach
    void stop() {
        site.close();
        storage.close();
    }

    @Test
    void aFileOfTheSiteIsFetchedWithTheToken() {
        site.always(FILE, CONTENT);

        assertThat(client.download(link, target)).isEqualTo(3);
        assertThat(target.toByteArray()).containsExactly(1, 2, 3);
        assertThat(site.seen(FILE).getFirst().authorization()).startsWith("Bearer ey");
    }

    @Test
    void aRedirectToStorageIsFollowedWithoutTheToken() {
        site.always(FILE, Reply.redirect(302, storage.url() + "/bucket/7b0d?signature=x"));
        storage.always("/bucket/7b0d", CONTENT);

        client.download(link, target);

        assertThat(target.toByteArray()).containsExactly(1, 2, 3);
        assertThat(storage.seen().getFirst().headers()).doesNotContainKey("Authorization");
        assertThat(client.usage().requests()).isEqualTo(2);
    }

    @Test
    void theTokenNeverGoesToAnotherHost() {
        URI foreign = URI.create(storage.url() + FILE);

        assertThatThrownBy(() -> client.download(foreign, target))
                .isInstanceOfSatisfying(
                        XrayException.class,
                        e -> assertThat(e.failure()).isEqualTo(new XrayFailure.ForeignLink("127.0.0.1")));
        assertThat(storage.seen()).isEmpty();
    }

    @Test
    void endlessRedirectsEnd() {
        site.always(FILE, Reply.redirect(302, link));

        assertThatThrownBy(() -> client.download(link, target))
                .isInstanceOf(XrayException.class)
                .hasMessageContaining("redirects");
        assertThat(site.seen(FILE)).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///etc/passwd", "gopher://x", "http://", "::::"})
    void aRedirectToNoWebAddressIsNotFollowed(String location) {
        site.always(FILE, Reply.redirect(302, location));

        assertThatThrownBy(() -> client.download(link, target)).isInstanceOf(XrayException.class);
    }

    @Test
    void anUnknownFileIsARefusalWithTheSitesWords() {
        site.always(FILE, Reply.error(400, WireErrors.NO_SUCH_FILE));

        assertThatThrownBy(() -> client.download(link, target))
                .isInstanceOfSatisfying(
                        XrayException.class,
                        e -> assertThat(e.failure()).isEqualTo(new XrayFailure.Refused(400, WireErrors.NO_SUCH_FILE)));
        assertThat(target.size()).isZero();
    }

    @Test
    void anExpiredTokenIsRenewedForADownloadToo() {
        site.inTurn(FILE, Reply.error(401, WireErrors.JWT_EXPIRED), CONTENT);

        assertThat(client.download(link, target)).isEqualTo(3);
        assertThat(site.seen(StandInSite.AUTHENTICATE)).hasSize(2);
    }

    @Test
    void aFailureBeforeTheFirstByteIsRepeatedAndOneAfterItIsNot() {
        site.inTurn(FILE, Reply.error(503, "later"), CONTENT);
        assertThat(client.download(link, target)).isEqualTo(3);

        site.rudely(FILE, (exchange, _) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[500]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertThatThrownBy(() -> client.download(link, target)).isInstanceOf(XrayException.class);
        assertThat(site.seen(FILE)).hasSize(3);
    }

    @Test
    void aTargetThatCannotBeWrittenIsNotTheSitesFault() {
        site.always(FILE, CONTENT);
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatThrownBy(() -> client.download(link, full))
                .isInstanceOfSatisfying(
                        LightboxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_FAILED))
                .hasMessageContaining("No space left");
        assertThat(site.seen(FILE)).hasSize(1);
    }
}
