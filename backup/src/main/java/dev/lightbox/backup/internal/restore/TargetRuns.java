package dev.lightbox.backup.internal.restore;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.FieldRequest;
import dev.lightbox.xray.client.FieldRequest.Variable;
import dev.lightbox.xray.client.XrayClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The runs that creating the executions has made on the target. */
final class TargetRuns {
    private static final int PAGE = 100;

    /** One of them. */
    record Run(String id, List<String> stepIds) {}

    private TargetRuns() {}

    /** Runs by their execution and test, in the target's ids. */
    static Map<String, Map<String, Run>> of(XrayClient client, List<String> executions) {
        Map<String, Map<String, Run>> runs = new HashMap<>();
        long total = take(runs, client.query(List.of(page(executions, 0))).getFirst());
        List<FieldRequest> rest = new ArrayList<>();
        for (int start = PAGE; start < total; start += PAGE) {
            rest.add(page(executions, start));
        }
        client.query(rest).forEach(answer -> take(runs, answer));
        return runs;
    }

    private static FieldRequest page(List<String> executions, int start) {
        return TargetSurvey.field(
                "getTestRuns(testExecIssueIds: $executions, limit: 100, start: $start) { total results { id"
                        + " test { issueId } testExecution { issueId } steps { id } } }",
                Map.of(
                        "executions", new Variable("[String]", executions),
                        "start", new Variable("Int", start)));
    }

    private static long take(Map<String, Map<String, Run>> runs, FieldAnswer answer) {
        if (!answer.value().isObject()) {
            throw new LightboxException(
                    ErrorCode.SITE_REFUSED,
                    "The target did not list the runs that were just created: " + RestoreOutcome.reason(answer),
                    "Apply the plan again: it goes on where it stopped.");
        }
        for (JsonNode run : answer.value().path("results")) {
            List<String> steps = new ArrayList<>();
            run.path("steps").forEach(step -> steps.add(step.path("id").asString("")));
            runs.computeIfAbsent(run.path("testExecution").path("issueId").asString(""), _ -> new HashMap<>())
                    .put(
                            run.path("test").path("issueId").asString(""),
                            new Run(run.path("id").asString(""), steps));
        }
        return answer.value().path("total").asLong(0);
    }
}
