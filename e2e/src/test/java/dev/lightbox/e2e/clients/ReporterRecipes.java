package dev.lightbox.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.server.web.Browsers;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reporters from npm: a test runner's results come to the site, or to a report for it, by themselves. */
final class ReporterRecipes {
    private static final String XRAY_CLOUD = "xray.cloud.getxray.app";

    private static final String BROWSER_FLAGS =
            "--no-sandbox --disable-background-networking --disable-component-update --disable-sync --no-first-run";

    private ReporterRecipes() {}

    static List<Recipe> all() {
        return List.of(
                Recipe.npm(
                        "playwright-xray",
                        "reports a run of Playwright with a real browser: passed, failed and retried, skipped, screenshots as"
                                + " evidence, test plan and environment",
                        ReporterRecipes::playwrightXray),
                Recipe.npm(
                        "@xray-app/playwright-junit-reporter",
                        "writes the JUnit report of the same run with keys, comments and evidence, which is imported",
                        ReporterRecipes::playwrightJunit),
                Recipe.npm(
                        "cypress-xray-plugin",
                        "signs in to Jira and Xray, imports a run with test plan and environment as Cypress would hand it over,"
                                + " finds the runs by issue keys and adds the screenshots to them by GraphQL",
                        ReporterRecipes::cypress),
                Recipe.npm(
                        "testcafe-reporter-xray-cloud",
                        "reports a run of TestCafe with a real browser into an execution, after it has read that execution's"
                                + " runs by GraphQL; through TLS to the host that is written down in it",
                        ReporterRecipes::testCafe),
                Recipe.npm(
                        "cypress-xray-junit-reporter",
                        "writes the JUnit report of a run of Mocha with keys, which is imported",
                        ReporterRecipes::mocha),
                Recipe.npm(
                        "newman-reporter-junitxray",
                        "writes the JUnit report of a run of newman, one case a request, which is imported",
                        ReporterRecipes::newman));
    }

    private static void playwrightXray(ClientSite site, Path folder) {
        List<String> tests = site.newTests(3);
        String plan = site.newPlan();

        String printed = playwright(new NodeClient(site, folder).with("XRAY_PLAN", plan), "playwright-xray", tests);

        assertThat(printed).contains("Successfully sending test results");
        ClientSite.Execution execution = site.execution("summary ~ \"Reported by playwright-xray\"");
        assertThat(execution.plans()).containsExactly(plan);
        assertThat(execution.json().get("testEnvironments").toString()).contains("Chrome/Linux");
        assertOnePassedAndOneFailed(execution, tests.subList(0, 2));
        assertThat(execution.status(tests.getLast())).isEqualTo("SKIPPED");
        assertThat(evidence(execution.run(tests.getFirst()))).contains("test-finished-1.png");
    }

    private static void playwrightJunit(ClientSite site, Path folder) {
        List<String> tests = site.newTests(3);
        playwright(new NodeClient(site, folder), "@xray-app/playwright-junit-reporter", tests);

        ClientSite.Execution execution = site.importReport("junit", folder.resolve("playwright-junit.xml"));

        assertOnePassedAndOneFailed(execution, tests.subList(0, 2));
        assertThat(execution.run(tests.getFirst()).get("comment").asString()).contains("seen in a real browser");
        assertThat(execution.status(tests.getLast())).isEqualTo("TO DO");
        assertThat(evidence(execution.run(tests.get(1)))).isNotEmpty();
    }

    /** One of the tests fails, and so does the run. */
    private static String playwright(NodeClient client, String reporter, List<String> tests) {
        return client.with("REPORTER", reporter)
                .with("XRAY_TESTS", String.join(" ", tests))
                .with("CHROMIUM", Browsers.executable().toString())
                .run(1, "node_modules/@playwright/test/cli.js", "test", "--config", "playwright.config.mjs");
    }

    private static void assertOnePassedAndOneFailed(ClientSite.Execution execution, List<String> tests) {
        assertThat(execution.status(tests.getFirst())).isEqualTo("PASSED");
        assertThat(execution.status(tests.getLast())).isEqualTo("FAILED");
    }

    private static List<String> evidence(JsonNode run) {
        return run.get("evidence")
                .valueStream()
                .map(file -> file.get("filename").asString())
                .toList();
    }

    private static void cypress(ClientSite site, Path folder) {
        List<String> tests = site.newTests(2);
        String plan = site.newPlan();

        new NodeClient(site, folder)
                .with("XRAY_TESTS", String.join(" ", tests))
                .with("XRAY_PLAN", plan)
                .play("cypress-xray-plugin.mjs");

        ClientSite.Execution execution = site.executionOf(plan);
        assertThat(execution.summary()).isEqualTo("Reported by cypress-xray-plugin");
        assertThat(execution.json().get("testEnvironments").toString()).contains("electron");
        assertOnePassedAndOneFailed(execution, tests);
        assertThat(evidence(execution.run(tests.getLast()))).hasSize(1);
    }

    private static void testCafe(ClientSite site, Path folder) {
        List<String> tests = site.newTests(2);
        String key = site.newExecution(tests);
        try (TlsFront front = TlsFront.before(site.address(), XRAY_CLOUD, folder)) {
            new NodeClient(site, folder)
                    .with("HOSTS", "{\"" + XRAY_CLOUD + "\": " + front.port() + "}")
                    .with("NODE_EXTRA_CA_CERTS", front.authority().toString())
                    .with("XRAY_TESTS", String.join(" ", tests))
                    .with("XRAY_EXECUTION_KEY", key)
                    .run(
                            1,
                            "node_modules/testcafe/bin/testcafe.js",
                            "chrome:" + Browsers.executable() + ":headless " + BROWSER_FLAGS,
                            "testcafe/calculator.cjs",
                            "--hostname",
                            "localhost",
                            "--reporter",
                            "xray-cloud",
                            "--xray-json-reports-folder=" + folder);
        }

        ClientSite.Execution execution = site.execution("key = " + key);
        assertOnePassedAndOneFailed(execution, tests);
    }

    private static void mocha(ClientSite site, Path folder) {
        List<String> tests = site.newTests(2);
        Path report = folder.resolve("mocha.xml");
        new NodeClient(site, folder)
                .with("XRAY_TESTS", String.join(" ", tests))
                .run(
                        1,
                        "node_modules/mocha/bin/mocha.js",
                        "--reporter",
                        "cypress-xray-junit-reporter",
                        "--reporter-options",
                        "mochaFile=" + report + ",xrayMode=true",
                        "mocha/calculator.spec.cjs");

        ClientSite.Execution execution = site.importReport("junit", report);

        assertOnePassedAndOneFailed(execution, tests);
    }

    private static void newman(ClientSite site, Path folder) {
        new NodeClient(site, folder).play("newman.mjs");

        ClientSite.Execution execution = site.importReport("junit", folder.resolve("newman-junit.xml"));

        assertThat(execution.runs()).hasSize(6);
        assertThat(execution.statuses()).containsOnly("PASSED");
    }
}
