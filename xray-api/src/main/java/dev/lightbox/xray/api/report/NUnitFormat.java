package dev.lightbox.xray.api.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * NUnit 2 ({@code test-results}, the case's name is its full name) and NUnit 3 ({@code test-run}, the full name has an
 * attribute of its own). Properties {@code id}, {@code Requirement} and {@code Category} are those of contract section 7.5.
 */
final class NUnitFormat extends XmlFormat {
    private static final Set<String> ROOTS = new TreeSet<>(Set.of("test-results", "test-run"));
    private static final Set<String> LOGGED = Set.of("message", "stack-trace", "output");
    private static final Map<String, Meaning> MEANINGS = Map.of(
            "id", Meaning.TEST,
            "Requirement", Meaning.REQUIREMENTS,
            "Category", Meaning.CATEGORIES,
            "Description", Meaning.DESCRIPTION);

    @Override
    Set<String> roots() {
        return ROOTS;
    }

    @Override
    void start(Element element, XMLStreamReader xml) {
        switch (element.name()) {
            case "test-case" -> current = testCase(xml);
            case "property" -> note(MEANINGS, attribute(xml, "name"), attribute(xml, "value"));
            case "category" -> note(MEANINGS, "Category", attribute(xml, "name"));
            default -> {}
        }
    }

    private static CaseBuilder testCase(XMLStreamReader xml) {
        String fullName = attribute(xml, "fullname");
        String name = attributeOr(xml, "name", "(no name)");
        CaseBuilder test = new CaseBuilder(null, fullName != null ? fullName : name);
        if (fullName != null && fullName.endsWith(name)) {
            test.summary(name);
        }
        String result = attributeOr(xml, "result", "");
        test.outcome(outcome(result, attribute(xml, "executed"), attribute(xml, "success")));
        String seconds = attribute(xml, "duration");
        test.duration(Durations.ofSeconds(seconds != null ? seconds : attribute(xml, "time")));
        test.times(ReportTime.parse(attribute(xml, "start-time")), ReportTime.parse(attribute(xml, "end-time")));
        String description = attribute(xml, "description");
        if (description != null) {
            test.description(description);
        }
        return test;
    }

    /** Before 2.5 NUnit wrote no result, only whether the case was executed and whether it succeeded. */
    private static ToolResult.Outcome outcome(String result, @Nullable String executed, @Nullable String success) {
        return switch (result) {
            // A warning is said of a case that passed.
            case "Passed", "Success", "Warning" -> ToolResult.Outcome.PASSED;
            case "Failed", "Failure", "Error", "NotRunnable", "Cancelled", "Invalid" -> ToolResult.Outcome.FAILED;
            case "" ->
                "False".equals(executed)
                        ? ToolResult.Outcome.SKIPPED
                        : "True".equals(success) ? ToolResult.Outcome.PASSED : ToolResult.Outcome.FAILED;
            default -> ToolResult.Outcome.SKIPPED;
        };
    }

    @Override
    @Nullable
    ReportCase end(Element element, String text) {
        log(element, LOGGED, text);
        return element.name().equals("test-case") ? finish() : null;
    }
}
