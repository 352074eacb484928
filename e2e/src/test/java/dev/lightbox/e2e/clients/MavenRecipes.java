package dev.lightbox.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.e2e.XrayMavenPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Xray's own tools for Maven: the plugin, and the extensions that write reports while Surefire runs tests. */
final class MavenRecipes {
    /** Surefire ran the projects in {@code src/clients} before these tests began; here lies what their tests wrote. */
    private static final Path REPORTS = Path.of("target", "clients", "reports").toAbsolutePath();

    private static final Path XRAY_JSON = REPORTS.resolve("surefire-testng/build/surefire-reports/xray-report.json");
    /** As runners of other worlds (Python, .NET) print them. */
    private static final Path PRINTED = Path.of("src", "clients", "reports").toAbsolutePath();

    private static final Map<String, Report> REPORT_OF_FORMAT = Map.of(
            "junit", new Report(REPORTS.resolve("surefire-junit/junit.xml"), 5),
            "testng", new Report(REPORTS.resolve("surefire-testng/build/surefire-reports/testng-results.xml"), 4),
            "cucumber", new Report(REPORTS.resolve("surefire-junit/cucumber.json"), 3),
            "nunit", new Report(PRINTED.resolve("nunit.xml"), 2),
            "xunit", new Report(PRINTED.resolve("xunit.xml"), 2),
            "robot", new Report(PRINTED.resolve("robot.xml"), 2),
            "behave",
                    new Report(
                            Path.of("src", "clients", "reports", "behave.json").toAbsolutePath(), 2));

    /** Raw reports of these go to where their tags point; these have none. */
    private static final Set<String> SAYS_ITS_PROJECT_BY_TEST_KEYS = Set.of("cucumber", "behave");

    private MavenRecipes() {}

    /** @param tests how many tests it has results of */
    private record Report(Path file, int tests) {}

    static List<Recipe> all() {
        return List.of(
                Recipe.maven(
                        "app.getxray:xray-junit-extensions",
                        "surefire-junit",
                        "writes a JUnit report with summaries, a comment and evidence while Surefire runs JUnit tests;"
                                + " the report is imported",
                        MavenRecipes::junitExtensions),
                Recipe.maven(
                        "app.getxray:xray-testng-extensions",
                        "surefire-testng",
                        "writes Xray JSON while Surefire runs TestNG tests, a data-driven one as iterations of a manual"
                                + " test; the report is imported",
                        MavenRecipes::testNgExtensions),
                Recipe.maven(
                        "app.getxray:xray-maven-plugin",
                        "xray-maven-plugin",
                        "import-results of JUnit, TestNG, NUnit, xUnit and Robot reports, raw and with JSON files for execution"
                                + " and tests, of Cucumber and Behave reports with such files, of Xray JSON; import-features;"
                                + " export-features",
                        MavenRecipes::plugin));
    }

    private static void junitExtensions(ClientSite site, Path folder) {
        ClientSite.Execution execution = site.importReport("junit", REPORTS.resolve("surefire-junit/junit.xml"));

        assertThat(execution.runNamed("JUnit adds").at("/status/name").asString())
                .isEqualTo("PASSED");
        assertThat(execution.runNamed("JUnit adds").get("comment").asString()).contains("added & <shown>");
        assertThat(execution.runNamed("JUnit adds").at("/evidence/0/filename").asString())
                .isEqualTo("tape.txt");
        assertThat(execution.runNamed("JUnit subtracts").at("/status/name").asString())
                .isEqualTo("FAILED");
        assertThat(execution.runNamed("multiplies").at("/status/name").asString())
                .isEqualTo("TO DO");
        assertThat(execution.runs()).hasSize(5);
    }

    private static void testNgExtensions(ClientSite site, Path folder) {
        ClientSite.Execution execution = site.importReport("xray", XRAY_JSON);

        assertThat(execution.summary()).isEqualTo("Written by xray-testng-extensions");
        assertThat(execution.statuses()).containsExactly("FAILED", "PASSED", "PASSED", "SKIPPED");
        assertThat(execution.runNamed("TestNG adds").at("/test/unstructured").asString())
                .isEqualTo("arithmetic.CalculatorTest.adds");
        assertThat(execution
                        .runNamed("TestNG squares")
                        .at("/test/testType/name")
                        .asString())
                .isEqualTo("Manual");
    }

    private static void plugin(ClientSite site, Path folder) throws IOException {
        XrayMavenPlugin plugin = new XrayMavenPlugin(
                site.address(), site.key().clientId(), site.key().clientSecret());
        for (Map.Entry<String, Report> format : REPORT_OF_FORMAT.entrySet()) {
            if (!SAYS_ITS_PROJECT_BY_TEST_KEYS.contains(format.getKey())) {
                importsRaw(site, plugin, format.getKey(), format.getValue());
            }
            importsWithInfo(site, plugin, folder, format.getKey(), format.getValue());
        }
        plugin.run("import-results", Map.of("reportFormat", "xray", "reportFile", XRAY_JSON.toString()));
        importsFeatures(site, plugin);
        exportsFeatures(site, plugin, folder);
    }

    private static void importsRaw(ClientSite site, XrayMavenPlugin plugin, String format, Report report) {
        String plan = site.newPlan();
        plugin.run(
                "import-results",
                Map.of(
                        "reportFormat", format,
                        "reportFile", report.file().toString(),
                        "projectKey", ClientSite.PROJECT,
                        "testPlanKey", plan,
                        "testEnvironment", format));

        ClientSite.Execution execution = site.executionOf(plan);
        assertThat(execution.runs()).as(format).hasSize(report.tests());
        assertThat(execution.json().get("testEnvironments").toString()).contains(format);
    }

    private static void importsWithInfo(
            ClientSite site, XrayMavenPlugin plugin, Path folder, String format, Report report) throws IOException {
        String summary = "Imported by the plugin as " + format;
        plugin.run(
                "import-results",
                new HashMap<>(Map.of(
                        "reportFormat",
                        format,
                        "reportFile",
                        report.file().toString(),
                        "testExecInfoJson",
                        info(folder, "execution", summary, "Test Execution"),
                        "testInfoJson",
                        info(folder, "test", "ignored", "Test"))));

        assertThat(site.execution("summary ~ \"" + summary + "\"").runs())
                .as(format)
                .hasSize(report.tests());
    }

    private static String info(Path folder, String name, String summary, String issueType) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), """
                {"fields": {"project": {"key": "%s"}, "summary": "%s", "issuetype": {"name": "%s"}}}
                """.formatted(ClientSite.PROJECT, summary, issueType))
                .toString();
    }

    private static void importsFeatures(ClientSite site, XrayMavenPlugin plugin) {
        plugin.run(
                "import-features",
                Map.of(
                        "projectKey",
                        ClientSite.PROJECT,
                        "inputFeatures",
                        Path.of("src", "clients", "features").toAbsolutePath().toString()));

        JsonNode test =
                site.graphQl("""
                        query ($jql: String!) { getTests(jql: $jql, limit: 2) {
                          total results { gherkin testType { name } } } }
                        """, Map.of("jql", "summary ~ \"Divides evenly\"")).get("getTests");
        assertThat(test.get("total").asInt()).isEqualTo(1);
        assertThat(test.at("/results/0/testType/name").asString()).isEqualTo("Cucumber");
        assertThat(test.at("/results/0/gherkin").asString()).contains("When I divide 4 by 2");
    }

    private static void exportsFeatures(ClientSite site, XrayMavenPlugin plugin, Path folder) throws IOException {
        String test = site.newCucumberTest("Given a calculator\nWhen I add 1 and 1\nThen it shows 2");
        Path features = Files.createDirectory(folder.resolve("features"));

        plugin.run("export-features", Map.of("issueKeys", test, "outputDir", features.toString()));

        try (Stream<Path> files = Files.walk(features)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".feature")).toList();
            assertThat(found).hasSize(1);
            assertThat(found.getFirst()).content().contains("@TEST_" + test, "When I add 1 and 1");
        }
    }
}
