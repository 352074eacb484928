package dev.lightbox.xray.site.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.LightboxException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann",
                "Zoë Ångström",
                "李小龍",
                "R2-D2 <b>bold</b> & co",
                "עברית",
                "👩\u200D🔬 the scientist",
                "🏳\uFE0F\u200D🌈"
            })
    void whatCanBeSeenStays(String name) {
        assertThat(DisplayName.of("user", "  " + name + "\t", 100)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", "\u0000", "\u001B", "\u0085", "\u200B", "\u200D", "\u202E", "\u2066", "\uFEFF", "\uD800", "\u00AD"
            })
    void whatCannotBeSeenDoesNot(String unseen) {
        assertThat(DisplayName.of("user", "A" + unseen + "b", 100)).isEqualTo("A b");
        assertThatThrownBy(() -> DisplayName.of("user", unseen, 100))
                .isInstanceOf(LightboxException.class)
                .hasMessage("The name of a user is missing.");
        assertThat(DisplayName.optional("label of an API key", unseen, 100)).isEmpty();
    }

    @Test
    void aNameThatIsTooLongIsRefusedAndNotCut() {
        assertThatThrownBy(() -> DisplayName.optional("label of an API key", "x".repeat(101), 100))
                .hasMessage("The label of an API key has 101 characters.");
    }

    @Property
    void aCleanNameIsCleanAlready(@ForAll String typed) {
        String once = DisplayName.visible(typed);

        assertThat(DisplayName.visible(once)).isEqualTo(once);
        assertThat(once.chars().filter(Character::isISOControl)).isEmpty();
    }
}
