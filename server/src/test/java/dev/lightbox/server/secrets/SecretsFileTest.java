package dev.lightbox.server.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SecretsFileTest {
    private static final Secret PASSPHRASE = Secret.of("correct horse battery staple");
    private static final Path GOLDEN = Path.of("../docs/format/golden/secrets-file-v1.csv.gpg");
    private static final byte[] TEXT =
            "user_key,client_id,client_secret\r\nann,8CF3CEA946DB4059A9999D3AF4035EFE,0123\r\n"
                    .getBytes(StandardCharsets.UTF_8);

    private static byte[] seal() {
        return SecretsFile.seal(TEXT, "api-keys.csv", PASSPHRASE, Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Test
    void whatWasSealedOpensWithItsPassphraseOnly() {
        byte[] sealed = seal();

        assertThat(SecretsFile.open(sealed, PASSPHRASE)).isEqualTo(TEXT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("client_secret");
        assertThatThrownBy(() -> SecretsFile.open(sealed, Secret.of("correct horse battery stable")))
                .isInstanceOfSatisfying(
                        LightboxException.class, told -> assertThat(told.code()).isEqualTo(ErrorCode.WRONG_PASSWORD));
    }

    @Test
    void anAlteredFileDoesNotOpen() {
        byte[] sealed = seal();
        for (int place : new int[] {3, sealed.length / 2, sealed.length - 1}) {
            byte[] altered = sealed.clone();
            altered[place] ^= 1;
            assertThatThrownBy(() -> SecretsFile.open(altered, PASSPHRASE)).isInstanceOf(LightboxException.class);
        }
        assertThatThrownBy(() -> SecretsFile.open(new byte[0], PASSPHRASE)).isInstanceOf(LightboxException.class);
        assertThatThrownBy(() -> SecretsFile.open(TEXT, PASSPHRASE)).isInstanceOf(LightboxException.class);
    }

    @Test
    void aShortPassphraseIsRefused() {
        assertThatThrownBy(() -> SecretsFile.requireStrong(Secret.of("elevenchars")))
                .isInstanceOf(LightboxException.class);
    }

    /** Written by the first version; {@code gpg --decrypt} opens it too. */
    @Test
    void theGoldenFileOpens() throws IOException {
        assertThat(SecretsFile.open(Files.readAllBytes(GOLDEN), PASSPHRASE)).isEqualTo(TEXT);
    }
}
