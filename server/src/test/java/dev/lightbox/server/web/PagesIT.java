package dev.lightbox.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lightbox.server.web.AdministratorBrowser.button;
import static dev.lightbox.server.web.AdministratorBrowser.heading;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.xray.api.SiteHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in a real browser, over a real application and its own site. */
class PagesIT {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final int PHONE = 390;

    private static AdministratorBrowser browser;

    private final List<String> complaints = new ArrayList<>();
    private RunningServer server;
    private SampleSite site;

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
        site = new SampleSite(server.application());
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    private Page signedIn(Browser.NewContextOptions options) {
        return browser.signedIn(server, options, complaints);
    }

    private static void generateKey(Page page, String user) {
        page.navigate("/site/api-keys/new");
        page.getByText(user, new Page.GetByTextOptions().setExact(true)).click();
        button(page, "Generate").click();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void anAdministratorCreatesAKeyAndSeesItsSecretOnce(ColorScheme scheme) {
        Page page = signedIn(new Browser.NewContextOptions().setColorScheme(scheme));
        page.navigate("/site/api-keys");
        assertThat(page.getByText("No API Keys were found")).isVisible();

        generateKey(page, "Lightbox Backup");
        assertThat(page.getByText("API Key was successfully generated.")).isVisible();
        Locator secret = page.locator("#client-secret");
        assertThat(secret).hasAttribute("type", "password");
        button(page, "Show Client Secret").click();
        assertThat(secret).hasAttribute("type", "text");
        String shown = secret.inputValue();
        assertThat(shown).matches("[0-9a-f]{64}");
        String clientId = page.locator("#client-id").inputValue();

        page.navigate("/site/api-keys");
        assertThat(page.getByText(clientId)).isVisible();
        assertThat(page.getByText("*****")).isVisible();
        assertThat(page.content()).doesNotContain(shown);
        assertThat(page.locator("html"))
                .hasAttribute("data-bs-theme", scheme.name().toLowerCase());
        assertThat(complaints).isEmpty();
    }

    @Test
    void aUserWhoHasAKeyIsToldSoWithALinkToIt() {
        Page page = signedIn(new Browser.NewContextOptions());
        generateKey(page, "Lightbox Backup");

        generateKey(page, "Lightbox Backup");

        assertThat(page.getByText("An API Key already exists for user with key lightbox-backup."))
                .isVisible();
        page.getByText("Show the key").click();
        assertThat(heading(page, "API Key of lightbox-backup")).isVisible();
    }

    @Test
    void deletingAsksInADialogFirst() {
        Page page = signedIn(new Browser.NewContextOptions());
        generateKey(page, "Lightbox Backup");
        page.navigate("/site/api-keys");

        page.getByLabel("Actions for user with key lightbox-backup").click();
        page.locator("tr").getByText("Delete").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Delete API Key for user with key lightbox-backup");
        assertThat(dialog)
                .containsText("Are you sure you want to delete the API key for the user with key lightbox-backup?");
        dialog.getByText("Cancel").click();
        assertThat(dialog).isHidden();

        page.getByLabel("Actions for user with key lightbox-backup").click();
        page.locator("tr").getByText("Delete").click();
        button(page, "Delete").click();
        assertThat(page.getByText("No API Keys were found")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aKeyIsRegeneratedAndDeletedWithoutScriptsToo() {
        Page page = signedIn(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        generateKey(page, "Lightbox Backup");
        String first = page.locator("noscript code").innerText();

        page.navigate("/site/api-keys");
        page.getByLabel("Actions for user with key lightbox-backup").click();
        page.locator("tr").getByText("Regenerate Client Secret").click();
        button(page, "Confirm").click();
        assertThat(page.locator("noscript code").innerText())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(first);

        page.navigate("/site/api-keys");
        page.getByLabel("Actions for user with key lightbox-backup").click();
        page.locator("tr").getByText("Delete").click();
        button(page, "Delete").click();
        assertThat(page.getByText("No API Keys were found")).isVisible();
    }

    @Test
    void credentialsAreSavedBackedUpWithAndNeverShown() {
        Page page = signedIn(new Browser.NewContextOptions());
        generateKey(page, "Lightbox Backup");
        String clientId = page.locator("#client-id").inputValue();
        String secret = page.locator("#client-secret").inputValue();

        page.navigate("/connections/new");
        page.getByLabel("Name").fill("Our Jira");
        page.getByLabel("Base URL").fill(site.address(SiteHost.GLOBAL).toString());
        button(page, "Save").click();
        page.getByLabel("Client ID").fill(clientId);
        page.getByLabel("Client secret").fill(secret);
        button(page, "Save").click();
        assertThat(page.getByText("Credentials of \"Our Jira\" are saved.")).isVisible();
        assertThat(page.content()).doesNotContain(secret);

        page.navigate("/backups");
        button(page, "Backup now").click();
        assertThat(heading(page, "Backup of Our Jira")).isVisible();
        assertThat(page.locator(".badge", new Page.LocatorOptions().setHasText("COMPLETE"))
                        .first())
                .isVisible();
        assertThat(heading(page, "Reconciled with the site")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyPageIsReadableWithAScreenReaderAndWithoutSidewaysScrollingOnAPhone() {
        seed();
        String clientId = server.application()
                .operations()
                .run(new CreateKey("lightbox-backup"), ADMIN)
                .issued()
                .clientId();
        SoftAssertions all = new SoftAssertions();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = signedIn(
                    new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(PHONE, 800));
            for (String path : List.of(
                    "/",
                    "/site/api-keys",
                    "/site/api-keys/new",
                    "/site/api-keys/" + clientId,
                    "/site/api-keys/" + clientId + "/regenerate",
                    "/site/audit",
                    "/site/content",
                    "/site/content/projects/CALC",
                    "/site/content/projects/CALC/executions",
                    "/site/content/issues/CALC-1",
                    "/site/content/issues/CALC-4",
                    "/site/content/search?jql=project%20%3D%20CALC",
                    "/site/content/search?jql=nonsense",
                    "/connections",
                    "/connections/new",
                    "/backups",
                    "/snapshots",
                    "/nowhere")) {
                page.navigate(path);
                all.assertThat(barriers(page)).as(path + " in " + scheme).isEmpty();
                all.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of " + path)
                        .isEqualTo(PHONE);
            }
        }
        all.assertAll();
    }

    private void seed() {
        var operations = server.application().operations();
        operations.run(new AddConnection("Our Jira", site.address(SiteHost.GLOBAL), Map.of()), ADMIN);
        operations.run(new RunBackup(""), ADMIN);
    }

    private static List<String> barriers(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(PagesIT::told).toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getHtml()))
                        .toList();
    }
}
