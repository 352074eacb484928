package dev.lightbox.xray.api.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a report says of one case. For one use on one thread. */
final class CaseBuilder {
    private final String className;
    private final String name;
    private final StringBuilder log = new StringBuilder();
    private final Set<String> requirements = new LinkedHashSet<>();
    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<ReportFile> evidence = new ArrayList<>();
    private final List<ReportField> customFields = new ArrayList<>();
    private ToolResult.Outcome outcome = ToolResult.Outcome.PASSED;
    private @Nullable Double durationMillis;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable String testKey;
    private @Nullable String testId;
    private @Nullable String summary;
    private @Nullable String description;
    private @Nullable String comment;

    CaseBuilder(@Nullable String className, @Nullable String name) {
        this.className =
                ReportText.limited("the class name of a test case", className == null ? "" : className.strip());
        this.name = ReportText.limited(
                "the name of a test case", name == null || name.isBlank() ? "(no name)" : name.strip());
    }

    void outcome(ToolResult.Outcome ended) {
        outcome = ended;
    }

    /** Nothing that comes later makes a failed case anything else. */
    void failed() {
        outcome = ToolResult.Outcome.FAILED;
    }

    void skipped() {
        outcome = outcome == ToolResult.Outcome.FAILED ? outcome : ToolResult.Outcome.SKIPPED;
    }

    void log(@Nullable String more) {
        if (more != null && !more.isBlank() && log.length() < ReportText.LOG_LIMIT) {
            log.append(log.isEmpty() ? "" : "\n").append(more.strip());
            log.setLength(Math.min(log.length(), ReportText.LOG_LIMIT));
        }
    }

    void times(@Nullable Instant started, @Nullable Instant finished) {
        startedAt = started;
        finishedAt = finished;
    }

    void duration(@Nullable Double millis) {
        durationMillis = millis;
    }

    void testKey(String key) {
        testKey = ReportText.limited("the key of a test", key);
    }

    void testId(String id) {
        testId = ReportText.limited("the id of a test", id);
    }

    void summary(String text) {
        summary = ReportText.limited("the summary of a test", text);
    }

    void description(String text) {
        description = ReportText.limited("the description of a test", text);
    }

    void comment(String text) {
        comment = ReportText.limited("the comment of a test case", text);
    }

    void requirements(List<String> keys) {
        requirements.addAll(keys);
    }

    void labels(List<String> names) {
        labels.addAll(names);
    }

    void tag(String tag) {
        tags.add(ReportText.limited("a tag", tag));
    }

    void evidence(ReportFile file) {
        evidence.add(file);
    }

    void customField(ReportField field) {
        customFields.add(field);
    }

    ReportCase build() {
        return new ReportCase(
                className,
                name,
                outcome,
                log.isEmpty() ? null : log.toString(),
                durationMillis,
                startedAt,
                finishedAt,
                testKey,
                testId,
                List.copyOf(requirements),
                summary,
                description,
                List.copyOf(labels),
                List.copyOf(tags),
                comment,
                evidence,
                customFields);
    }
}
