package dev.lightbox.xray.api.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * xUnit.net, versions 2 and 3. Traits {@code test}, {@code requirement} and {@code labels} are those of contract section
 * 7.5; a theory's rows are several results of one method. Version 3 adds times and attachments, which become evidence.
 */
final class XUnitFormat extends XmlFormat {
    private static final Set<String> ROOTS = new TreeSet<>(Set.of("assemblies", "assembly"));
    private static final Set<String> LOGGED = Set.of("message", "stack-trace", "reason", "output", "warning");
    private static final Map<String, Meaning> MEANINGS = Map.of(
            "test", Meaning.TEST,
            "requirement", Meaning.REQUIREMENTS,
            "labels", Meaning.LABELS);

    private @Nullable String attachment;
    private @Nullable String mediaType;

    @Override
    Set<String> roots() {
        return ROOTS;
    }

    @Override
    void start(Element element, XMLStreamReader xml) {
        switch (element.name()) {
            case "test" -> current = test(xml);
            case "trait" -> note(MEANINGS, attribute(xml, "name"), attribute(xml, "value"));
            case "attachment" -> {
                attachment = attribute(xml, "name");
                mediaType = attribute(xml, "media-type");
            }
            default -> {}
        }
    }

    private static CaseBuilder test(XMLStreamReader xml) {
        String method = attribute(xml, "method");
        CaseBuilder test = method == null
                ? new CaseBuilder(null, attribute(xml, "name"))
                : new CaseBuilder(attribute(xml, "type"), method);
        test.outcome(
                switch (attributeOr(xml, "result", "")) {
                    case "Pass" -> ToolResult.Outcome.PASSED;
                    case "Fail" -> ToolResult.Outcome.FAILED;
                    default -> ToolResult.Outcome.SKIPPED;
                });
        test.duration(Durations.ofSeconds(attribute(xml, "time")));
        test.times(ReportTime.parse(attribute(xml, "start-rtf")), ReportTime.parse(attribute(xml, "finish-rtf")));
        return test;
    }

    @Override
    @Nullable
    ReportCase end(Element element, String text) {
        log(element, LOGGED, text);
        if (current != null && element.name().equals("attachment")) {
            attach(current, text);
        }
        return element.name().equals("test") ? finish() : null;
    }

    /** With a media type the content is base64, without one it is text. */
    private void attach(CaseBuilder test, String content) {
        if (attachment != null) {
            test.evidence(
                    mediaType != null
                            ? new ReportFile(attachment, mediaType, content.strip())
                            : new ReportFile(
                                    attachment,
                                    "text/plain",
                                    Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))));
        }
        attachment = null;
    }
}
