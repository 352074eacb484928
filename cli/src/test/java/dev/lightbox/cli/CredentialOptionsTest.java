package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.PastedCredentials;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CredentialOptionsTest {
    private static final String ID = "0123456789ABCDEF".repeat(2);
    private static final String SECRET = "0123456789abcdef".repeat(4);
    private static final Credentials PAIR = new Credentials(ID, Secret.of(SECRET));
    private static final Secrets NOWHERE_ELSE = new Secrets(Map.of(), null);

    @TempDir
    Path folder;

    private static CredentialOptions options(String... arguments) {
        CredentialOptions options = new CredentialOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    /** {@code %1$s} is the Client ID and {@code %2$s} the Client secret. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n{\"client_id\": \"%1$s\",\n \"client_secret\": \"%2$s\"}\n",
                "\n# Xray\nexport CLIENT_ID=\"%1$s\"\n\nexport CLIENT_SECRET='%2$s'\n",
                "xray:\n  client-id: %1$s\n  client-secret: %2$s\n"
            })
    void aFileThatHoldsBothIsEnough(String content) throws IOException {
        String both = file("xray", content.formatted(ID, SECRET));

        assertThat(options("--client-secret-file", both)
                        .require(NOWHERE_ELSE)
                        .read()
                        .credentials())
                .isEqualTo(PAIR);
        assertThat(options("--client-id-file", both)
                        .require(NOWHERE_ELSE)
                        .read()
                        .credentials())
                .isEqualTo(PAIR);
        Secrets environment = new Secrets(Map.of("LIGHTBOX_CLIENT_SECRET", content.formatted(ID, SECRET)), null);
        assertThat(options().find(environment).orElseThrow().read().credentials())
                .isEqualTo(PAIR);
    }

    @Test
    void blankLinesAndQuotesAroundAValueAreLeftOut() throws IOException {
        assertThat(options(
                                "--client-id-file",
                                file("id", "\n\n \"" + ID + "\"\r\n"),
                                "--client-secret-file",
                                file("secret", "\n'" + SECRET + "'\n\n"))
                        .require(NOWHERE_ELSE)
                        .read()
                        .credentials())
                .isEqualTo(PAIR);
    }

    /** As the paste tolerance of the form: {@code %1$s} is the Client ID and {@code %2$s} the Client secret. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "%2$s | %1$s | credentials-swapped",
                "'%2$s' | \"%1$s\" | credentials-swapped",
                "\"%1$s\" | '%2$s' | ",
                "~  %1$s ~ | ~ %2$s\t~ | ",
                "export CLIENT_ID=%1$s | export CLIENT_SECRET=%2$s | pasted-snippet",
                "export CLIENT_SECRET=%2$s | export CLIENT_ID=%1$s | pasted-snippet",
                "{\"client_id\":\"%1$s\"} | {\"client_secret\":\"%2$s\"} | pasted-snippet",
                "{\"client_id\":\"%2$s\",\"client_secret\":\"%1$s\"} | | credentials-swapped",
                "{\"client_id\":\"%1$s\",\"client_secret\":\"%2$s\"} | | pasted-snippet",
                "%1$s:%2$s | | pasted-snippet",
                "%1$s | %1$s | client-secret-shape",
                "%2$s | %2$s | client-id-shape"
            })
    void whatStandsInTheEnvironmentIsRepairedOrExplained(String id, @Nullable String secret, @Nullable String note) {
        Map<String, String> variables = new HashMap<>();
        variables.put("LIGHTBOX_CLIENT_ID", id.formatted(ID, SECRET));
        if (secret != null) {
            variables.put("LIGHTBOX_CLIENT_SECRET", secret.formatted(ID, SECRET));
        }

        PastedCredentials read = options().require(new Secrets(variables, null)).read();

        if (note == null) {
            assertThat(read.notes()).isEmpty();
        } else {
            assertThat(read.notes()).extracting(Finding::checkId).contains(note);
        }
        if (note == null || !note.endsWith("-shape")) {
            assertThat(read.credentials()).isEqualTo(PAIR);
        }
    }

    @Test
    void aHalfInTheVariableOfTheOtherIsExplainedWhenItStandsAlone() {
        Secrets swapped = new Secrets(Map.of("LIGHTBOX_CLIENT_ID", SECRET), null);
        Secrets swappedTheOtherWay = new Secrets(Map.of("LIGHTBOX_CLIENT_SECRET", ID), null);

        assertThatThrownBy(() -> options().require(swapped))
                .hasMessage("The Client ID is missing: what was given for it looks like a Client secret.");
        assertThatThrownBy(() -> options().require(swappedTheOtherWay))
                .hasMessage("The Client secret is missing: what was given for it looks like a Client ID.");
    }

    @Test
    void oneHalfAloneIsNoPairAndTheOtherIsNamed() throws IOException {
        CredentialOptions half = options("--client-secret-file", file("secret", SECRET));

        assertThatThrownBy(() -> half.find(NOWHERE_ELSE))
                .isInstanceOf(LightboxException.class)
                .hasMessage("The Client ID is missing.");
        assertThat(options().find(NOWHERE_ELSE)).isEmpty();
    }
}
