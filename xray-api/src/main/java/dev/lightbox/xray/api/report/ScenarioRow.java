package dev.lightbox.xray.api.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of one element of a feature: its hooks, background and steps count together. For one use on one thread. */
final class ScenarioRow {
    private static final Map<String, String> EXTENSIONS = Map.of(
            "image/png", ".png",
            "image/jpeg", ".jpg",
            "text/plain", ".txt",
            "text/html", ".html",
            "application/json", ".json",
            "video/mp4", ".mp4",
            "video/webm", ".webm");

    private final ScenarioDialect dialect;
    private final @Nullable JsonNode background;
    private final JsonNode element;
    private final StringBuilder log = new StringBuilder();
    private final List<ReportFile> evidence = new ArrayList<>();
    private boolean anyFailed;
    private boolean allPassed = true;
    private boolean anyStep;
    private double millis;
    private boolean timed;

    ScenarioRow(ScenarioDialect dialect, @Nullable JsonNode background, JsonNode element) {
        this.dialect = dialect;
        this.background = background;
        this.element = element;
    }

    ScenarioResult.Row build() {
        element.path("before").forEach(hook -> step(hook, "Before"));
        if (background != null) {
            background.path("before").forEach(hook -> step(hook, "Before"));
            background.path("steps").forEach(this::stepWithHooks);
        }
        element.path("steps").forEach(this::stepWithHooks);
        element.path("after").forEach(hook -> step(hook, "After"));
        log.setLength(Math.min(log.length(), ReportText.LOG_LIMIT));
        return new ScenarioResult.Row(outcome(), log.toString().strip(), timed ? millis : null, started(), evidence);
    }

    private @Nullable Instant started() {
        return ReportTime.parse(element.path("start_timestamp").asString(""));
    }

    private ToolResult.Outcome outcome() {
        if (anyFailed) {
            return ToolResult.Outcome.FAILED;
        }
        return allPassed && anyStep ? ToolResult.Outcome.PASSED : ToolResult.Outcome.SKIPPED;
    }

    private void stepWithHooks(JsonNode step) {
        step.path("before").forEach(hook -> step(hook, "Before"));
        step(step, GherkinSteps.title(step));
        step.path("after").forEach(hook -> step(hook, "After"));
    }

    private void step(JsonNode step, String title) {
        JsonNode result = step.path("result");
        String status = result.path("status").asString("").toLowerCase(Locale.ROOT);
        boolean failed = status.equals("failed") || status.equals("ambiguous") || status.equals("error");
        anyFailed |= failed;
        allPassed &= status.equals("passed");
        anyStep = true;
        Double duration = dialect.millis(result.path("duration"));
        if (duration != null && Double.isFinite(duration) && duration >= 0) {
            millis += duration;
            timed = true;
        }
        // Hooks that passed are noise: there may be several for each step.
        if (step.has("name") || failed) {
            log(title + " ... " + (status.isEmpty() ? "not run" : status));
        }
        log(texts(result.path("error_message")));
        step.path("output").forEach(line -> log(texts(line)));
        Stream.of("embeddings", "attachments")
                .flatMap(member -> step.path(member).valueStream())
                .forEach(this::embed);
    }

    private void log(String more) {
        if (!more.isBlank() && log.length() < ReportText.LOG_LIMIT) {
            log.append(ReportText.clean(more)).append('\n');
        }
    }

    /** Behave writes the lines of an error as an array. */
    private static String texts(JsonNode node) {
        return node.isArray()
                ? String.join(
                        "\n", node.valueStream().map(line -> line.asString("")).toList())
                : node.asString("");
    }

    private void embed(JsonNode embedding) {
        JsonNode media = embedding.path("media");
        String type = Stream.of(embedding.path("mime_type"), media.path("type"), embedding.path("content_type"))
                .map(XrayJsonParts::text)
                .filter(text -> text != null)
                .findFirst()
                .orElse("application/octet-stream");
        String data = embedding.path("data").asString("");
        if (!data.isEmpty()) {
            String name = XrayJsonParts.text(embedding.path("name"));
            evidence.add(new ReportFile(
                    name != null ? name : "embedding-" + (evidence.size() + 1) + EXTENSIONS.getOrDefault(type, ".bin"),
                    type,
                    base64(data)));
        }
    }

    /** Some writers embed text as it is. */
    private static String base64(String data) {
        String bare = data.replaceAll("\\s", "");
        try {
            Base64.getDecoder().decode(bare);
            return bare;
        } catch (IllegalArgumentException plainText) {
            return Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
        }
    }
}
