package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.Secret;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final String ID = "0123456789ABCDEF".repeat(2);
    private static final String SECRET = "0123456789abcdef".repeat(4);

    @Test
    void aKeyPairOfXraysShapeNeedsNoHint() {
        assertThat(new Credentials(ID, Secret.of(SECRET)).hints()).isEmpty();
    }

    @Test
    void anUnusualShapeIsAHintThatQuotesNothing() {
        Credentials odd = new Credentials("my-client", Secret.of("hunter2"));

        assertThat(odd.hints()).extracting(Finding::checkId).containsExactly("client-id-shape", "client-secret-shape");
        assertThat(odd.hints().toString()).doesNotContain("my-client", "hunter2");
    }

    @Test
    void aTokenInTheSecretsPlaceIsRecognised() {
        assertThat(new Credentials(ID, Secret.of("eyJhbGciOiJIUzI1NiJ9.eyJ0ZW5hbnQiOiJ4In0.c2ln")).hints())
                .extracting(Finding::checkId)
                .containsExactly("client-secret-is-token");
    }

    @Test
    void theyPrintNothing() {
        assertThat(new Credentials(ID, Secret.of(SECRET))).hasToString("Credentials[***]");
    }
}
