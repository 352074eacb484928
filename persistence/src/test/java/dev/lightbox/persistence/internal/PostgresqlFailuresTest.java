package dev.lightbox.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The causes that an embedded server cannot be brought to; DatabaseFailureTest provokes the others. */
class PostgresqlFailuresTest {
    private final PostgresqlFailures failures = new PostgresqlFailures("jdbc:postgresql://db/lightbox", "lightbox");

    @ParameterizedTest
    @CsvSource({
        "28P01, DATABASE_UNAVAILABLE, refused the user \"lightbox\" or the password",
        "53100, NO_SPACE, no disk space left",
        "53300, DATABASE_UNAVAILABLE, accepts no more connections",
        "57P03, DATABASE_UNAVAILABLE, is starting up",
        "57P01, DATABASE_UNAVAILABLE, cannot be reached",
        "25006, DATABASE_UNAVAILABLE, is read-only",
        "08006, DATABASE_UNAVAILABLE, cannot be reached"
    })
    void aStateThatAnAdministratorCanMendIsToldInWords(String state, ErrorCode code, String words) {
        RuntimeException told = failures.explain(new SQLException("server's words", state));

        assertThat(told)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void anUnknownHostIsToldApartFromAServerThatDoesNotAnswer() {
        RuntimeException told = failures.explain(new SQLException("failed", "08001", new UnknownHostException("db")));

        assertThat(told).hasMessageContaining("host name is unknown");
    }

    @Test
    void whatOnlyAProgrammerCanMendStaysAsItWas() {
        IllegalStateException bug = new IllegalStateException(new SQLException("syntax error", "42601"));

        assertThat(failures.explain(bug)).isSameAs(bug);
    }
}
