package dev.lightbox.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PastedCredentialsTest {
    private static final String ID = "0123456789ABCDEF".repeat(2);
    private static final String SECRET = "0123456789abcdef".repeat(4);

    /** {@code %1$s} is the Client ID and {@code %2$s} the Client secret. */
    @Provide
    Arbitrary<String> snippets() {
        return Arbitraries.of(
                "{\"client_id\":\"%1$s\",\"client_secret\":\"%2$s\"}",
                "{ \"clientId\": \"%1$s\",\n  \"clientSecret\": \"%2$s\" }",
                "{\"xray\": {\"auth\": [{\"CLIENT-SECRET\": \"%2$s\", \"client-id\": \"%1$s\"}]}, \"id\": \"7\"}",
                "{\"id\": \"%1$s\", \"secret\": \"%2$s\"}",
                "export CLIENT_ID=%1$s\nexport CLIENT_SECRET=%2$s",
                "export XRAY_CLIENT_ID=\"%1$s\"; export XRAY_CLIENT_SECRET='%2$s'",
                "# comment\r\nLIGHTBOX_CLIENT_SECRET=%2$s\r\nLIGHTBOX_CLIENT_ID=%1$s\r\n",
                "$env:XRAY_CLIENT_ID = \"%1$s\"\n$env:XRAY_CLIENT_SECRET = \"%2$s\"",
                "xray:\n  client-id: %1$s\n  client-secret: \"%2$s\"",
                "xray.client.id=%1$s\nxray.client.secret=%2$s",
                "Client Id: %1$s\nClient Secret: %2$s",
                "Client Id\n%1$s\nClient Secret\n%2$s",
                "%1$s\t%2$s",
                "curl -d '{ \"client_id\": \"%1$s\",\"client_secret\": \"%2$s\" }' https://xray.cloud.getxray.app",
                "curl -d \"{\\\"client_id\\\": \\\"%1$s\\\",\\\"client_secret\\\": \\\"%2$s\\\"}\"");
    }

    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.strings().withChars("0123456789ABCDEF").ofLength(32);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
    }

    @Property
    void aSnippetInEitherFieldGivesBoth(
            @ForAll("snippets") String snippet,
            @ForAll("ids") String id,
            @ForAll("secrets") String secret,
            @ForAll boolean inFirst) {
        String pasted = "\ufeff " + snippet.formatted(id, secret) + " \n";

        PastedCredentials read =
                inFirst ? PastedCredentials.read(pasted, Secret.of("")) : PastedCredentials.read("", Secret.of(pasted));

        assertThat(read.credentials()).isEqualTo(new Credentials(id, Secret.of(secret)));
        assertThat(read.notes()).extracting(Finding::checkId).containsExactly("pasted-snippet");
        assertThat(read.toString()).doesNotContain(id, secret);
    }

    @Property
    void aSnippetInBothFieldsGivesBothToo(
            @ForAll("snippets") String snippet, @ForAll("ids") String id, @ForAll("secrets") String secret) {
        String pasted = snippet.formatted(id, secret);

        assertThat(PastedCredentials.read(pasted, Secret.of(pasted)).credentials())
                .isEqualTo(new Credentials(id, Secret.of(secret)));
    }

    @Test
    void ofAFileWithARemarkBelowTheValueTheFirstLineCounts() {
        PastedCredentials read =
                PastedCredentials.read(ID + "\n", Secret.of("\n\"" + SECRET + "\"\r\n# of the nightly build\n"));

        assertThat(read.credentials()).isEqualTo(new Credentials(ID, Secret.of(SECRET)));
        assertThat(read.notes()).extracting(Finding::checkId).containsExactly("pasted-blanks");
    }

    @Property
    void aTextThatHoldsBothIsKnownAndAValueAloneIsNot(
            @ForAll("snippets") String snippet, @ForAll("ids") String id, @ForAll("secrets") String secret) {
        assertThat(PastedCredentials.holdsBoth(Secret.of("\n" + snippet.formatted(id, secret))))
                .isTrue();
        assertThat(PastedCredentials.holdsBoth(Secret.of(secret))).isFalse();
        assertThat(PastedCredentials.holdsBoth(Secret.of("CLIENT_SECRET=" + secret)))
                .isFalse();
    }

    @Property
    void whatSurroundsAPastedValueIsDropped(
            @ForAll @Chars({' ', '\n', '\r', '\t', '"', '\'', '`', '\u00a0', '\u200b', '\ufeff', '\u201c', '\u201e'})
                    String before,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 80) String value,
            @ForAll @Chars({' ', '\n', '\r', '\t', '"', '\'', '`', '\u00a0', '\u200b', '\ufeff', '\u201d', '\u00ab'})
                    String after) {
        PastedCredentials read = PastedCredentials.read(before + value + after, Secret.of(before + value + after));

        assertThat(read.credentials()).isEqualTo(new Credentials(value, Secret.of(value)));
    }

    @Property
    void exchangedFieldsAreExchangedBackAndThatIsSaid(@ForAll("ids") String id, @ForAll("secrets") String secret) {
        PastedCredentials read = PastedCredentials.read(secret, Secret.of(id));

        assertThat(read.credentials()).isEqualTo(new Credentials(id, Secret.of(secret)));
        assertThat(read.notes()).extracting(Finding::checkId).containsExactly("credentials-swapped");
    }

    @Test
    void aValueThatAMailHasBrokenInTwoIsJoined() {
        PastedCredentials read =
                PastedCredentials.read(ID, Secret.of(SECRET.substring(0, 40) + "\r\n  " + SECRET.substring(40)));

        assertThat(read.credentials()).isEqualTo(new Credentials(ID, Secret.of(SECRET)));
        assertThat(read.notes()).extracting(Finding::checkId).containsExactly("pasted-blanks");
    }

    @Test
    void anUnusualClientIdIsTakenWithAHint() {
        PastedCredentials read = PastedCredentials.read("my client", Secret.of(SECRET));

        assertThat(read.credentials().clientId()).isEqualTo("my client");
        assertThat(read.notes()).extracting(Finding::checkId).containsExactly("client-id-shape");
    }

    @Test
    void whatCannotBeMadeOutIsExplainedAndNotQuoted() {
        refused("{\"user\": \"" + ID + "\"}", SECRET, "no Client ID and no Client secret");
        refused("CLIENT_ID=" + ID, "", "holds no Client secret");
        refused("", "CLIENT_SECRET=" + SECRET, "holds no Client ID");
        refused(" \n", SECRET, "The Client ID is empty.");
        refused(ID, "\"\"", "The Client secret is empty.");
        refused(ID, "x".repeat(70_000), "70000 characters");
        refused("[".repeat(2_000), SECRET, "no Client ID");
    }

    private static void refused(String id, String secret, String because) {
        assertThatThrownBy(() -> PastedCredentials.read(id, Secret.of(secret)))
                .isInstanceOfSatisfying(LightboxException.class, told -> {
                    assertThat(told.code()).isEqualTo(ErrorCode.INVALID_INPUT);
                    assertThat(told.getMessage() + told.remedy())
                            .contains(because)
                            .doesNotContain(ID)
                            .doesNotContain(SECRET);
                });
    }
}
