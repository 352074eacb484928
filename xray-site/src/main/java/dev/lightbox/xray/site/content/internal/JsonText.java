package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.content.FieldValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON texts that columns hold. */
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** An empty array, the most frequent text. */
    public static final String EMPTY_LIST = "[]";

    private JsonText() {}

    public static String ofTexts(Collection<String> values) {
        return values.isEmpty() ? EMPTY_LIST : MAPPER.writeValueAsString(values);
    }

    public static List<String> texts(String json) {
        return json.equals(EMPTY_LIST)
                ? List.of()
                : MAPPER.readTree(json).valueStream().map(JsonNode::asString).toList();
    }

    /** A list of records as a list of objects. */
    public static String of(List<?> records) {
        return records.isEmpty() ? EMPTY_LIST : MAPPER.writeValueAsString(records);
    }

    public static String ofMembers(Map<String, JsonNode> members) {
        return members.isEmpty() ? "{}" : MAPPER.writeValueAsString(members);
    }

    public static ObjectNode members(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    /** Custom fields of a step: {@code [{id, name, value}]}. Fields are not defined on this site, so the id is the name. */
    public static String ofStepFields(Collection<FieldValue> fields) {
        return ofFields(fields, "value");
    }

    /** Custom fields of a run: {@code [{id, name, values}]}. */
    public static String ofRunFields(Collection<FieldValue> fields) {
        return ofFields(fields, "values");
    }

    private static String ofFields(Collection<FieldValue> fields, String valueMember) {
        if (fields.isEmpty()) {
            return EMPTY_LIST;
        }
        ArrayNode list = MAPPER.createArrayNode();
        for (FieldValue field : fields) {
            list.addObject().put("id", field.id()).put("name", field.id()).set(valueMember, field.value());
        }
        return MAPPER.writeValueAsString(list);
    }
}
