package dev.lightbox.backup;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.FileChange;
import dev.lightbox.xray.site.content.FolderPlace;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.RunChange;
import dev.lightbox.xray.site.content.RunStepChange;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.TypeRef;
import dev.lightbox.xray.site.content.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One of everything that a site holds. */
final class SampleContent {
    static final int TESTS = 3 + 120;
    static final int RUNS = 4 + 120;

    private SampleContent() {}

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static void fill(TestSite site) {
        SiteContent content = site.content;
        Caller caller = site.caller;
        String precondition = TestSite.id(content.preconditions()
                .create(
                        caller,
                        new NewPrecondition(
                                site.fields("A running calculator"),
                                TypeRef.named("Manual"),
                                "Switch it on",
                                null,
                                List.of())));
        Upload picture = Upload.base64("shot.png", "image/png", base64("a picture"));
        Issue called = site.manualTest("Log in", NewStep.of("Enter the name", "ann", "It is shown"));
        Issue sum = content.tests()
                .create(
                        caller,
                        new NewTest(
                                site.fields("Small sum \u201cquoted\u201d")
                                        .withDescription("Adds two numbers")
                                        .withLabels(List.of("smoke", "sums")),
                                TypeRef.named("Manual"),
                                List.of(
                                        new NewStep("Enter 1", "1", "1 is shown", null, List.of(), List.of(picture)),
                                        new NewStep(null, null, null, TestSite.id(called), List.of(), List.of())),
                                null,
                                null,
                                null,
                                List.of(precondition)));
        Issue outline = content.tests()
                .create(
                        caller,
                        NewTest.cucumber(site.fields("Sums by table"), "Given I enter <a>\nExamples:\n| a |\n| 1 |"));
        List<String> ids = new ArrayList<>(List.of(TestSite.id(sum), TestSite.id(outline), TestSite.id(called)));
        for (int i = 0; i < 120; i++) {
            ids.add(TestSite.id(content.tests()
                    .create(caller, NewTest.generic(site.fields("Generic " + i), "calc.Test" + i + ".works"))));
        }
        String project = Long.toString(site.project().id());
        FolderPlace repository = new FolderPlace.Repository(project);
        content.folders().create(caller, repository, "/Arithmetic/Plus", List.of(ids.get(0), precondition));
        content.folders().create(caller, repository, "/Empty", List.of());
        content.testSets().create(caller, site.fields("Everything"), ids);
        String plan = TestSite.id(content.testPlans().create(caller, site.fields("Release 1"), ids.subList(0, 3)));
        Issue nightly = content.testExecutions()
                .create(caller, site.fields("Nightly"), ids.subList(0, 3), List.of("chrome", "linux"))
                .execution();
        Issue again = content.testExecutions()
                .create(caller, site.fields("Once more"), ids.subList(0, 1), List.of())
                .execution();
        content.testExecutions().create(caller, site.fields("All generic"), ids.subList(3, ids.size()), List.of());
        content.testPlans().addExecutions(caller, plan, List.of(TestSite.id(nightly), TestSite.id(again)));
        results(site, nightly);
    }

    private static void results(TestSite site, Issue nightly) {
        SiteContent content = site.content;
        Caller caller = site.caller;
        JsonNode runs = site.ask("{ getTestRuns(testExecIssueIds: [\"" + nightly.id()
                        + "\"], limit: 10) { results { id steps { id } } } }")
                .path("getTestRuns")
                .path("results");
        String first = runs.path(0).path("id").asString();
        content.testRuns().updateStatus(caller, first, "FAILED");
        content.testRuns()
                .update(
                        caller,
                        first,
                        new RunChange(
                                "It shows 3",
                                "557058:ada",
                                "557058:ada",
                                Instant.parse("2029-03-01T08:00:00Z"),
                                Instant.parse("2029-03-01T08:01:00Z"),
                                null));
        content.testRuns()
                .changeEvidence(
                        caller,
                        first,
                        FileChange.adding(List.of(
                                Upload.base64("log.txt", "text/plain", base64("a log")),
                                Upload.base64("shot.png", "image/png", base64("a picture")))));
        content.testRuns()
                .updateStep(
                        caller,
                        first,
                        runs.path(0).path("steps").path(0).path("id").asString(),
                        new RunStepChange(
                                "FAILED",
                                "wrong",
                                "3",
                                List.of(),
                                List.of(),
                                FileChange.adding(
                                        List.of(Upload.base64("step.txt", "text/plain", base64("of a step"))))));
        content.testRuns().updateStatus(caller, runs.path(1).path("id").asString(), "PASSED");
    }

    static Map<ItemKind, Long> counts() {
        return Map.of(
                ItemKind.TEST, (long) TESTS,
                ItemKind.PRECONDITION, 1L,
                ItemKind.TEST_SET, 1L,
                ItemKind.TEST_PLAN, 1L,
                ItemKind.TEST_EXECUTION, 3L,
                ItemKind.TEST_RUN, (long) RUNS,
                ItemKind.ATTACHMENT, 4L);
    }
}
