package dev.lightbox.xray.api.report;

import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads JUnit XML case by case, as all kinds of tools write it: {@code testsuite} or {@code testsuites} as root, suites
 * inside suites, properties before or after output, several failures. Memory is bounded by the largest case.
 */
public final class JUnitReport {
    private static final int MAX_DEPTH = 100;
    private static final Set<String> ROOTS = Set.of("testsuites", "testsuite");

    private final XMLStreamReader xml;
    private final PieceBudget budget;
    private final Consumer<JUnitCase> cases;
    private @Nullable JUnitCaseBuilder current;
    private long count;

    private JUnitReport(XMLStreamReader xml, PieceBudget budget, Consumer<JUnitCase> cases) {
        this.xml = xml;
        this.budget = budget;
        this.cases = cases;
    }

    /**
     * Hands each case over as it ends and returns their number. The stream is read to its end and left open.
     *
     * @throws UnreadableReport when this is not a JUnit report; cases before the fault have been handed over
     */
    public static long read(InputStream in, Consumer<JUnitCase> cases) {
        PieceBudget budget = new PieceBudget(in);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(budget);
            return new JUnitReport(xml, budget, cases).readAll();
        } catch (XMLStreamException fault) {
            throw new UnreadableReport("Error parsing the JUnit report: " + firstLine(fault), fault);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Faults end in an exception; the parser need not print them as well.
        factory.setXMLReporter((_, _, _, _) -> {});
        return factory;
    }

    private static String firstLine(XMLStreamException fault) {
        String message = fault.getMessage() == null ? "not XML" : fault.getMessage();
        return message.lines().reduce((first, second) -> second).orElse(message).replaceFirst("^Message: ", "");
    }

    private long readAll() throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            budget.renew();
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    start(depth);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    end();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableReport(
                            "Error parsing the JUnit report: document types and entities are not accepted");
                default -> {}
            }
        }
        return count;
    }

    private void start(int depth) {
        String name = xml.getLocalName();
        if (depth == 1 && !ROOTS.contains(name)) {
            throw new UnreadableReport("Error parsing the JUnit report: the root element is <" + name
                    + ">, not <testsuites> or <testsuite>");
        }
        if (depth > MAX_DEPTH) {
            throw new UnreadableReport("Error parsing the JUnit report: elements are nested deeper than " + MAX_DEPTH);
        }
        if (current != null) {
            current.start(name, xml);
        } else if (name.equals("testcase")) {
            current = new JUnitCaseBuilder(xml);
        }
    }

    private void text() {
        if (current != null) {
            current.text(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    private void end() {
        if (current != null && current.endsWith(xml.getLocalName())) {
            cases.accept(current.build());
            current = null;
            count++;
        }
    }
}
