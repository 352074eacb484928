package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.Secret;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final String ID = "0123456789ABCDEF".repeat(2);
    private static final String SECRET = "0123456789abcdef".repeat(4);

    @Property
    void whatSurroundsAPastedValueIsDropped(
            @ForAll
                    @Chars({
                        ' ', '\n', '\r', '\t', '"', '\'', '`', '\u00a0', '\u200b', '\ufeff', '\u201c', '\u201e',
                        '\u00bb'
                    })
                    String before,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 80) String value,
            @ForAll
                    @Chars({
                        ' ', '\n', '\r', '\t', '"', '\'', '`', '\u00a0', '\u200b', '\ufeff', '\u201d', '\u201c',
                        '\u00ab'
                    })
                    String after) {
        Credentials pasted = Credentials.pasted(before + value + after, Secret.of(before + value + after));

        assertThat(pasted).isEqualTo(new Credentials(value, Secret.of(value)));
    }

    @Test
    void aValueOfWhichNothingIsLeftIsRefusedByName() {
        assertThatThrownBy(() -> Credentials.pasted(" \n", Secret.of(SECRET))).hasMessage("The Client ID is empty.");
        assertThatThrownBy(() -> Credentials.pasted(ID, Secret.of("\"\""))).hasMessage("The Client secret is empty.");
    }

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
    void exchangedFieldsAreRecognised() {
        assertThat(new Credentials(SECRET, Secret.of(ID)).hints())
                .extracting(Finding::checkId)
                .containsExactly("credentials-swapped");
    }

    @Test
    void theyPrintNothing() {
        assertThat(new Credentials(ID, Secret.of(SECRET))).hasToString("Credentials[***]");
    }
}
