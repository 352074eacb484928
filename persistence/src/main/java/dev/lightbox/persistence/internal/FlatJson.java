package dev.lightbox.persistence.internal;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON objects whose values are texts. Uses the streaming parser only: the small files of a data directory are read at
 * every start, and loading an object mapper for them would cost more than all else that happens there.
 */
public final class FlatJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    public static String write(Map<String, String> texts) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
            generator.writeStartObject();
            texts.forEach(generator::writeStringProperty);
            generator.writeEndObject();
        }
        return json.toString();
    }

    /**
     * The object's properties in their order; numbers and literals come as their text.
     *
     * @throws IllegalArgumentException when this is not one flat JSON object
     */
    public static Map<String, String> read(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            Map<String, String> texts = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                expect(parser.nextToken().isScalarValue());
                texts.put(name, parser.getString());
            }
            expect(parser.nextToken() == null);
            return texts;
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("Not a flat JSON object", malformed);
        }
    }

    private static void expect(boolean asExpected) {
        if (!asExpected) {
            throw new IllegalArgumentException("Not a flat JSON object");
        }
    }
}
