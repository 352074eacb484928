package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.RestoreOptions;
import dev.lightbox.backup.internal.content.SnapshotItems;
import dev.lightbox.xray.api.report.ReportField;
import dev.lightbox.xray.api.report.ReportFile;
import dev.lightbox.xray.api.report.XrayResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns a captured run into a result that the import takes. Files above a size go another way and are left out. */
final class RunResult {
    /** Larger evidence is uploaded on its own and then referred to (contract section 4.3). */
    static final long INLINE_FILE = 1_000_000;

    private final SnapshotItems items;
    private final RestoreOptions options;

    RunResult(SnapshotItems items, RestoreOptions options) {
        this.items = items;
        this.options = options;
    }

    /** Whether there is nothing to say: the run is as creating its execution makes it. */
    static boolean isUntouched(JsonNode run) {
        boolean stepsUntouched = true;
        for (JsonNode step : run.path("steps")) {
            stepsUntouched &= isToDo(step)
                    && noText(step, "comment")
                    && noText(step, "actualResult")
                    && step.path("evidence").isEmpty();
        }
        return stepsUntouched
                && isToDo(run)
                && noText(run, "comment")
                && noText(run, "startedOn")
                && noText(run, "finishedOn")
                && noText(run, "assigneeId")
                && noText(run, "executedById")
                && run.path("evidence").isEmpty()
                && run.path("iterations").isEmpty()
                && run.path("customFields").isEmpty()
                && examplesToDo(run);
    }

    private static boolean examplesToDo(JsonNode run) {
        boolean toDo = true;
        for (JsonNode example : run.path("examples")) {
            toDo &= isToDo(example);
        }
        return toDo;
    }

    private static boolean isToDo(JsonNode node) {
        String status = node.path("status").path("name").asString("TODO");
        return TargetSurvey.normal(status).equals("TODO");
    }

    private static boolean noText(JsonNode node, String member) {
        return node.path(member).asString("").isEmpty();
    }

    /**
     * The result.
     *
     * @param testKey the test's key on the target
     * @param withSteps whether the target's run has the same number of steps, so that each finds its place
     * @param fieldIds ids of the target's run fields by their names
     */
    XrayResult of(JsonNode run, String testKey, boolean withSteps, Map<String, String> fieldIds) {
        return new XrayResult(
                testKey,
                null,
                status(run),
                time(run.path("startedOn")),
                time(run.path("finishedOn")),
                text(run.path("comment")),
                account(run.path("executedById")),
                account(run.path("assigneeId")),
                withSteps ? steps(run.path("steps")) : List.of(),
                examples(run.path("examples")),
                iterations(run.path("iterations")),
                List.of(),
                files(run.path("evidence")),
                fields(run.path("customFields"), fieldIds));
    }

    private List<XrayResult.Step> steps(JsonNode captured) {
        List<XrayResult.Step> steps = new ArrayList<>();
        for (JsonNode step : captured) {
            steps.add(new XrayResult.Step(
                    status(step),
                    text(step.path("comment")),
                    text(step.path("actualResult")),
                    files(step.path("evidence")),
                    List.of()));
        }
        return steps;
    }

    private static List<String> examples(JsonNode captured) {
        List<String> statuses = new ArrayList<>();
        captured.forEach(example -> statuses.add(status(example)));
        return statuses;
    }

    private List<XrayResult.Iteration> iterations(JsonNode captured) {
        List<XrayResult.Iteration> iterations = new ArrayList<>();
        for (JsonNode iteration : captured) {
            Map<String, String> parameters = new LinkedHashMap<>();
            iteration
                    .path("parameters")
                    .forEach(parameter -> parameters.put(
                            parameter.path("name").asString(""),
                            parameter.path("value").asString("")));
            iterations.add(new XrayResult.Iteration(
                    null, parameters, null, null, status(iteration), steps(iteration.path("stepResults"))));
        }
        return iterations;
    }

    /** Files small enough to travel with the result; one that the snapshot lacks is a gap of the snapshot. */
    private List<ReportFile> files(JsonNode evidence) {
        List<ReportFile> files = new ArrayList<>();
        for (JsonNode file : evidence) {
            String id = file.path("id").asString("");
            if (items.fileSize(id).orElse(Long.MAX_VALUE) <= INLINE_FILE) {
                String name = file.path("filename").asString("");
                items.file(id)
                        .ifPresent(content -> files.add(new ReportFile(
                                name,
                                StepInput.mimeType(name),
                                Base64.getEncoder().encodeToString(content))));
            }
        }
        return files;
    }

    private static List<ReportField> fields(JsonNode captured, Map<String, String> ids) {
        List<ReportField> fields = new ArrayList<>();
        for (JsonNode field : captured) {
            Optional.ofNullable(ids.get(field.path("name").asString("")))
                    .ifPresent(id -> fields.add(new ReportField(id, field.path("values"))));
        }
        return fields;
    }

    private static String status(JsonNode node) {
        return node.path("status").path("name").asString("TODO");
    }

    private static @Nullable Instant time(JsonNode node) {
        return node.isString() ? Instant.parse(node.stringValue()) : null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.stringValue(null);
    }

    private @Nullable String account(JsonNode account) {
        return IssueInput.account(account, options).orElse(null);
    }
}
