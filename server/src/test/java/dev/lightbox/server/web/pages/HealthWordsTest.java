package dev.lightbox.server.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.doctor.watch.AlertOutbox.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthWordsTest {
    private static final Optional<Instant> SENT = Optional.of(Instant.parse("2026-03-10T09:00:00Z"));

    @Test
    void whoWaitsForAMailThatOthersHaveIsNamed() {
        Delivery waiting = new Delivery(
                "mail", 1, Optional.empty(), false, List.of("bob@example.com"), "bob@example.com did not get it: 450.");

        assertThat(HealthWords.delivery(waiting))
                .isEqualTo("mail: sent to others; is tried again for bob@example.com."
                        + " bob@example.com did not get it: 450.");
    }

    @Test
    void aMailThatNobodyHasIsTriedAgainOrGivenUp() {
        assertThat(HealthWords.delivery(new Delivery("mail", 1, Optional.empty(), false, List.of(), "No answer.")))
                .isEqualTo("mail: is tried again. No answer.");
        assertThat(HealthWords.delivery(new Delivery("mail", 9, Optional.empty(), true, List.of(), "No answer.")))
                .isEqualTo("mail: given up. No answer.");
    }

    @Test
    void aMailThatWasSentNamesThoseWhoMissedIt() {
        assertThat(HealthWords.delivery(new Delivery("mail", 1, SENT, false, List.of(), "")))
                .isEqualTo("sent by mail");
        assertThat(HealthWords.delivery(
                        new Delivery("mail", 1, SENT, false, List.of(), "bob@example.com did not get it: 550.")))
                .isEqualTo("sent by mail. bob@example.com did not get it: 550.");
    }
}
