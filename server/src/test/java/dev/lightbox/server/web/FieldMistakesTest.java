package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms of connections that are refused: what is wrong stands beneath the field that it is about. */
class FieldMistakesTest {
    private static final String NEW = "/connections/new";
    private static final String SHORT = "Nothing was saved. Put right what is marked below.";

    private ProdConnection prod;
    private FormBrowser browser;
    private String at;

    @BeforeEach
    void start() throws Exception {
        prod = new ProdConnection();
        browser = new FormBrowser(prod.server(), "admin");
        at = "/connections/" + prod.id();
    }

    @AfterEach
    void stop() {
        browser.close();
        prod.close();
    }

    /** The tag of a field. */
    private static String field(String page, String name) {
        return found(page, "<(?:input|select|textarea)[^>]* id=\"" + name + "\"[^>]*>");
    }

    /** What stands right beneath a field. */
    private static String beneath(String page, String name) {
        return found(
                page, "id=\"" + name + "\".*?<div class=\"invalid-feedback\" id=\"" + name + "-mistake\">.*?</div>");
    }

    private static String found(String page, String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group();
    }

    private static void assertWrong(String page, String... fields) {
        assertThat(page).contains(SHORT);
        assertThat(Pattern.compile("aria-invalid=\"true\"").matcher(page).results())
                .hasSize(fields.length);
        for (String name : fields) {
            assertThat(field(page, name))
                    .contains("is-invalid", "aria-invalid=\"true\"", "aria-describedby=\"" + name + "-mistake");
        }
        assertThat(Pattern.compile(" autofocus").matcher(page).results()).hasSize(1);
        assertThat(field(page, fields[0])).contains(" autofocus");
    }

    @Test
    void aNewConnectionIsRefusedAtEachWrongFieldOfTheForm() throws Exception {
        String page = browser.pageAfter(
                NEW,
                "/connections",
                "label",
                " ",
                "baseUrl",
                "http://xray.example",
                "us",
                "https://us.example",
                "eu",
                "ftp://eu.example",
                "au",
                "");

        assertWrong(page, "label", "baseUrl", "eu");
        assertThat(beneath(page, "label")).contains("has 0 characters");
        assertThat(beneath(page, "baseUrl")).contains("unencrypted");
        assertThat(beneath(page, "eu")).contains("does not begin with https://");
        assertThat(field(page, "label")).contains("aria-describedby=\"label-mistake label-hint\"");
        assertThat(field(page, "us")).doesNotContain("aria-describedby");
        assertThat(found(page, "<div class=\"alert.*?</form>").split(SHORT)[1].split("<label")[0])
                .as("the rest of the alert")
                .doesNotContain("characters", "https://");
    }

    @Test
    void aNameThatIsTakenIsRefusedAtTheName() throws Exception {
        String page = browser.pageAfter(NEW, "/connections", "label", "PROD", "baseUrl", "https://xray.example");

        assertWrong(page, "label");
        assertThat(beneath(page, "label")).contains("with the label \"PROD\" already");
    }

    @Test
    void aFormThatWasNotSentMarksNothing() throws Exception {
        for (String page : List.of(NEW, at + "/edit", at + "/reminders", at + "/source")) {
            assertThat(browser.get(page).body()).doesNotContain("is-invalid", "aria-invalid", "alert-danger");
        }
        assertThat(field(browser.get(NEW).body(), "label")).contains(" autofocus");
    }

    /** The edited connection with one or two other values than now. */
    private String edited(Map<String, String> others) throws Exception {
        String[] fields = new String[24];
        List<String> names = List.of(
                "label",
                "region",
                "baseUrl",
                "expectedTenant",
                "global",
                "us",
                "eu",
                "au",
                "proxy",
                "proxyUser",
                "proxyPassword",
                "authorities");
        Map<String, String> now = Map.of("label", "prod", "region", "own-address", "baseUrl", "https://xray.example");
        for (int i = 0; i < names.size(); i++) {
            fields[2 * i] = names.get(i);
            fields[2 * i + 1] = others.getOrDefault(names.get(i), now.getOrDefault(names.get(i), ""));
        }
        return browser.pageAfter(at + "/edit", at + "/edit", fields);
    }

    @Test
    void theWayToASiteIsRefusedAtProxyAndCertificates() throws Exception {
        String page = edited(Map.of("proxy", "no proxy", "authorities", "no certificate"));

        assertWrong(page, "proxy", "authorities");
        assertThat(beneath(page, "proxy")).contains("is not the address of an HTTP proxy");
        assertThat(found(page, "<details[^>]*>\\s*<summary[^>]*>Proxy and certificates"))
                .contains("open");
    }

    @Test
    void aProxyPasswordWithoutItsProxyIsRefusedWhereTheProxyIsNamed() throws Exception {
        String page = edited(Map.of("proxyPassword", "typed-in-vain"));

        assertWrong(page, "proxy");
        assertThat(page).doesNotContain("typed-in-vain");
        assertThat(found(page, "<details[^>]*>\\s*<summary[^>]*>Proxy and certificates"))
                .contains("open");
    }

    @Test
    void aHostThatIsNotKnownIsRefusedWhereItIsChosenAndAWrongOneWhereItIsNamed() throws Exception {
        assertWrong(edited(Map.of("region", "us")), "region");
        assertWrong(edited(Map.of("region", "us", "us", "http://us.example")), "us");
    }

    @Test
    void nextToATakenNameAWrongAddressIsToldToo() throws Exception {
        prod.run(new AddConnection("other", URI.create("https://xray.example"), Map.of()));

        assertWrong(edited(Map.of("label", "other", "baseUrl", "https://a.atlassian.net")), "label", "baseUrl");
    }

    private String credentials(String clientId, String secret, String expires) throws Exception {
        return browser.pageAfter(
                "/connections?edit=" + prod.id(),
                at + "/credentials",
                "clientId",
                clientId,
                "clientSecret",
                secret,
                "expires",
                expires);
    }

    @Test
    void credentialsAreRefusedAtTheFieldThatLacksThem() throws Exception {
        String id = "A".repeat(32);

        String page = credentials(id, "", "2090-01-31");

        assertWrong(page, "clientSecret");
        assertThat(field(page, "clientId")).contains(id);
        assertThat(field(page, "expires")).contains("2090-01-31");
        assertWrong(credentials("{\"a\": 1}", "s", ""), "clientId");
        assertWrong(credentials(id, "s", "soon"), "expires");
    }

    @Test
    void remindersAreRefusedAtTheDayOrAtTheAddresses() throws Exception {
        String form = at + "/reminders";

        assertWrong(browser.pageAfter(form, form, "expires", "soon", "addressees", ""), "expires");
        assertWrong(browser.pageAfter(form, form, "expires", "", "addressees", "ann"), "addressees");
    }

    @Test
    void aSourceIsRefusedAtWhatItLacks() throws Exception {
        assertWrong(source("file", "secret.env"), "clientIdFile");
        assertWrong(source("nowhere", ""), "source");
        assertWrong(source("vault", ""), "address", "path", "token");
    }

    private String source(String source, String clientIdFile) throws Exception {
        String form = at + "/source";
        return browser.pageAfter(
                form,
                form,
                "source",
                source,
                "clientIdFile",
                clientIdFile,
                "clientSecretFile",
                "",
                "address",
                "",
                "path",
                "",
                "tokenFile",
                "",
                "token",
                "");
    }
}
