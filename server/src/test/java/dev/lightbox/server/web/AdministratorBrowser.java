package dev.lightbox.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** A browser in which the administrator of a running server signs in. */
final class AdministratorBrowser implements AutoCloseable {
    private final Playwright playwright = Browsers.playwright();
    private final Browser browser = Browsers.chromium(playwright);

    /**
     * A page of an administrator who has signed in, in a context of its own.
     *
     * @param complaints is given what the browser complains about, and each request that leaves the server
     */
    Page signedIn(RunningServer server, Browser.NewContextOptions options, List<String> complaints) {
        String origin = server.at("").toString();
        Page page = browser.newContext(options.setBaseURL(origin)).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(origin)) {
                complaints.add("A request left the machine: " + request.url());
            }
        });
        page.navigate("/login");
        page.getByLabel("User name").fill("admin");
        page.getByLabel("Password").fill(RunningServer.PASSWORD);
        button(page, "Sign in").click();
        assertThat(heading(page, "Overview")).isVisible();
        return page;
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
