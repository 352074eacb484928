package dev.lightbox.xray.api.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Gathers what stands inside one {@code testcase}. For one use on one thread. */
final class JUnitCaseBuilder {
    private static final int LOG_LIMIT = 1 << 20;
    private static final int TEXT_LIMIT = 48 << 20;

    private final @Nullable String className;
    private final @Nullable String name;
    private final @Nullable String time;
    private final @Nullable String startedAt;
    private final @Nullable String finishedAt;
    private final StringBuilder log = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final List<ReportFile> evidence = new ArrayList<>();
    private final List<ReportField> customFields = new ArrayList<>();
    private JUnitCase.Outcome outcome = JUnitCase.Outcome.PASSED;
    private long textTotal;
    private int depth;
    private @Nullable String property;
    private @Nullable String value;
    private @Nullable String item;
    private @Nullable String testKey;
    private @Nullable String testId;
    private @Nullable String summary;
    private @Nullable String description;
    private @Nullable String comment;
    private List<String> requirements = List.of();
    private List<String> tags = List.of();

    JUnitCaseBuilder(XMLStreamReader testcase) {
        className = testcase.getAttributeValue(null, "classname");
        name = testcase.getAttributeValue(null, "name");
        time = testcase.getAttributeValue(null, "time");
        startedAt = testcase.getAttributeValue(null, "started-at");
        finishedAt = testcase.getAttributeValue(null, "finished-at");
    }

    void start(String element, XMLStreamReader xml) {
        depth++;
        text.setLength(0);
        switch (element) {
            case "failure", "error" -> {
                outcome = JUnitCase.Outcome.FAILED;
                log(xml.getAttributeValue(null, "message"));
            }
            case "skipped" -> {
                outcome = outcome == JUnitCase.Outcome.FAILED ? outcome : JUnitCase.Outcome.SKIPPED;
                log(xml.getAttributeValue(null, "message"));
            }
            case "property" -> {
                property = xml.getAttributeValue(null, "name");
                value = xml.getAttributeValue(null, "value");
            }
            case "item" -> item = firstOf(xml.getAttributeValue(null, "name"), xml.getAttributeValue(null, "id"));
            default -> {}
        }
    }

    void text(char[] characters, int start, int length) {
        textTotal += length;
        if (textTotal > TEXT_LIMIT) {
            throw new UnreadableReport(
                    "Test case \"" + name + "\" of the report holds more than " + (TEXT_LIMIT >> 20) + " MB");
        }
        text.append(characters, start, length);
    }

    /** Takes the end of an element; true when it is the end of the case itself. */
    boolean endsWith(String element) {
        if (depth == 0) {
            return true;
        }
        depth--;
        switch (element) {
            case "failure", "error", "skipped", "system-out", "system-err" -> log(text.toString());
            case "item" -> endItem(text.toString());
            case "property" -> endProperty(value != null ? value : text.toString());
            default -> {}
        }
        text.setLength(0);
        return false;
    }

    private void log(@Nullable String more) {
        if (more != null && !more.isBlank() && log.length() < LOG_LIMIT) {
            log.append(log.isEmpty() ? "" : "\n").append(more.strip());
            log.setLength(Math.min(log.length(), LOG_LIMIT));
        }
    }

    private void endItem(String content) {
        if (item != null && "testrun_evidence".equals(property)) {
            evidence.add(new ReportFile(item, null, content.strip()));
        } else if (item != null && "testrun_customfields".equals(property)) {
            customFields.add(new ReportField(item, StringNode.valueOf(content.strip())));
        }
        item = null;
    }

    private void endProperty(String content) {
        String given = content.strip();
        if (property != null && !given.isEmpty()) {
            switch (property) {
                case "test_key" -> testKey = given;
                case "test_id" -> testId = given;
                case "requirements" -> requirements = list(given);
                case "test_summary" -> summary = given;
                case "test_description" -> description = given;
                case "tags" -> tags = list(given);
                case "testrun_comment" -> comment = given;
                default -> {}
            }
        }
        property = null;
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }

    JUnitCase build() {
        return new JUnitCase(
                className == null ? "" : className.strip(),
                name == null || name.isBlank() ? "(no name)" : name.strip(),
                outcome,
                log.isEmpty() ? null : log.toString(),
                millis(time),
                ReportTime.parse(startedAt),
                ReportTime.parse(finishedAt),
                testKey,
                testId,
                requirements,
                summary,
                description,
                tags,
                comment,
                evidence,
                customFields);
    }

    /** Seconds as tools write them, some with commas between the thousands; null for what is not a number. */
    private static @Nullable Double millis(@Nullable String seconds) {
        try {
            double millis = seconds == null ? Double.NaN : Double.parseDouble(seconds.replace(",", "")) * 1000;
            return Double.isFinite(millis) && millis >= 0 ? millis : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
