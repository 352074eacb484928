package dev.lightbox.xray.api.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private final List<ScenarioResult.Step> backgrounds = new ArrayList<>();
    private final List<ScenarioResult.Step> steps = new ArrayList<>();
    private final List<ScenarioResult.Step> hooks = new ArrayList<>();
    private int embedded;
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
        hooks(element, "before", "Before");
        if (background != null) {
            hooks(background, "before", "Before");
            background.path("steps").forEach(step -> stepWithHooks(step, backgrounds));
        }
        element.path("steps").forEach(step -> stepWithHooks(step, steps));
        hooks(element, "after", "After");
        log.setLength(Math.min(log.length(), ReportText.LOG_LIMIT));
        return new ScenarioResult.Row(
                outcome(), log.toString().strip(), timed ? millis : null, started(), backgrounds, steps, hooks);
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

    private void stepWithHooks(JsonNode step, List<ScenarioResult.Step> into) {
        hooks(step, "before", "Before");
        String keyword = ReportText.clean(step.path("keyword").asString("")).strip();
        (GherkinSteps.isHook(step) ? hooks : into).add(step(step, keyword, GherkinSteps.title(step)));
        hooks(step, "after", "After");
    }

    private void hooks(JsonNode around, String member, String keyword) {
        around.path(member).forEach(hook -> hooks.add(step(hook, keyword, keyword)));
    }

    private ScenarioResult.Step step(JsonNode step, String keyword, String title) {
        JsonNode result = step.path("result");
        String status = result.path("status").asString("").toLowerCase(Locale.ROOT);
        ToolResult.Outcome outcome = outcome(status);
        anyFailed |= outcome == ToolResult.Outcome.FAILED;
        allPassed &= outcome == ToolResult.Outcome.PASSED;
        anyStep = true;
        // Hooks that passed are noise: there may be several for each step.
        if (step.has("name") || outcome == ToolResult.Outcome.FAILED) {
            log(title + " ... " + (status.isEmpty() ? "not run" : status));
        }
        String error = texts(result.path("error_message"));
        log(error);
        step.path("output").forEach(line -> log(texts(line)));
        return new ScenarioResult.Step(
                ReportText.limited("the keyword of a step", keyword),
                ReportText.limited(
                        "the name of a step",
                        ReportText.clean(step.path("name").asString("")).strip()),
                outcome,
                ReportText.orNull(ReportText.log(error)),
                ReportText.orNull(ReportText.log(output(step))),
                duration(result),
                evidence(step));
    }

    private static ToolResult.Outcome outcome(String status) {
        return switch (status) {
            case "passed" -> ToolResult.Outcome.PASSED;
            case "failed", "ambiguous", "error" -> ToolResult.Outcome.FAILED;
            default -> ToolResult.Outcome.SKIPPED;
        };
    }

    private @Nullable Double duration(JsonNode result) {
        Double duration = dialect.millis(result.path("duration"));
        if (duration == null || !Double.isFinite(duration) || duration < 0) {
            return null;
        }
        millis += duration;
        timed = true;
        return duration;
    }

    private static String output(JsonNode step) {
        return step.path("output").valueStream().map(ScenarioRow::texts).collect(Collectors.joining("\n"));
    }

    private List<ReportFile> evidence(JsonNode step) {
        return Stream.of("embeddings", "attachments")
                .flatMap(member -> step.path(member).valueStream())
                .map(this::embedded)
                .flatMap(Optional::stream)
                .toList();
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

    private Optional<ReportFile> embedded(JsonNode embedding) {
        String data = embedding.path("data").asString("");
        if (data.isEmpty()) {
            return Optional.empty();
        }
        JsonNode media = embedding.path("media");
        String type = Stream.of(embedding.path("mime_type"), media.path("type"), embedding.path("content_type"))
                .map(XrayJsonParts::text)
                .filter(text -> text != null)
                .findFirst()
                .orElse("application/octet-stream");
        String name = XrayJsonParts.text(embedding.path("name"));
        embedded++;
        return Optional.of(new ReportFile(
                name != null ? name : "embedding-" + embedded + EXTENSIONS.getOrDefault(type, ".bin"),
                type,
                base64(data)));
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
