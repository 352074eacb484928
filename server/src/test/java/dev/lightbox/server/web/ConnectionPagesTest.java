package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.xray.api.SiteHost;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of a connection, over HTTP, to our own site. */
class ConnectionPagesTest {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final String PAGE = "/connections";

    private RunningServer server;
    private SampleSite site;
    private FormBrowser browser;
    private String at;

    @BeforeEach
    void start() throws Exception {
        server = new RunningServer();
        site = new SampleSite(server.application());
        browser = new FormBrowser(server, "admin");
        at = PAGE + "/"
                + run(new AddConnection(
                                "sample",
                                site.address(SiteHost.GLOBAL),
                                server.application().siteHosts()))
                        .id();
    }

    @AfterEach
    void stop() {
        browser.close();
        site.close();
        server.close();
    }

    private <R> R run(Operation<R> operation) {
        return server.application().operations().run(operation, ADMIN);
    }

    private IssuedKey keyOf(String user) {
        return Objects.requireNonNull(run(new CreateKey(user)).issued());
    }

    private void healthy() {
        IssuedKey key = keyOf("lightbox-backup");
        run(new SaveCredentials("sample", key.clientId(), key.clientSecret()));
        run(new CheckConnection("sample"));
    }

    @Test
    void newCredentialsArePastedAsJsonCheckedAndTakeOver() throws Exception {
        healthy();
        IssuedKey other = keyOf("admin");
        String json = "{\"client_id\": \"" + other.clientId() + "\", \"client_secret\": \""
                + other.clientSecret().revealText() + "\"}";

        String saved = browser.pageAfter(
                PAGE + "?edit=" + at.substring(PAGE.length() + 1),
                at + "/credentials",
                "clientId",
                json,
                "clientSecret",
                "",
                "expires",
                "2090-01-31");
        assertThat(saved)
                .contains("New credentials wait beside those in use", "were taken out of the text")
                .doesNotContain(other.clientId(), other.clientSecret().revealText());

        String taken = browser.pageAfter(PAGE, at + "/next/check");
        assertThat(taken).contains("The new credentials of \"sample\" are in use.", "Connection is open");
        String back = browser.pageAfter(PAGE, at + "/previous/roll-back");
        assertThat(back).contains("uses the earlier credentials again", "Last success");
        assertThat(browser.pageAfter(PAGE, at + "/previous/drop")).contains("are forgotten");
    }

    @Test
    void theEditedConnectionDetectsItsRegion() throws Exception {
        healthy();
        Map<String, URI> hosts = server.application().siteHosts();
        assertThat(edited("sample", hosts, "no proxy")).contains("is not the address of an HTTP proxy", "no proxy");

        String saved = edited("renamed", hosts, "");
        assertThat(saved).contains("To be detected by the next check");

        assertThat(browser.pageAfter(PAGE, at + "/check")).contains("Connection is open");
        assertThat(run(new FindConnection("renamed")).baseUrl()).isEqualTo(hosts.get("eu"));
    }

    /** The page after the form with these values was sent. */
    private String edited(String label, Map<String, URI> hosts, String proxy) throws Exception {
        List<String> fields = new ArrayList<>(List.of(
                "label",
                label,
                "region",
                "detect",
                "baseUrl",
                hosts.get("global").toString()));
        hosts.forEach((host, url) -> fields.addAll(List.of(host, url.toString())));
        fields.addAll(List.of("expectedTenant", "", "proxy", proxy, "proxyUser", "", "proxyPassword", ""));
        fields.addAll(List.of("authorities", ""));
        return browser.pageAfter(at + "/edit", at + "/edit", fields.toArray(String[]::new));
    }

    @Test
    void credentialsThatAFileHoldsAreNotStored() throws Exception {
        IssuedKey key = keyOf("lightbox-backup");
        Path file = Files.writeString(
                Files.createTempFile("xray", ".env"),
                "CLIENT_ID=" + key.clientId() + "\nCLIENT_SECRET="
                        + key.clientSecret().revealText());
        List<String> fields = new ArrayList<>(List.of("source", "file", "clientIdFile", file.toString()));
        for (String empty : List.of(
                "clientSecretFile",
                "address",
                "mount",
                "path",
                "clientIdField",
                "clientSecretField",
                "tokenFile",
                "token")) {
            fields.addAll(List.of(empty, ""));
        }

        String chosen = browser.pageAfter(at + "/source", at + "/source", fields.toArray(String[]::new));

        assertThat(chosen).contains("file " + file).doesNotContain(key.clientId());
        assertThat(browser.pageAfter(PAGE, at + "/check")).contains("Connection is open");
        Files.delete(file);
    }

    @Test
    void remindersAreSetAndAWrongAddressStaysInTheForm() throws Exception {
        healthy();

        assertThat(browser.pageAfter(
                        at + "/reminders", at + "/reminders", "expires", "2090-01-31", "addressees", "ann"))
                .contains("is not an e-mail address", ">ann</textarea>");
        assertThat(browser.pageAfter(
                        at + "/reminders",
                        at + "/reminders",
                        "expires",
                        "2090-01-31",
                        "addressees",
                        "ann@example.org, bob@example.org"))
                .contains("To ann@example.org, bob@example.org", "Next reminder");
    }
}
