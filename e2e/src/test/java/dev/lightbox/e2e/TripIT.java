package dev.lightbox.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import dev.lightbox.server.web.Browsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * The whole trip on the packaged program: an administrator in a browser, Xray's own Maven plugin, the command line beside
 * the running server, a second site.
 */
class TripIT {
    private static final String PASSWORD = "correct-horse-1";
    private static final String PROJECT = "BUILD";
    private static final String USER_NAME = "Build and backup service";
    private static final String FEATURE = "Given a calculator\nWhen I add 1 and 1\nThen it shows 2";

    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBrowser() {
        playwright = Browsers.playwright();
        browser = Browsers.chromium(playwright);
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
        playwright.close();
    }

    @ParameterizedTest
    @EnumSource
    void realTestResultsMakeTheWholeTrip(Store.Kind database) throws IOException {
        Store store = database.fresh(folder.resolve("first"));
        Program program = store.program();
        Path password = Files.writeString(folder.resolve("admin-password"), PASSWORD);
        try (Program.Running server = program.serve("--admin-password-file", password.toString());
                var pages = administratorOf(program, server)) {
            KeyPair key = pages.createKey(USER_NAME);
            try (SiteCalls calls = new SiteCalls(server.site(), key)) {
                aBuildImportsItsReports(new XrayMavenPlugin(server.site(), key.clientId(), key.clientSecret()), calls);
                aBuildDownloadsFeatures(new XrayMavenPlugin(server.site(), key.clientId(), key.clientSecret()), calls);
                whatWasMadeCarriesTheNameOfTheKeysUser(calls);
            }
            theConnectionIsSealedAndOpen(pages, server, key, store);
            theBackupIsCompleteAndCountsWhatTheSiteHas(pages, program);
            aFlippedByteInTheRepositoryIsFoundAndNamed(program);
            aRestoreIntoASecondSiteBringsEverythingBack(program, database.fresh(folder.resolve("second")));
            withoutCredentialsNothingLooksBackedUp(pages, program, server);
        }
    }

    /** A user and a project by the command line while the server runs, then a sign-in. */
    private static AdministratorPages administratorOf(Program program, Program.Running server) {
        furnish(program, "build-service");
        return AdministratorPages.signIn(browser, server.commandCenter(), PASSWORD);
    }

    private static void furnish(Program program, String user) {
        program.run("site", "create-user", user, "--name", USER_NAME, "--app").succeeded();
        program.run("site", "create-project", PROJECT, "--name", "Lightbox").succeeded();
    }

    private void aBuildImportsItsReports(XrayMavenPlugin plugin, SiteCalls calls) throws IOException {
        List<Path> reports = OwnReports.all();
        plugin.run(
                "import-results",
                Map.of(
                        "reportFormat",
                        "junit",
                        "projectKey",
                        PROJECT,
                        "reportFile",
                        reports.getFirst().toString()));
        JsonNode raw = executions(calls);
        assertThat(raw.get("total").asInt()).isEqualTo(1);
        assertThat(raw.get("results").get(0).get("testRuns").get("total").asLong())
                .isEqualTo(casesIn(reports.getFirst()));

        plugin.run(
                "import-results",
                Map.of(
                        "reportFormat",
                        "junit",
                        "reportFile",
                        reports.getLast().toString(),
                        "testExecInfoJson",
                        info("execution", "Nightly build", "Test Execution"),
                        "testInfoJson",
                        info("test", "A test of the nightly build", "Test")));
        JsonNode both = executions(calls);
        assertThat(both.get("total").asInt()).isEqualTo(2);
        assertThat(both.toString()).contains("Nightly build");
    }

    /** How many tests a report of Surefire names; parameterised ones may share a name. */
    private static long casesIn(Path report) throws IOException {
        return Pattern.compile("<testcase name=\"([^\"]*)\" classname=\"([^\"]*)\"")
                .matcher(Files.readString(report))
                .results()
                .map(found -> found.group(1) + found.group(2))
                .distinct()
                .count();
    }

    private String info(String name, String summary, String issueType) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), """
                {"fields": {"project": {"key": "%s"}, "summary": "%s", "issuetype": {"name": "%s"}}}
                """.formatted(PROJECT, summary, issueType))
                .toString();
    }

    private static JsonNode executions(SiteCalls calls) {
        return calls.graphQl("""
                        { getTestExecutions(limit: 10) {
                            total results { jira(fields: ["summary", "reporter"]) testRuns(limit: 1) { total } } } }
                        """, Map.of()).get("getTestExecutions");
    }

    private void aBuildDownloadsFeatures(XrayMavenPlugin plugin, SiteCalls calls) throws IOException {
        JsonNode created = calls.graphQl(
                """
                mutation ($gherkin: String!, $jira: JSON!) {
                  createTest(testType: {name: "Cucumber"}, gherkin: $gherkin, jira: $jira) {
                    test { jira(fields: ["key"]) } } }
                """,
                Map.of(
                        "gherkin",
                        FEATURE,
                        "jira",
                        Map.of("fields", Map.of("summary", "Adds", "project", Map.of("key", PROJECT)))));
        String issue = created.at("/createTest/test/jira/key").asString();
        Path features = Files.createDirectory(folder.resolve("features"));

        plugin.run("export-features", Map.of("issueKeys", issue, "outputDir", features.toString()));

        try (Stream<Path> files = Files.walk(features)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".feature")).toList();
            assertThat(found).hasSize(1);
            assertThat(found.getFirst())
                    .content()
                    .contains("When I add 1 and 1")
                    .contains(issue);
        }
    }

    private static void whatWasMadeCarriesTheNameOfTheKeysUser(SiteCalls calls) {
        JsonNode tests = calls.graphQl(
                        "{ getTests(limit: 100) { total results { jira(fields: [\"reporter\"]) } } }", Map.of())
                .get("getTests");

        assertThat(tests.get("results").size()).isEqualTo(tests.get("total").asInt());
        for (JsonNode issue : Stream.concat(
                        tests.get("results").valueStream(),
                        executions(calls).get("results").valueStream())
                .toList()) {
            assertThat(issue.at("/jira/reporter/displayName").asString()).isEqualTo(USER_NAME);
        }
    }

    private static void theConnectionIsSealedAndOpen(
            AdministratorPages pages, Program.Running server, KeyPair key, Store store) {
        pages.addConnection("Our Jira", server.site());
        pages.saveCredentials(key);
        assertThat(pages.submit()).hasText("Connection is open");
        assertThat(store.holds("Our Jira")).as("the search finds what is there").isTrue();
        assertThat(store.holds(key.clientSecret()))
                .as("the secret in the clear")
                .isFalse();
    }

    private static void theBackupIsCompleteAndCountsWhatTheSiteHas(AdministratorPages pages, Program program) {
        pages.backUpNow("Our Jira");
        assertThat(pages.badge("COMPLETE")).hasText("COMPLETE");
        assertThat(pages.badge("COMPLETE")).hasClass(Pattern.compile(".*green.*"));

        JsonNode site = program.run("site", "show", "--json").json().get("counts");
        JsonNode runs = program.run("backup", "list", "--json").json().get("runs");
        assertThat(runs.size()).isEqualTo(1);
        for (String kind : List.of("TEST", "PRECONDITION", "TEST_SET", "TEST_PLAN", "TEST_EXECUTION", "TEST_RUN")) {
            assertThat(captured(runs.get(0), kind))
                    .as(kind)
                    .isEqualTo(site.get(kind).asLong());
        }
        assertThat(captured(runs.get(0), "TEST_RUN")).isPositive();
    }

    private static long captured(JsonNode run, String kind) {
        return run.at("/counts/byProject")
                .valueStream()
                .mapToLong(project -> project.path(kind).asLong(0))
                .sum();
    }

    private static void aFlippedByteInTheRepositoryIsFoundAndNamed(Program program) {
        program.run("repository", "check").succeeded();
        var repository = new RepositoryFiles(program.dataDirectory().resolve("repository"));
        List<Path> files = repository.oneOfEachKind();
        assertThat(files).hasSizeGreaterThanOrEqualTo(5);
        for (Path file : files) {
            repository.whileDamaged(file, () -> {
                Program.Finished check = program.run("repository", "check", "--json");
                assertThat(check.exitCode()).as(file.toString()).isNotZero();
                assertThat(check.out() + check.err())
                        .contains(file.getFileName().toString());
            });
        }
        program.run("repository", "check").succeeded();
    }

    private static void aRestoreIntoASecondSiteBringsEverythingBack(Program program, Store empty) {
        Program second = empty.program();
        try (Program.Running target = second.serve()) {
            furnish(second, "restore-service");
            KeyPair key = KeyPair.of(
                    second.run("keys", "create", "restore-service", "--json").json());
            new Restore(program).into("second", target.site(), key);
        }
    }

    private static void withoutCredentialsNothingLooksBackedUp(
            AdministratorPages pages, Program program, Program.Running server) {
        program.run("connect", "add", "bare", "--base-url", server.site().toString())
                .succeeded();

        Program.Finished skipped = program.run("backup", "run", "bare").endedWith(1);

        assertThat(skipped.out()).contains("SKIPPED_NO_CREDENTIALS").contains("skipped");
        pages.open("/backups");
        assertThat(pages.badge("SKIPPED_NO_CREDENTIALS")).hasClass(Pattern.compile(".*bg-red.*"));
    }
}
