package dev.lightbox.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String TEXT = "hunter2-hunter2";

    @Test
    void noWayOfPrintingShowsTheContent() {
        Secret secret = Secret.of(TEXT);

        assertThat(List.of(
                        secret.toString(),
                        "" + secret,
                        String.format("%s %1$S", secret),
                        List.of(secret).toString(),
                        Map.of("secret", secret).toString(),
                        new Holder(secret).toString()))
                .allSatisfy(printed -> assertThat(printed)
                        .doesNotContainIgnoringCase("hunter2")
                        .containsIgnoringCase("secret[15 bytes]"));
    }

    @Test
    void theContentLeavesOnlyAsACopy() {
        byte[] given = TEXT.getBytes();
        Secret secret = Secret.of(given);
        given[0] = 'x';
        secret.revealBytes()[0] = 'x';

        assertThat(secret.revealText()).isEqualTo(TEXT);
    }

    @Test
    void secretsMatchByContent() {
        assertThat(Secret.of(TEXT).matches(Secret.of(TEXT))).isTrue();
        assertThat(Secret.of(TEXT).matches(Secret.of("hunter2-hunter3"))).isFalse();
        assertThat(Secret.of(TEXT).matches(Secret.of("hunter2"))).isFalse();
    }

    private record Holder(Secret secret) {}
}
