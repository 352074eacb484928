package dev.lightbox.xray.api.report;

import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What one kind of XML report means by its elements. Instances are for one report on one thread. */
abstract class XmlFormat {
    /** The case that is being read. */
    protected @Nullable CaseBuilder current;

    /** The names that the root element may have. */
    abstract Set<String> roots();

    /** An element begins; its attributes are those of {@code xml}. */
    abstract void start(Element element, XMLStreamReader xml);

    /**
     * An element ends.
     *
     * @param text what stood since the last tag
     * @return the case that ends with it
     */
    abstract @Nullable ReportCase end(Element element, String text);

    /** An element's name and the name of the one around it, empty for the root. */
    record Element(String name, String parent) {
        boolean is(String wanted, String around) {
            return name.equals(wanted) && parent.equals(around);
        }
    }

    static @Nullable String attribute(XMLStreamReader xml, String name) {
        return ReportText.orNull(xml.getAttributeValue(null, name));
    }

    static String attributeOr(XMLStreamReader xml, String name, String otherwise) {
        String value = attribute(xml, name);
        return value == null ? otherwise : value;
    }

    /** What stands in this element belongs into the case's log. */
    protected void log(Element element, Set<String> logged, String text) {
        if (current != null && logged.contains(element.name())) {
            current.log(text);
        }
    }

    /** Notes a property or trait of the case, if its name means anything (contract section 7.5). */
    protected void note(Map<String, Meaning> meanings, @Nullable String name, @Nullable String value) {
        Meaning meaning = name == null ? null : meanings.get(name);
        if (current == null || meaning == null || value == null) {
            return;
        }
        switch (meaning) {
            case TEST -> current.testKey(value.strip());
            case REQUIREMENTS -> current.requirements(ReportText.list(value, "[,;\\s]+"));
            case LABELS -> current.labels(ReportText.list(value, "[,;\\s]+"));
            // A category may hold blanks.
            case CATEGORIES -> current.labels(ReportText.list(value, ","));
            case DESCRIPTION -> current.description(value.strip());
        }
    }

    /** What a report can say of the test behind a case. */
    enum Meaning {
        TEST,
        REQUIREMENTS,
        LABELS,
        CATEGORIES,
        DESCRIPTION
    }

    /** Ends the current case. */
    protected @Nullable ReportCase finish() {
        ReportCase finished = current == null ? null : current.build();
        current = null;
        return finished;
    }
}
