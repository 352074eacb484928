package dev.lightbox.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lightbox.server.web.AdministratorBrowser.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.FaultOperation.StartFault;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.SettingOperation.SaveEnvironment;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.operations.TenantOperation.CreateSite;
import dev.lightbox.server.operations.TenantOperation.StartMove;
import dev.lightbox.server.operations.UserOperation.SaveGroup;
import dev.lightbox.server.operations.UserOperation.SetMember;
import dev.lightbox.server.operations.UserOperation.SetPermission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages that administer the site, in a real browser. */
class SiteAdministrationIT {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");
    private static final int PHONE = 390;
    private static final List<String> PAGES = List.of(
            "/site/faults",
            "/site/data-residency",
            "/site/sites",
            "/site/settings/miscellaneous",
            "/site/settings/test-types",
            "/site/settings/test-environments",
            "/site/settings/test-statuses",
            "/site/settings/test-step-statuses",
            "/site/settings/cucumber",
            "/site/users",
            "/site/users/show?key=ann",
            "/site/groups",
            "/site/permissions?project=CALC");

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
        Operations operations = server.application().operations();
        operations.run(new CreateUser("ann", "Ann Doe", "ann@example.org", false), ADMIN);
    }

    @AfterEach
    void stop() {
        site.close();
        server.close();
    }

    private Page signedIn(Browser.NewContextOptions options) {
        return browser.signedIn(server, options, complaints);
    }

    @Test
    void aFaultIsStartedAndEnded() {
        Page page = signedIn(new Browser.NewContextOptions());
        page.navigate("/site/faults");
        assertThat(page.getByText("Nothing goes wrong on request")).isVisible();

        page.getByLabel("Fault", new Page.GetByLabelOptions().setExact(true)).selectOption("slow");
        page.getByLabel("Seconds", new Page.GetByLabelOptions().setExact(true)).fill("7");
        page.getByLabel("graphql").check();
        page.getByLabel("eu", new Page.GetByLabelOptions().setExact(true)).check();
        button(page, "Start").click();

        assertThat(page.getByText("\"Slow answers\" happens from now on.")).isVisible();
        assertThat(page.getByText("7 seconds")).isVisible();
        button(page, "End Slow answers").click();
        assertThat(page.getByText("Nothing goes wrong on request")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void theDataIsMovedAndTheListenersSayWhatTheyAnswer() {
        Page page = signedIn(new Browser.NewContextOptions());
        page.navigate("/site/data-residency");
        assertThat(page.getByText("serves", new Page.GetByTextOptions().setExact(true)))
                .hasCount(2);

        page.getByLabel("Region to move xray to").selectOption("au");
        page.locator("tr", new Page.LocatorOptions().setHasText("Xray"))
                .first()
                .getByText("Move", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("The move of the Xray data to AU has started."))
                .isVisible();
        assertThat(page.getByText("401 Xray data is in another region")).hasCount(4);

        button(page, "Complete the move").click();
        assertThat(page.getByText("The move is complete.")).isVisible();
        button(page, "Let it go stale").click();
        assertThat(page.getByText("401 Xray data is in another region")).hasCount(3);
        button(page, "Correct it").click();
        assertThat(page.getByText("401 Xray data is in another region")).hasCount(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void anotherSiteIsAddedAndChosen() {
        Page page = signedIn(new Browser.NewContextOptions());
        page.navigate("/site/sites");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Trial");
        page.getByLabel("Links start with").fill("https://trial.example.net");
        button(page, "Add").click();
        assertThat(page.getByText("The site \"Trial\" was created.")).isVisible();

        page.locator("select[name=tenant]").selectOption(new SelectOption().setLabel("Trial"));
        page.waitForURL("**/site/api-keys");
        page.navigate("/site/users");
        assertThat(page.getByText("No users were found")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aTestStatusIsAddedChangedMovedAndDeleted() {
        Page page = signedIn(new Browser.NewContextOptions());
        page.navigate("/site/settings/test-statuses");
        page.locator("#name-new").fill("ABORTED");
        page.locator("#color-new").fill("#884422");
        button(page, "Add").click();
        assertThat(page.getByText("Saved.")).isVisible();

        button(page, "Move ABORTED up").click();
        assertThat(page.locator("tbody tr .fw-bold").nth(3)).hasText("ABORTED");
        page.getByText("Edit ABORTED").click();
        page.locator("details[open] input[name=name]").fill("GIVEN UP");
        page.locator("details[open]").getByText("Save").click();
        assertThat(page.getByText("GIVEN UP", new Page.GetByTextOptions().setExact(true)))
                .isVisible();

        page.getByLabel("Delete GIVEN UP").click();
        button(page, "Delete").click();
        assertThat(page.getByText("GIVEN UP")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    @Test
    void accessIsGivenToAGroupAndShownAtTheUser() {
        Page page = signedIn(new Browser.NewContextOptions());
        page.navigate("/site/groups");
        page.locator("#newName").fill("testers");
        button(page, "Add").click();
        assertThat(page.getByLabel("Name of testers")).isVisible();
        page.navigate("/site/users/show?key=ann");
        button(page, "Add to testers").click();
        assertThat(button(page, "Remove from testers")).isVisible();
        page.navigate("/site/permissions?project=CALC");
        page.locator("#access-group").selectOption("browse");
        page.locator("form", new Page.LocatorOptions().setHas(page.locator("#access-group")))
                .getByText("Give", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("Saved.")).isVisible();

        page.navigate("/site/users/show?key=ann");
        assertThat(page.getByText("group testers")).isVisible();
        button(page, "Deactivate").click();
        assertThat(page.getByText("This user is deactivated")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void aJiraTokenIsMadeShownOnceAndRevoked() {
        Page page = signedIn(new Browser.NewContextOptions());
        page.navigate("/site/users/show?key=ann");
        assertThat(page.getByText("This user has none.")).isVisible();
        page.getByLabel("What uses the token").fill("  ");
        button(page, "Create").click();
        assertThat(page.getByText("No Jira API token was made for \"ann\"")).isVisible();

        page.getByLabel("What uses the token").fill("cypress <b>in</b> CI");
        button(page, "Create").click();
        assertThat(page.getByText("The API token was made.")).isVisible();
        assertThat(page.locator("#email")).hasValue("ann@example.org");
        assertThat(page.locator("#token")).hasAttribute("type", "password");
        assertThat(button(page, "Copy API token")).isVisible();
        String token = page.locator("#token").inputValue();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(signsIn(token)).isTrue();

        page.getByText("Back to the user").click();
        assertThat(page.getByText("cypress <b>in</b> CI")).isVisible();
        page.getByLabel("Revoke cypress <b>in</b> CI").click();
        button(page, "Revoke").click();
        assertThat(page.getByText("The API token is revoked.")).isVisible();
        assertThat(signsIn(token)).isFalse();
        assertThat(complaints).isEmpty();
    }

    private boolean signsIn(String token) {
        return server.application()
                .identity()
                .jiraTokens()
                .authenticate("ann@example.org", Secret.of(token))
                .isPresent();
    }

    @Test
    void theHoursBetweenTwoBackupsAreSet() {
        Page page = signedIn(new Browser.NewContextOptions());
        page.navigate("/site/settings/miscellaneous");
        assertThat(page.getByLabel("Hours between two backups")).hasValue("0");
        page.getByLabel("Hours between two backups").fill("6");
        page.locator("form[action$=backup-interval] button").click();
        assertThat(page.getByText("Saved.")).isVisible();
        assertThat(page.getByLabel("Hours between two backups")).hasValue("6");
        assertThat(complaints).isEmpty();
    }

    /** With {@code -Dlightbox.screenshots=FOLDER} it leaves a picture of each page there. */
    @Test
    void everyPageIsReadableWithAScreenReaderAndWithoutSidewaysScrollingOnAPhone() {
        fill();
        Optional<Path> pictures =
                Optional.ofNullable(System.getProperty("lightbox.screenshots")).map(Path::of);
        SoftAssertions all = new SoftAssertions();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            int width = scheme == ColorScheme.LIGHT && pictures.isPresent() ? 1280 : PHONE;
            Page page = signedIn(
                    new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 800));
            for (String path : PAGES) {
                page.navigate(path);
                all.assertThat(new AxeBuilder(page)
                                .analyze().getViolations().stream()
                                        .map(rule -> rule.getId() + ": "
                                                + rule.getNodes().stream()
                                                        .map(node -> String.valueOf(node.getHtml()))
                                                        .toList())
                                        .toList())
                        .as(path + " in " + scheme)
                        .isEmpty();
                all.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of " + path)
                        .isEqualTo(width);
                pictures.ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(folder.resolve(path.replaceAll("\\W+", "-") + "-" + scheme + ".png"))));
            }
        }
        all.assertAll();
    }

    private void fill() {
        Operations operations = server.application().operations();
        List<Operation<?>> wanted = List.of(
                new SaveGroup(null, "testers"),
                new SetMember("testers", "ann", true),
                new SetPermission("CALC", "group", "testers", "admin"),
                new SetPermission("CALC", "user", "ann", "browse"),
                new SaveEnvironment("CALC", null, "chrome"),
                new SaveEnvironment("CALC", null, "firefox"),
                new CreateSite("Trial", "https://trial.example.net", "us"),
                new StartMove("xray", "au"),
                new StartFault("rate-limited", null, List.of("eu", "us"), 60, 600L, 3),
                new StartFault("slow", null, null, null, null, null));
        wanted.forEach(operation -> operations.run(operation, ADMIN));
    }
}
