package dev.lightbox.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.credentials.PlainHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://xray.cloud.getxray.app, https://xray.cloud.getxray.app",
        "' \"https://xray.cloud.getxray.app//\" ', https://xray.cloud.getxray.app",
        "https://example.com/xray/, https://example.com/xray",
        "http://localhost:8081, http://localhost:8081",
        "http://eu.localhost:8081, http://eu.localhost:8081",
        "http://127.0.0.1:8081/, http://127.0.0.1:8081",
        "http://[::1]:8081, http://[::1]:8081"
    })
    void anAddressThatKeepsTheCredentialsSafeIsTaken(String typed, String address) {
        assertThat(SiteAddress.parse(typed, PlainHttp.LOOPBACK_ONLY)).hasToString(address);
    }

    @ParameterizedTest
    @CsvSource({
        "xray.cloud.getxray.app, does not begin with https",
        "ftp://example.com, does not begin with https",
        "'', does not begin with https",
        "https://user:hidden@example.com, holds a user or password",
        "https:///path, names no host",
        "https://example.com/?token=1, has a part after ?",
        "https://exa mple.com, is not a web address",
        "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com, names a host that cannot exist",
        "https://example.atlassian.net, 'is Jira''s address'",
        "https://Example.Jira.com/jira, 'is Jira''s address'",
        "http://example.com, unencrypted",
        "http://127.0.0.1.example.com, unencrypted",
        "http://localhost.example.com, unencrypted"
    })
    void anyOtherIsRefusedWithTheReason(String typed, String reason) {
        assertThatThrownBy(() -> SiteAddress.parse(typed, PlainHttp.LOOPBACK_ONLY))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void plainHttpIsTakenWhereItsOwnerHasSaidSo() {
        assertThat(SiteAddress.parse("http://example.com", PlainHttp.ANYWHERE)).hasToString("http://example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef"})
    void aSecretInTheWrongFieldIsNotQuoted(String secret) {
        assertThatThrownBy(() -> SiteAddress.parse(secret, PlainHttp.LOOPBACK_ONLY))
                .hasMessageNotContaining(secret);
    }
}
