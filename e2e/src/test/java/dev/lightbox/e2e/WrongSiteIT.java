package dev.lightbox.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.lightbox.server.web.Browsers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two sites answer at one address, and the key of the other one gets into a connection that was healthy: the check says
 * so, no backup is taken, and a person lifts that at each of the three doors.
 */
class WrongSiteIT {
    private static final String PASSWORD = "correct-horse-1";
    private static final String THEIRS = "Theirs";

    /** The doctor's exit code for {@code WRONG_SITE}. */
    private static final int WRONG_SITE = 20;

    private static final int FAILED = 1;

    @TempDir
    Path folder;

    private Program program;

    @Test
    void anotherTenantStopsBackupsUntilAPersonConfirmsItByCommandByRestOrOnThePage() throws Exception {
        program = Program.in(folder.resolve("data"));
        KeyPair ours = key();
        program.run("site", "create", THEIRS, "--links", "https://theirs.example")
                .succeeded();
        KeyPair theirs = key("--site", THEIRS);
        Path password = Files.writeString(folder.resolve("admin-password"), PASSWORD);
        try (Program.Running server = program.serve("--admin-password-file", password.toString())) {
            program.with(ours)
                    .run("connect", "add", "prod", "--base-url", server.site().toString())
                    .succeeded();
            isOpenAndBackedUp();
            String first = tenant();

            save(theirs);
            isStopped(first);
            Program.Finished confirmed =
                    program.run("connect", "confirm-tenant", "prod").succeeded();
            isOpenAndBackedUp();
            String second = tenant();
            assertThat(confirmed.out()).contains("is now " + second + "; it was " + first);
            assertThat(second).isNotEqualTo(first);

            save(ours);
            isStopped(second);
            assertThat(confirmedByRest(server)).isEqualTo(first);
            isOpenAndBackedUp();

            save(theirs);
            isStopped(first);
            confirmOnThePage(server, second);
            isOpenAndBackedUp();
            assertThat(tenant()).isEqualTo(second);
        }
    }

    /** Of a user with a project, on the oldest site or on the one that is named. */
    private KeyPair key(String... site) {
        run(site, "site", "create-user", "robot", "--name", "Robot", "--app");
        run(site, "site", "create-project", "CALC", "--name", "Calculator");
        return KeyPair.of(run(site, "keys", "create", "robot", "--json").json());
    }

    private Program.Finished run(String[] more, String... command) {
        return program.run(Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new))
                .succeeded();
    }

    private void save(KeyPair key) {
        program.with(key).run("connect", "save", "prod", "--at-once").succeeded();
    }

    private String tenant() {
        return connection().path("tenant").asString();
    }

    private JsonNode connection() {
        return program.run("connect", "show", "prod", "--json").succeeded().json();
    }

    private void isOpenAndBackedUp() {
        assertThat(program.run("connect", "check", "prod").succeeded().out()).contains("Connection is open");
        assertThat(program.run("backup", "run", "prod", "--json")
                        .sawNothing()
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("COMPLETE_WITH_GAPS");
    }

    /** A backup before any check, the check, and a backup after it. */
    private void isStopped(String remembered) {
        long snapshots = snapshots();
        aBackupFailsNamingBoth(remembered);
        assertThat(program.run("connect", "check", "prod", "--json")
                        .endedWith(WRONG_SITE)
                        .json()
                        .path("verdict")
                        .asString())
                .isEqualTo("WRONG_SITE");
        aBackupFailsNamingBoth(remembered);
        assertThat(snapshots()).isEqualTo(snapshots);
        assertThat(tenant()).isEqualTo(remembered);
    }

    private void aBackupFailsNamingBoth(String remembered) {
        JsonNode run =
                program.run("backup", "run", "prod", "--json").endedWith(FAILED).json();
        String other = connection().at("/otherTenant/tenant").asString();
        assertThat(run.path("state").asString()).isEqualTo("FAILED");
        assertThat(run.path("message").asString())
                .contains(remembered, other, "confirm it on the page Xray Credentials", "confirm-tenant");
    }

    private long snapshots() {
        return program.run("snapshot", "list", "--json")
                .succeeded()
                .json()
                .path("snapshots")
                .size();
    }

    /** @return the tenant that counts afterwards */
    private static String confirmedByRest(Program.Running server) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(
                                    server.commandCenter().resolve("/api/rest/v1/connections/prod/confirm-tenant"))
                            .header("Authorization", "Basic " + login)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body()).path("tenant").asString();
        }
    }

    private static void confirmOnThePage(Program.Running server, String tenant) {
        try (Playwright playwright = Browsers.playwright();
                Browser browser = Browsers.chromium(playwright);
                var pages = AdministratorPages.signIn(browser, server.commandCenter(), PASSWORD)) {
            Page page = pages.open("/connections");
            assertThat(page.getByText("Another site answers behind this connection. Backups are stopped."))
                    .isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Confirm the new tenant"))
                    .click();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Confirm").setExact(true))
                    .click();
            assertThat(page.getByText("The tenant of \"prod\" is " + tenant)).isVisible();
        }
    }
}
