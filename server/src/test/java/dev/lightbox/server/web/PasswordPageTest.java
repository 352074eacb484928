package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Entry;
import dev.lightbox.persistence.JdbcAuditTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People change their own password, over HTTP. */
class PasswordPageTest {
    private static final String PAGE = "/account/password";
    private static final String NEW = "another horse 2";

    private RunningServer server;

    @BeforeEach
    void start() {
        server = new RunningServer();
        server.addViewer("eve");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String change(FormBrowser browser, String current, String replacement, String repeated)
            throws Exception {
        return browser.pageAfter(
                PAGE, PAGE, "currentPassword", current, "newPassword", replacement, "repeatedPassword", repeated);
    }

    private Entry lastAudited() {
        return new JdbcAuditTrail(server.application().database())
                .newest(1)
                .rows()
                .getFirst()
                .entry();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "eve"})
    void theNewPasswordSignsInAndOtherSessionsEnd(String name) throws Exception {
        try (FormBrowser here = new FormBrowser(server, name);
                FormBrowser elsewhere = new FormBrowser(server, name);
                FormBrowser other = new FormBrowser(server, name.equals("eve") ? "admin" : "eve")) {
            assertThat(here.get("/").body()).contains("href=\"" + PAGE + "\"");

            assertThat(change(here, RunningServer.PASSWORD, NEW, NEW)).contains("Your password was changed");

            assertThat(here.get(PAGE).statusCode()).isEqualTo(200);
            assertThat(elsewhere.get(PAGE).statusCode()).isEqualTo(302);
            assertThat(other.get(PAGE).statusCode()).isEqualTo(200);
        }
        assertThat(server.signsIn(name, RunningServer.PASSWORD)).isFalse();
        assertThat(server.signsIn(name, NEW)).isTrue();
    }

    @Test
    void theSessionThatGoesOnHasAnotherId() throws Exception {
        try (FormBrowser here = new FormBrowser(server, "eve")) {
            String before = here.session();
            change(here, RunningServer.PASSWORD, NEW, NEW);

            assertThat(here.session()).isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            correct-horse-1 | another horse 2 | another horse 3 | The two new passwords differ.
            correct-horse-1 | short-horse     | short-horse     | has 11 characters
            correct-horse-1 | evilevilEVEeve  | evilevilEVEeve  | was changed
            correct-horse-1 | EveEveEveEve    | EveEveEveEve    | easy to guess
            correct-horse-1 | aaaaaaaaaaaaaaa | aaaaaaaaaaaaaaa | easy to guess
            correct-horse-1 | correct-horse-1 | correct-horse-1 | is the present one
            wrong           | another horse 2 | another horse 2 | The present password is wrong.
            ''              | another horse 2 | another horse 2 | The present password is wrong.
            """)
    void aPasswordMustBeOneToTake(String current, String replacement, String repeated, String told) throws Exception {
        try (FormBrowser browser = new FormBrowser(server, "eve")) {
            assertThat(change(browser, current, replacement, repeated))
                    .contains(told)
                    .doesNotContain(replacement);
        }
        assertThat(server.signsIn("eve", RunningServer.PASSWORD)).isEqualTo(!told.equals("was changed"));
    }

    @Test
    void guessingIsSlowedDownTogetherWithSignIns() throws Exception {
        try (FormBrowser browser = new FormBrowser(server, "eve")) {
            for (int i = 0; i < 5; i++) {
                assertThat(change(browser, "wrong " + i, NEW, NEW)).contains("The present password is wrong.");
            }

            assertThat(change(browser, RunningServer.PASSWORD, NEW, NEW)).contains("Too many wrong passwords.");
        }
        assertThat(server.signsIn("eve", RunningServer.PASSWORD)).isFalse();
    }

    @Test
    void changesAndRefusalsAreAudited() throws Exception {
        try (FormBrowser browser = new FormBrowser(server, "eve")) {
            change(browser, "wrong", NEW, NEW);
            assertThat(lastAudited().action()).isEqualTo("account.change-password-refused");
            assertThat(lastAudited().actor()).isEqualTo("eve");
            assertThat(lastAudited().origin()).isEqualTo("127.0.0.1");
            change(browser, RunningServer.PASSWORD, NEW, NEW);
            assertThat(lastAudited().action()).isEqualTo("account.change-password");
        }
    }
}
