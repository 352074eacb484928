package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String VARIABLE = "LIGHTBOX_CLIENT_SECRET";

    @TempDir
    Path folder;

    private final Secrets secrets = new Secrets(Map.of(VARIABLE, "from the environment"), null);

    @Test
    void theFirstLineOfAFileIsTakenWithoutItsLineEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), " from the file \r\nand a note below\n");

        assertThat(secrets.find(file, VARIABLE).map(Secret::revealText)).contains("from the file");
    }

    @Test
    void theEnvironmentCountsWhenNoFileIsNamed() {
        assertThat(secrets.find(null, VARIABLE).map(Secret::revealText)).contains("from the environment");
        assertThat(secrets.find(null, "LIGHTBOX_OTHER")).isEmpty();
    }

    @Test
    void aMissingFileIsNamedAndTheEnvironmentDoesNotTakeItsPlace() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> secrets.find(missing, VARIABLE))
                .isInstanceOfSatisfying(LightboxException.class, told -> {
                    assertThat(told.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(told).hasMessageContaining(missing.toString());
                });
    }

    @Test
    void aSecretThatIsNowhereIsAskedForByOptionAndVariable() {
        assertThatThrownBy(() -> secrets.require(null, "LIGHTBOX_OTHER", "client secret", "--client-secret-file"))
                .isInstanceOfSatisfying(LightboxException.class, told -> {
                    assertThat(told).hasMessage("The client secret is missing.");
                    assertThat(told.remedy()).contains("--client-secret-file", "LIGHTBOX_OTHER");
                });
    }

    @Test
    void aVariableThatIsSetToNothingCountsAsNotSet() {
        assertThat(new Secrets(Map.of(VARIABLE, " "), null).find(null, VARIABLE))
                .isEmpty();
    }

    @Test
    void anEmptyFileIsTakenForAMistakeAndNotForAnEmptySecret() throws IOException {
        Path file = Files.writeString(folder.resolve("blank"), " \n");

        assertThatThrownBy(() -> secrets.find(file, VARIABLE)).hasMessageContaining("holds no secret");
    }

    @Test
    void anEmptyFileIsNoSecret() throws IOException {
        Path file = Files.createFile(folder.resolve("empty"));

        assertThatThrownBy(() -> secrets.require(file, VARIABLE, "client secret", "--client-secret-file"))
                .isInstanceOf(LightboxException.class);
    }
}
