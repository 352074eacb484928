package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
    private static final RandomIds RANDOM = new RandomIds(new SecureRandom());

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("master.key");
    }

    private static void assertInvalid(String words, Runnable call) {
        assertThatThrownBy(call::run)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_SETTING));
    }

    @Test
    void itsFileIsCreatedForTheOwnerOnlyAndReadAfterwards() throws IOException {
        MasterKey created = MasterKey.fromFile(file(), RANDOM);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(MasterKey.fromFile(file(), RANDOM).id()).isEqualTo(created.id());
        assertThat(MasterKey.of(Secret.of(Files.readString(file()))).id()).isEqualTo(created.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aFileThatIsOpenToOthersIsRefused(String permissions) throws IOException {
        MasterKey.fromFile(file(), RANDOM);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

        assertInvalid("open to other users", () -> MasterKey.fromFile(file(), RANDOM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})
    void whatIsNoKeyIsRefusedWithoutQuotingIt(String text) {
        assertInvalid("not a master key", () -> MasterKey.of(Secret.of(text)));
        if (!text.isEmpty()) {
            assertThatThrownBy(() -> MasterKey.of(Secret.of(text))).hasMessageNotContaining(text);
        }
    }

    @Test
    void eachPurposeHasAKeyOfItsOwnWhichStaysTheSame() {
        MasterKey key = MasterKey.fromFile(file(), RANDOM);

        assertThat(key.derive("a", 32)).isEqualTo(key.derive("a", 32)).isNotEqualTo(key.derive("b", 32));
        assertThat(key.derive("a", 64).revealBytes()).hasSize(64);
        assertThat(key.toString()).isEqualTo("MasterKey[" + key.id() + "]");
    }

    /** Computed apart from this program, by HMAC-SHA-256 as RFC 5869 lays down. */
    @Test
    void keysAreDerivedAsTheFormatSays() {
        MasterKey key = MasterKey.of(Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

        assertThat(key.id()).isEqualTo("7f719b0757fe56fb");
        assertThat(HexFormat.of()
                        .formatHex(key.derive("credentials/wrap/v1", 32).revealBytes()))
                .isEqualTo("5210ab4ceeb680118d8afc421aff9ef0c443b352c5b16f94ce363126e3d1282c");
    }
}
