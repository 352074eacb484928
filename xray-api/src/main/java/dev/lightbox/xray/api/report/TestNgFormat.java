package dev.lightbox.xray.api.report;

import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * {@code testng-results.xml}. Configuration methods are no tests. Keys, requirements and labels come as attributes of the
 * method, or as elements {@code attribute} as the vendor's listener makes TestNG write them.
 */
final class TestNgFormat extends XmlFormat {
    private static final Set<String> ROOTS = Set.of("testng-results");

    private @Nullable String className;
    private @Nullable String attribute;

    @Override
    Set<String> roots() {
        return ROOTS;
    }

    @Override
    void start(Element element, XMLStreamReader xml) {
        switch (element.name()) {
            case "class" -> className = attribute(xml, "name");
            case "test-method" -> startMethod(xml);
            case "attribute" -> attribute = attribute(xml, "name");
            default -> {}
        }
    }

    private void startMethod(XMLStreamReader xml) {
        if ("true".equals(attribute(xml, "is-config"))) {
            current = null;
            return;
        }
        CaseBuilder method = new CaseBuilder(className, attribute(xml, "name"));
        method.outcome(outcome(attributeOr(xml, "status", "")));
        method.duration(Durations.ofMillis(attribute(xml, "duration-ms")));
        method.times(ReportTime.parse(attribute(xml, "started-at")), ReportTime.parse(attribute(xml, "finished-at")));
        for (String name : List.of("test", "requirement", "requirements", "labels", "description")) {
            property(method, name, attribute(xml, name));
        }
        current = method;
    }

    private static ToolResult.Outcome outcome(String status) {
        return switch (status) {
            case "PASS" -> ToolResult.Outcome.PASSED;
            case "FAIL" -> ToolResult.Outcome.FAILED;
            default -> ToolResult.Outcome.SKIPPED;
        };
    }

    private static void property(CaseBuilder method, @Nullable String name, @Nullable String value) {
        if (name == null || value == null || value.isBlank()) {
            return;
        }
        switch (name) {
            case "test" -> method.testKey(value.strip());
            case "requirement", "requirements" -> method.requirements(ReportText.list(value, "[,;\\s]+"));
            case "labels" -> method.labels(ReportText.list(value, "[,;\\s]+"));
            case "summary" -> method.summary(value.strip());
            case "description" -> method.description(value.strip());
            default -> {}
        }
    }

    @Override
    @Nullable
    ReportCase end(Element element, String text) {
        if (element.name().equals("class")) {
            className = null;
        }
        if (current == null) {
            return null;
        }
        switch (element.name()) {
            case "test-method" -> {
                return finish();
            }
            case "attribute" -> property(current, attribute, text);
            case "message", "full-stacktrace", "short-stacktrace", "line" -> current.log(text);
            default -> {}
        }
        return null;
    }
}
