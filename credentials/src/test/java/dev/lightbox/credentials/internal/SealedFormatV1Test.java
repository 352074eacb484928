package dev.lightbox.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Credentials sealed by an independent implementation of docs/format/sealed-credentials-v1.md stay readable. */
class SealedFormatV1Test {
    private static final Path GOLDEN = Path.of("../docs/format/sealed-credentials-v1.golden.properties");

    private final Properties golden = new Properties();
    private final Envelope envelope;
    private final UUID connection;

    SealedFormatV1Test() throws IOException {
        try (Reader file = Files.newBufferedReader(GOLDEN)) {
            golden.load(file);
        }
        this.envelope = new Envelope(
                MasterKey.of(Secret.of(golden.getProperty("masterKey"))), new RandomIds(new SecureRandom()));
        this.connection = UUID.fromString(golden.getProperty("connection"));
    }

    private byte[] bytes(String property) {
        return HexFormat.of().parseHex(golden.getProperty(property));
    }

    private SealedCredentials sealed() {
        return new SealedCredentials(
                bytes("sealed.data_key"), bytes("sealed.client_id"), bytes("sealed.client_secret"));
    }

    @Test
    void theGoldenFileOpens() {
        assertThat(envelope.open(connection, sealed()))
                .isEqualTo(new Credentials(
                        golden.getProperty("plain.clientId"), Secret.of(golden.getProperty("plain.clientSecret"))));
    }

    @Test
    void whatIsSealedNowHasTheLayoutOfTheGoldenFile() {
        SealedCredentials now = envelope.seal(connection, envelope.open(connection, sealed()));

        assertThat(now.dataKey()).hasSameSizeAs(bytes("sealed.data_key")).startsWith(bytes("sealed.data_key.head"));
        assertThat(now.clientId()).hasSameSizeAs(bytes("sealed.client_id")).startsWith(1);
        assertThat(now.clientSecret())
                .hasSameSizeAs(bytes("sealed.client_secret"))
                .startsWith(1);
    }

    @Test
    void aLaterVersionIsToldAndNotTried() {
        SealedCredentials later = sealed();
        later.clientSecret()[0] = 2;

        assertThatThrownBy(() -> envelope.open(connection, later))
                .hasMessageContaining("format version 2")
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATABASE_NEWER));
    }
}
