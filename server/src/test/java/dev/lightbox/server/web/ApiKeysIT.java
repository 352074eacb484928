package dev.lightbox.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.secrets.SecretsFile;
import dev.lightbox.xray.site.tokens.Authentication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API Keys page in a real browser: selecting, doing things with many keys, overlap, suspension, audit log. */
class ApiKeysIT {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final int KEYS = 12;

    private static AdministratorBrowser browser;

    private final List<String> complaints = new ArrayList<>();
    private final List<IssuedKey> keys = new ArrayList<>();
    private RunningServer server;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        browser = new AdministratorBrowser();
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    @BeforeEach
    void start() {
        server = new RunningServer();
        for (int i = 1; i <= KEYS; i++) {
            String user = "user-%02d".formatted(i);
            server.application()
                    .operations()
                    .run(new CreateUser(user, "User " + i, user + "@example.com", false), ADMIN);
            keys.add(Objects.requireNonNull(server.application()
                    .operations()
                    .run(new CreateKey(user), ADMIN)
                    .issued()));
        }
        page = browser.signedIn(server, new Browser.NewContextOptions(), complaints);
        page.navigate("/site/api-keys");
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    private Locator button(String name) {
        return AdministratorBrowser.button(page, name);
    }

    private void choose(String what) {
        page.getByLabel("Select API keys").click();
        button(what).click();
    }

    private Locator selected() {
        return page.locator("[data-selected] > summary");
    }

    private Locator row(String user) {
        return page.locator("tr").filter(new Locator.FilterOptions().setHasText(user));
    }

    private boolean works(IssuedKey key) {
        return server.application().identity().tokens().authenticate(key.clientId(), key.clientSecret(), "10.0.0.5")
                instanceof Authentication.Issued;
    }

    @Test
    void theSelectionSurvivesPagingAndEndsWithAnotherSearch() {
        page.getByLabel("Select the key of user-01").check();
        assertThat(selected()).containsText("(1) Selected");

        page.getByText("Next").click();
        assertThat(page.getByText("11 to 12 of 12")).isVisible();
        assertThat(selected()).containsText("(1) Selected");
        page.getByLabel("Select the key of user-11").check();
        assertThat(selected()).containsText("(2) Selected");
        page.getByText("Prev").click();
        assertThat(page.getByLabel("Select the key of user-01")).isChecked();

        page.getByLabel("Search API keys").fill("user-0");
        assertThat(page.getByText("1 to 9 of 9")).isVisible();
        assertThat(selected()).isHidden();
        assertThat(page.getByLabel("Select the key of user-01")).not().isChecked();
        assertThat(complaints).isEmpty();
    }

    @Test
    void allIsEveryKeyThatMatchesCurrentPageOnlyThoseShown() {
        choose("Current Page");
        assertThat(selected()).containsText("(10) Selected");
        choose("All");
        assertThat(selected()).containsText("(12) Selected");
        page.getByLabel("Select the key of user-03").uncheck();
        assertThat(selected()).containsText("(11) Selected");
        choose("None");
        assertThat(selected()).isHidden();
    }

    @Test
    void allButOneAreDeletedAndTheOutcomeOfEachIsShown() {
        choose("All");
        page.getByLabel("Select the key of user-03").uncheck();
        selected().click();
        page.locator("[data-bulk$='delete/ask']").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Delete 11 API Keys");
        assertThat(dialog).containsText("Are you sure you want to delete 11 API Keys?");
        assertThat(dialog).containsText("None of them was used yet.");
        dialog.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Delete"))
                .click();

        assertThat(page.getByText("11 of 11 API Keys done.")).isVisible();
        page.getByText("Back to the list").click();
        assertThat(page.getByText("1 to 1 of 1")).isVisible();
        assertThat(selected()).isHidden();
        assertThat(works(keys.get(2))).isTrue();
        assertThat(works(keys.get(0))).isFalse();
        assertThat(complaints).isEmpty();
    }

    @Test
    void manySecretsAreRegeneratedIntoOneEncryptedFileThatWaitsUntilItIsConfirmed() throws IOException {
        String passphrase = "correct horse battery";
        page.getByLabel("Select the key of user-01").check();
        page.getByLabel("Select the key of user-02").check();
        selected().click();
        page.locator("[data-bulk$='regenerate/ask']").click();
        page.getByLabel("Passphrase of the file").fill(passphrase);
        page.getByLabel("Passphrase again").fill(passphrase);
        page.getByLabel("Overlap").selectOption("24h");
        button("Confirm").click();
        // To derive a key from a passphrase is slow on purpose, and a page of progress looks again every three seconds.
        assertThat(page.getByText("2 of 2 API Keys done."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));

        Download download =
                page.waitForDownload(() -> button("Download api-keys.csv.gpg").click());
        String csv = new String(
                SecretsFile.open(Files.readAllBytes(download.path()), Secret.of(passphrase)), StandardCharsets.UTF_8);
        assertThat(csv.lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("user-02," + keys.get(1).clientId()));
        assertThat(works(keys.get(0))).as("for the overlap").isTrue();
        page.navigate("/site/api-keys");
        assertThat(page.getByText("The new Client Secrets of 2 API Keys")).isVisible();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        button("I have the file").click();
        assertThat(page.getByText("Lightbox has forgotten the file with the new secrets."))
                .isVisible();
        assertThat(button("Download api-keys.csv.gpg")).isHidden();
    }

    @Test
    void aKeyIsSuspendedAndResumedAndTheDialogSaysWhoWillNotice() {
        assertThat(works(keys.get(0))).isTrue();
        server.application().identity().writeUses();

        page.getByLabel("Actions for user with key user-01").click();
        row("user-01").getByText("Suspend").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("from 10.0.0.5, 1 time in all.");
        button("Suspend").click();
        assertThat(row("user-01").locator(".badge")).hasText("Suspended");
        assertThat(works(keys.get(0))).isFalse();

        page.getByLabel("Actions for user with key user-01").click();
        row("user-01").getByText("Resume").click();
        assertThat(row("user-01").locator(".badge")).hasText("Active");
        assertThat(works(keys.get(0))).isTrue();
    }

    @Test
    void anOverlapIsChosenInTheDialogAndShownInTheList() {
        page.getByLabel("Actions for user with key user-01").click();
        row("user-01").getByText("Regenerate Client Secret").click();
        page.getByLabel("Overlap").selectOption("7d");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        button("Confirm").click();
        assertThat(page.getByText("The old secret works beside it until")).isVisible();

        page.navigate("/site/api-keys?filter=overlap");
        assertThat(row("user-01")).containsText("Overlap");
        assertThat(page.getByText("1 to 1 of 1")).isVisible();
        assertThat(works(keys.get(0))).isTrue();
    }

    @Test
    void theAuditLogIsSearchedAndVerified() {
        page.navigate("/site/audit");
        page.getByLabel("Search the audit log").fill(keys.get(3).clientId());
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("api-key.create");

        button("Verify").click();
        assertThat(page.getByText("The audit log is as it was written.")).isVisible();
    }
}
