package dev.lightbox.xray.api.report;

import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * JUnit XML as all kinds of tools write it: {@code testsuite} or {@code testsuites} as root, suites inside suites,
 * properties before or after output, several failures. Xray's own properties are those of contract section 7.5.
 */
final class JUnitFormat extends XmlFormat {
    private static final Set<String> ROOTS = new TreeSet<>(Set.of("testsuite", "testsuites"));

    private int depth;
    private @Nullable String property;
    private @Nullable String value;
    private @Nullable String item;

    @Override
    Set<String> roots() {
        return ROOTS;
    }

    @Override
    void start(Element element, XMLStreamReader xml) {
        if (current != null) {
            depth++;
            inside(current, element.name(), xml);
        } else if (element.name().equals("testcase")) {
            current = new CaseBuilder(attribute(xml, "classname"), attribute(xml, "name"));
            current.duration(Durations.ofSeconds(attribute(xml, "time")));
            current.times(
                    ReportTime.parse(attribute(xml, "started-at")), ReportTime.parse(attribute(xml, "finished-at")));
        }
    }

    private void inside(CaseBuilder test, String element, XMLStreamReader xml) {
        switch (element) {
            case "failure", "error" -> {
                test.failed();
                test.log(attribute(xml, "message"));
            }
            case "skipped" -> {
                test.skipped();
                test.log(attribute(xml, "message"));
            }
            case "property" -> {
                property = attribute(xml, "name");
                value = attribute(xml, "value");
            }
            case "item" -> {
                String name = attribute(xml, "name");
                item = name != null ? name : attribute(xml, "id");
            }
            default -> {}
        }
    }

    @Override
    @Nullable
    ReportCase end(Element element, String text) {
        if (current == null) {
            return null;
        }
        if (depth == 0) {
            return finish();
        }
        depth--;
        switch (element.name()) {
            case "failure", "error", "skipped", "system-out", "system-err" -> current.log(text);
            case "item" -> endItem(current, text.strip());
            case "property" -> endProperty(current, (value != null ? value : text).strip());
            default -> {}
        }
        return null;
    }

    private void endItem(CaseBuilder test, String content) {
        if (item != null && "testrun_evidence".equals(property)) {
            test.evidence(new ReportFile(item, null, content));
        } else if (item != null && "testrun_customfields".equals(property)) {
            test.customField(new ReportField(item, StringNode.valueOf(content)));
        }
        item = null;
    }

    private void endProperty(CaseBuilder test, String given) {
        if (property != null && !given.isEmpty()) {
            switch (property) {
                case "test_key" -> test.testKey(given);
                case "test_id" -> test.testId(given);
                case "requirements" -> test.requirements(ReportText.list(given, ","));
                case "test_summary" -> test.summary(given);
                case "test_description" -> test.description(given);
                case "tags" -> test.labels(ReportText.list(given, ","));
                case "testrun_comment" -> test.comment(given);
                default -> {}
            }
        }
        property = null;
    }
}
