package dev.lightbox.server.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Mistakes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormMistakesTest {
    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("label", "us", "proxy"));

    private static FormMistakes of(String... members) {
        Mistakes mistakes = new Mistakes();
        for (String member : members) {
            mistakes.in(member, () -> {
                throw new LightboxException(ErrorCode.INVALID_INPUT, member + " is wrong.", "Mend it.");
            });
        }
        try {
            mistakes.refuseAny();
        } catch (LightboxException refused) {
            return FormMistakes.of(refused, FIELDS);
        }
        return FormMistakes.NONE;
    }

    @Test
    void aMistakeBelongsToTheFieldThatIsCalledLikeTheLastPartOfItsMember() {
        FormMistakes found = of("hosts.us");

        assertThat(found.of("us")).containsExactly("hosts.us is wrong. Mend it.");
        assertThat(found.mark("us")).isEqualTo("is-invalid");
        assertThat(found.describes("us", true)).isEqualTo("us-mistake us-hint");
        assertThat(found.mark("label")).isEmpty();
        assertThat(found.describes("label", false)).isNull();
    }

    @Test
    void whatIsAboutNoFieldOfTheFormStandsAboveIt() {
        FormMistakes found = of("", "hosts.moon", "proxy");

        assertThat(found.above()).containsExactly("is wrong. Mend it.", "hosts.moon is wrong. Mend it.");
        assertThat(found.of("proxy")).hasSize(1);
    }

    @Test
    void theCursorIsInTheFirstWrongFieldOfTheFormWhicheverWasFoundFirst() {
        FormMistakes found = of("proxy", "hosts.us");

        assertThat(found.focuses("us", false)).isTrue();
        assertThat(found.focuses("proxy", false)).isFalse();
        assertThat(found.focuses("label", true)).isFalse();
        assertThat(of().focuses("label", true)).isTrue();
    }

    @Test
    void aRefusalWithoutAPlaceIsToldInFull() {
        FormMistakes found =
                FormMistakes.of(new LightboxException(ErrorCode.ALREADY_EXISTS, "It is there.", "Look."), FIELDS);

        assertThat(found.any()).isTrue();
        assertThat(found.above()).containsExactly("It is there. Look.");
    }
}
