package dev.lightbox.xray.api.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML reports case by case. Document types and entities are refused, depth and the size of a case are bounded, so
 * that memory is bounded by the largest case.
 */
final class XmlReport {
    /** Robot Framework nests keywords up to 140 deep, with two or three elements for each. */
    private static final int MAX_DEPTH = 500;

    private static final int CASE_LIMIT = 48 << 20;

    private final String title;
    private final XMLStreamReader xml;
    private final PieceBudget budget;
    private final XmlFormat format;
    private final Consumer<? super ReportCase> cases;
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private long caseText;
    private long count;

    private XmlReport(
            String title,
            XMLStreamReader xml,
            PieceBudget budget,
            XmlFormat format,
            Consumer<? super ReportCase> cases) {
        this.title = title;
        this.xml = xml;
        this.budget = budget;
        this.format = format;
        this.cases = cases;
    }

    /**
     * Hands each case over as it ends and returns their number. The stream is read to its end and left open.
     *
     * @param title what to call the report in a refusal
     */
    static long read(String title, XmlFormat format, InputStream in, Consumer<? super ReportCase> cases) {
        PieceBudget budget = new PieceBudget(in);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(XmlCharacters.of(budget));
            return new XmlReport(title, xml, budget, format, cases).readAll();
        } catch (XMLStreamException fault) {
            throw new UnreadableReport("Error parsing the " + title + " report: " + reason(fault), fault);
        } catch (IOException fault) {
            throw new UnreadableReport("Error parsing the " + title + " report: " + fault.getMessage(), fault);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(MAX_DEPTH + 1));
        // Faults end in an exception; the parser need not print them as well.
        factory.setXMLReporter((_, _, _, _) -> {});
        return factory;
    }

    private static String reason(XMLStreamException fault) {
        if (fault.getNestedException() instanceof CharacterCodingException) {
            return "it holds bytes that are no text in its encoding";
        }
        String message = fault.getMessage() == null ? "not XML" : fault.getMessage();
        return message.lines().reduce((first, second) -> second).orElse(message).replaceFirst("^Message: ", "");
    }

    private long readAll() throws XMLStreamException {
        while (xml.hasNext()) {
            budget.renew();
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused("document types and entities are not accepted");
                default -> {}
            }
        }
        return count;
    }

    private void start() {
        String name = xml.getLocalName();
        if (path.isEmpty() && !format.roots().contains(name)) {
            throw refused("the root element is <" + shortened(name) + ">, not <" + String.join("> or <", format.roots())
                    + ">");
        }
        if (path.size() >= MAX_DEPTH) {
            throw refused("elements are nested deeper than " + MAX_DEPTH);
        }
        for (int i = 0; format.current != null && i < xml.getAttributeCount(); i++) {
            addToCase(xml.getAttributeValue(i).length());
        }
        format.start(new XmlFormat.Element(name, path.isEmpty() ? "" : path.getLast()), xml);
        path.addLast(name);
        text.setLength(0);
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    private void text() {
        if (format.current == null) {
            return;
        }
        addToCase(xml.getTextLength());
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    private void addToCase(int characters) {
        caseText += characters;
        if (caseText > CASE_LIMIT) {
            throw refused("a test case holds more than " + (CASE_LIMIT >> 20) + " MB");
        }
    }

    private void end() {
        String name = path.removeLast();
        ReportCase finished =
                format.end(new XmlFormat.Element(name, path.isEmpty() ? "" : path.getLast()), text.toString());
        text.setLength(0);
        if (finished != null) {
            cases.accept(finished);
            count++;
            caseText = 0;
        }
    }

    private UnreadableReport refused(String reason) {
        return new UnreadableReport("Error parsing the " + title + " report: " + reason);
    }
}
