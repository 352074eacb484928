package dev.lightbox.xray.api.report;

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

    /** Ends the current case. */
    protected @Nullable ReportCase finish() {
        ReportCase finished = current == null ? null : current.build();
        current = null;
        return finished;
    }
}
