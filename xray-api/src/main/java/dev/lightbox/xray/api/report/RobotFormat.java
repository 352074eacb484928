package dev.lightbox.xray.api.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Robot Framework's {@code output.xml}, up to version 6 ({@code starttime}, {@code endtime}) and from 7 on ({@code start},
 * {@code elapsed}). A test is named by its suites and its own name; its tags may be issue keys.
 */
final class RobotFormat extends XmlFormat {
    private static final Set<String> ROOTS = Set.of("robot");
    private static final Set<String> TOLD_LEVELS = Set.of("WARN", "ERROR", "FAIL");

    private final Deque<String> suites = new ArrayDeque<>();
    /** How many keywords are open: those inside a test have names, tags and states of their own. */
    private int keywords;

    private boolean told;

    @Override
    Set<String> roots() {
        return ROOTS;
    }

    @Override
    void start(Element element, XMLStreamReader xml) {
        switch (element.name()) {
            case "suite" ->
                suites.addLast(ReportText.limited("the name of a suite", attributeOr(xml, "name", "(no name)")));
            case "kw" -> keywords++;
            case "test" -> current = new CaseBuilder(String.join(".", suites), attribute(xml, "name"));
            case "msg" -> told = TOLD_LEVELS.contains(attributeOr(xml, "level", ""));
            case "status" -> {
                if (current != null && element.parent().equals("test")) {
                    status(current, xml);
                }
            }
            default -> {}
        }
    }

    private static void status(CaseBuilder test, XMLStreamReader xml) {
        test.outcome(
                switch (attributeOr(xml, "status", "")) {
                    case "PASS" -> ToolResult.Outcome.PASSED;
                    case "FAIL" -> ToolResult.Outcome.FAILED;
                    default -> ToolResult.Outcome.SKIPPED;
                });
        String newer = attribute(xml, "start");
        Instant start = ReportTime.parse(newer != null ? newer : attribute(xml, "starttime"));
        Double elapsed = Durations.ofSeconds(attribute(xml, "elapsed"));
        Instant end = ReportTime.parse(attribute(xml, "endtime"));
        if (start != null && elapsed != null) {
            end = start.plusMillis(elapsed.longValue());
        }
        test.times(start, end);
        test.duration(
                elapsed == null && start != null && end != null
                        ? Double.valueOf((double)
                                Math.max(0, Duration.between(start, end).toMillis()))
                        : elapsed);
    }

    @Override
    @Nullable
    ReportCase end(Element element, String text) {
        switch (element.name()) {
            case "suite" -> suites.removeLast();
            case "kw" -> keywords--;
            default -> {}
        }
        if (current == null) {
            return null;
        }
        switch (element.name()) {
            case "test" -> {
                return finish();
            }
            case "tag" -> endTag(current, text.strip());
            case "doc" -> endDoc(current, element.parent(), text.strip());
            case "msg" -> current.log(told ? text : null);
            case "status" -> current.log(element.parent().equals("test") ? text : null);
            default -> {}
        }
        return null;
    }

    /** Up to version 3 they stood inside an element {@code <tags>}. */
    private void endTag(CaseBuilder test, String tag) {
        if (!tag.isEmpty() && keywords == 0) {
            test.tag(tag);
        }
    }

    private static void endDoc(CaseBuilder test, String parent, String doc) {
        if (!doc.isEmpty() && parent.equals("test")) {
            test.description(doc);
        }
    }
}
