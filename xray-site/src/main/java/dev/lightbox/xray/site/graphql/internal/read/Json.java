package dev.lightbox.xray.site.graphql.internal.read;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON columns into plain lists and maps, which GraphQL passes through as they are. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    static List<String> texts(String json) {
        return json.equals("[]") ? List.of() : MAPPER.readValue(json, TEXTS);
    }

    static List<Map<String, Object>> objects(String json) {
        return json.equals("[]") ? List.of() : MAPPER.readValue(json, OBJECTS);
    }

    static Map<String, Object> object(String json) {
        return json.equals("{}") ? Map.of() : MAPPER.readValue(json, OBJECT);
    }
}
