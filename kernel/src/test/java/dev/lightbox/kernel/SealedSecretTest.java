package dev.lightbox.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealedSecretTest {
    private static final Secret TOKEN = Secret.of("eyJhbGciOiJIUzI1NiJ9.a-token");

    @Test
    void whatIsSealedComesBackWhole() {
        assertThat(SealedSecret.of(TOKEN).open()).isEqualTo(TOKEN);
        assertThat(SealedSecret.of(Secret.of("")).open().isEmpty()).isTrue();
    }

    @Test
    void theSecretIsInNoneOfItsFields() throws ReflectiveOperationException {
        SealedSecret sealed = SealedSecret.of(TOKEN);

        for (String name : new String[] {"nonce", "sealed"}) {
            Field field = SealedSecret.class.getDeclaredField(name);
            field.setAccessible(true);
            assertThat(new String((byte[]) field.get(sealed), StandardCharsets.ISO_8859_1))
                    .doesNotContain("token");
        }
        assertThat(sealed.toString()).isEqualTo("SealedSecret[44 bytes]");
    }

    @Test
    void twoAreEqualWhenTheyHoldTheSameSecret() {
        assertThat(SealedSecret.of(TOKEN))
                .isEqualTo(SealedSecret.of(TOKEN))
                .hasSameHashCodeAs(SealedSecret.of(TOKEN))
                .isNotEqualTo(SealedSecret.of(Secret.of("another")))
                .isNotEqualTo(SealedSecret.of(Secret.of("eyJhbGciOiJIUzI1NiJ9.b-token")))
                .isNotEqualTo(TOKEN);
    }

    @Test
    void theSameSecretIsSealedDifferentlyEachTime() throws ReflectiveOperationException {
        Field field = SealedSecret.class.getDeclaredField("sealed");
        field.setAccessible(true);

        assertThat((byte[]) field.get(SealedSecret.of(TOKEN))).isNotEqualTo(field.get(SealedSecret.of(TOKEN)));
    }
}
