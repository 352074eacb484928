package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.RestorePlan.ProjectMapping;
import dev.lightbox.backup.internal.content.SnapshotItems;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Turns captured steps into the input of {@code createTest}. */
final class StepInput {
    /** A step's file travels inside the request (contract section 9), which must not grow too large. */
    private static final long MAX_FILE = 10_000_000;

    private static final Pattern FILE_REFERENCE = Pattern.compile("xray-attachment://([0-9A-Za-z-]+)");
    private static final List<String> TEXTS = List.of("action", "data", "result");

    /**
     * Steps as the mutation takes them.
     *
     * @param files for each step the old ids of the files that go along, in their order
     * @param bytes of base64 in all
     */
    record Steps(List<Map<String, Object>> steps, List<List<String>> files, long bytes) {}

    private final RestoreContext context;
    private final TargetSurvey survey;
    private final Map<String, Map<String, String>> stepFields = new HashMap<>();

    StepInput(RestoreContext context) {
        this.context = context;
        this.survey = new TargetSurvey(context.client());
    }

    Steps of(SnapshotItems.Item test, ProjectMapping project) {
        List<Map<String, Object>> steps = new ArrayList<>();
        List<List<String>> files = new ArrayList<>();
        long bytes = 0;
        for (JsonNode step : test.json().path("steps")) {
            Map<String, Object> input = new LinkedHashMap<>();
            TEXTS.forEach(name ->
                    Optional.ofNullable(step.path(name).stringValue(null)).ifPresent(text -> input.put(name, text)));
            call(test, step, input);
            fields(test, step, project, input);
            List<String> sent = new ArrayList<>();
            bytes += files(test, step, input, sent);
            steps.add(input);
            files.add(sent);
        }
        return new Steps(steps, files, bytes);
    }

    private void call(SnapshotItems.Item test, JsonNode step, Map<String, Object> input) {
        String called = step.path("callTestIssueId").stringValue(null);
        if (called != null) {
            context.issue(called)
                    .ifPresentOrElse(
                            id -> input.put("callTestIssueId", id),
                            () -> context.failed(
                                    test, "The test " + called + " that a step calls is not on the target."));
        }
    }

    /** Field ids are the target's own; the name tells which one is meant. */
    private void fields(SnapshotItems.Item test, JsonNode step, ProjectMapping project, Map<String, Object> input) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (JsonNode field : step.path("customFields")) {
            if (field.path("value").isNull() || field.path("value").isMissingNode()) {
                continue;
            }
            String name = field.path("name").asString("");
            Optional.ofNullable(fieldsOf(project).get(name))
                    .ifPresentOrElse(
                            id -> values.add(Map.of("id", id, "value", IssueInput.value(field.path("value")))),
                            () -> context.failed(test, "The target has no step field " + name + "."));
        }
        if (!values.isEmpty()) {
            input.put("customFields", values);
        }
    }

    private Map<String, String> fieldsOf(ProjectMapping project) {
        return stepFields.computeIfAbsent(
                project.targetKey(),
                key -> survey.project(key).map(TargetSurvey.Project::stepFields).orElse(Map.of()));
    }

    private long files(SnapshotItems.Item test, JsonNode step, Map<String, Object> input, List<String> sent) {
        List<Map<String, Object>> uploads = new ArrayList<>();
        long bytes = 0;
        for (JsonNode file : step.path("attachments")) {
            String id = file.path("id").asString("");
            String name = file.path("filename").asString("");
            if (context.items().fileSize(id).orElse(0L) > MAX_FILE) {
                context.failed(test, "The file " + name + " is too large for a step.");
                continue;
            }
            Optional<byte[]> content = context.items().file(id);
            if (content.isEmpty()) {
                context.failed(test, "The snapshot does not hold the file " + name + ".");
                continue;
            }
            String data = Base64.getEncoder().encodeToString(content.get());
            uploads.add(Map.of("filename", name, "mimeType", mimeType(name), "data", data));
            sent.add(id);
            bytes += data.length();
        }
        if (!uploads.isEmpty()) {
            input.put("attachments", uploads);
        }
        return bytes;
    }

    /** The API does not tell a file's type; its name does. */
    static String mimeType(String filename) {
        String guess = URLConnection.guessContentTypeFromName(filename);
        return guess == null ? "application/octet-stream" : guess;
    }

    /** The texts of a step that show files, with the files' new ids; empty when there is nothing to mend. */
    Map<String, Object> rewritten(JsonNode step) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (String name : TEXTS) {
            String text = step.path(name).asString("");
            String mended = FILE_REFERENCE
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement("xray-attachment://"
                            + context.journal()
                                    .find(IdMap.Type.ATTACHMENT, found.group(1))
                                    .orElse(found.group(1))));
            if (!mended.equals(text)) {
                texts.put(name, mended);
            }
        }
        return texts;
    }
}
