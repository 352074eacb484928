package dev.lightbox.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.RefusedInput.Mistake;
import org.junit.jupiter.api.Test;

class MistakesTest {
    private final Mistakes mistakes = new Mistakes();

    private static LightboxException wrong(ErrorCode code, String field) {
        return new LightboxException(code, field + " is wrong.", "Mend " + field + ".");
    }

    private static String refuse(LightboxException refused) {
        throw refused;
    }

    @Test
    void whatIsRightIsReadAndRefusesNothing() {
        assertThat(mistakes.or("", () -> "read")).isEqualTo("read");

        assertThatCode(mistakes::refuseAny).doesNotThrowAnyException();
    }

    @Test
    void oneMistakeIsThrownAsItIs() {
        LightboxException taken = wrong(ErrorCode.ALREADY_EXISTS, "Label");

        assertThat(mistakes.or("before", () -> refuse(taken))).isEqualTo("before");

        assertThatThrownBy(mistakes::refuseAny).isSameAs(taken);
    }

    @Test
    void severalAreToldInOneRefusalALineEachWithItsRemedy() {
        mistakes.in(() -> refuse(wrong(ErrorCode.ALREADY_EXISTS, "Label")));
        mistakes.in(() -> refuse(wrong(ErrorCode.INVALID_INPUT, "Address")));
        mistakes.add(wrong(ErrorCode.INVALID_INPUT, "Proxy"));

        assertThatThrownBy(mistakes::refuseAny).isInstanceOfSatisfying(LightboxException.class, told -> {
            assertThat(told.code()).isEqualTo(ErrorCode.INVALID_INPUT);
            assertThat(told)
                    .hasMessage("Label is wrong. Mend Label.\nAddress is wrong. Mend Address.\nProxy is wrong.");
            assertThat(told.remedy()).isEqualTo("Mend Proxy.");
        });
    }

    @Test
    void eachMistakeNamesTheMemberThatItIsInAndTheInnermostNameCounts() {
        mistakes.in("label", () -> refuse(wrong(ErrorCode.ALREADY_EXISTS, "Label")));
        mistakes.in("network", () -> Mistakes.at("proxy", () -> refuse(wrong(ErrorCode.INVALID_INPUT, "Proxy"))));
        mistakes.add(wrong(ErrorCode.INVALID_INPUT, "All of it"));

        assertThatThrownBy(mistakes::refuseAny)
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        told -> assertThat(RefusedInput.mistakesOf(told))
                                .containsExactly(
                                        new Mistake("label", "Label is wrong. Mend Label."),
                                        new Mistake("proxy", "Proxy is wrong. Mend Proxy."),
                                        new Mistake("", "All of it is wrong. Mend All of it.")));
    }

    @Test
    void oneMistakeAtAMemberKeepsItsCodeAndWords() {
        assertThatThrownBy(() -> Mistakes.at("label", () -> refuse(wrong(ErrorCode.ALREADY_EXISTS, "Label"))))
                .isInstanceOfSatisfying(RefusedInput.class, told -> {
                    assertThat(told.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
                    assertThat(told).hasMessage("Label is wrong.");
                    assertThat(told.remedy()).isEqualTo("Mend Label.");
                });
    }

    @Test
    void whatIsNoMistakeOfThePersonIsThrownAtOnce() {
        LightboxException disk = wrong(ErrorCode.IO_FAILED, "Disk");

        assertThatThrownBy(() -> mistakes.in(() -> refuse(disk))).isSameAs(disk);
        assertThatThrownBy(() -> mistakes.in("label", () -> refuse(disk))).isSameAs(disk);
    }
}
