package dev.lightbox.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;

/** The pages as an administrator uses them who has signed in. */
final class AdministratorPages implements AutoCloseable {
    private static final double BACKUP_LIMIT_MILLIS = 60_000;

    private final BrowserContext context;
    private final Page page;

    private AdministratorPages(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
    }

    /** Signs in with the form that everybody gets who is not known yet. */
    static AdministratorPages signIn(Browser browser, URI commandCenter, String password) {
        var pages = new AdministratorPages(
                browser.newContext(new Browser.NewContextOptions().setBaseURL(commandCenter.toString())));
        pages.page.navigate("/");
        assertThat(pages.page.url()).endsWith("/login");
        pages.page.getByLabel("User name").fill("admin");
        pages.page.getByLabel("Password").fill(password);
        pages.button("Sign in").click();
        assertThat(pages.heading("Overview")).isVisible();
        return pages;
    }

    /** Opens a page. */
    Page open(String path) {
        page.navigate(path);
        return page;
    }

    /** API Keys, Create, a user, Generate; then the secret is read off the page, once. */
    KeyPair createKey(String userName) {
        page.navigate("/site/api-keys");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Create API Key"))
                .first()
                .click();
        page.getByText(userName, new Page.GetByTextOptions().setExact(true)).click();
        button("Generate").click();
        assertThat(page.getByText("API Key was successfully generated.")).isVisible();
        var key = new KeyPair(
                page.locator("#client-id").inputValue(),
                page.locator("#client-secret").inputValue());
        page.navigate("/site/api-keys");
        assertThat(page.getByText(key.clientId())).isVisible();
        assertThat(page.content()).doesNotContain(key.clientSecret());
        return key;
    }

    /** Xray Credentials: a new connection. */
    void addConnection(String name, URI baseUrl) {
        page.navigate("/connections/new");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Base URL").fill(baseUrl.toString());
        button("Save").click();
    }

    /** Edit, paste, Save. */
    void saveCredentials(KeyPair key) {
        page.navigate("/connections");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Edit").setExact(true))
                .click();
        page.getByLabel("Client ID").fill(key.clientId());
        page.getByLabel("Client secret").fill(key.clientSecret());
        button("Save").click();
        assertThat(page.getByText("are saved.")).isVisible();
        assertThat(page.content()).doesNotContain(key.clientSecret());
    }

    /** Submit, and what the page says then. */
    Locator submit() {
        button("Submit").click();
        return page.locator(".verdict h3");
    }

    /** Backup now; progress is shown, then the result. */
    void backUpNow(String connection) {
        page.navigate("/backups");
        Response shownFirst = page.waitForResponse(
                answer -> answer.url().contains("/backups/jobs/") && answer.status() == 200,
                () -> button("Backup now").click());
        assertThat(shownFirst.text()).contains("<progress");
        assertThat(heading("Backup of " + connection))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(BACKUP_LIMIT_MILLIS));
    }

    /** A state as the current page shows it. */
    Locator badge(String text) {
        return page.locator(".badge", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
