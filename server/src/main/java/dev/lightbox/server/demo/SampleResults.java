package dev.lightbox.server.demo;

import dev.lightbox.server.application.Application;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Issue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Results of sample executions, brought in the way that real ones are: as Xray JSON through the import. */
final class SampleResults {
    private static final List<String> ENVIRONMENTS = List.of("chrome", "firefox", "android", "ios");
    /** One pixel, in the colour of a failed run. */
    private static final String PICTURE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mO46hP0HwAFWwJ+jHXtUgAAAABJRU5ErkJggg==";

    private final Application application;
    private final Caller author;
    private final String project;
    private final List<Issue> tests;
    private final Issue plan;
    private final Issue bug;

    SampleResults(Application application, Caller author, String project, List<Issue> tests, Issue plan, Issue bug) {
        this.application = application;
        this.author = author;
        this.project = project;
        this.tests = tests;
        this.plan = plan;
        this.bug = bug;
    }

    /** Imports the results of one round; earlier rounds are older and fail more often. */
    void importRound(int round) {
        Instant start = application.clock().instant().minus(Duration.ofDays(7L * (5 - round)));
        SplittableRandom dice = new SplittableRandom(project.hashCode() * 31L + round);
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ObjectNode info = report.putObject("info");
        info.put("project", project)
                .put("summary", "Regression, week " + round)
                .put("startDate", start.toString())
                .put("finishDate", start.plus(Duration.ofHours(2)).toString())
                .put("testPlanKey", plan.key());
        info.putArray("testEnvironments").add(ENVIRONMENTS.get(round % ENVIRONMENTS.size()));
        ArrayNode results = report.putArray("tests");
        for (int place = round % 2; place < tests.size(); place += 2) {
            addResult(
                    results.addObject(),
                    tests.get(place),
                    start.plus(Duration.ofMinutes(place)),
                    dice.nextInt(100) < 6 * (6 - round),
                    dice);
        }
        byte[] json = JsonMapper.shared().writeValueAsBytes(report);
        application.imports().xrayJson(author, new ByteArrayInputStream(json));
    }

    private void addResult(ObjectNode result, Issue test, Instant start, boolean fails, SplittableRandom dice) {
        result.put("testKey", test.key())
                .put("start", start.toString())
                .put("finish", start.plusSeconds(20 + dice.nextInt(100)).toString())
                .put("executedBy", author.user().accountId());
        if (dice.nextInt(100) < 5) {
            result.put("status", "TODO");
        } else if (fails) {
            result.put("status", "FAILED").put("comment", "The result was wrong; see the evidence.");
            result.putArray("defects").add(bug.key());
            ArrayNode evidence = result.putArray("evidence");
            addFile(evidence, "log.txt", "text/plain", Base64.getEncoder().encodeToString(log(test, start)));
            addFile(evidence, "screen.png", "image/png", PICTURE);
        } else {
            result.put("status", "PASSED");
        }
    }

    private static void addFile(ArrayNode evidence, String name, String type, String base64) {
        evidence.addObject().put("filename", name).put("contentType", type).put("data", base64);
    }

    private static byte[] log(Issue test, Instant start) {
        return (start + " " + test.key() + " started\n" + start.plusSeconds(9) + " expected another result\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
