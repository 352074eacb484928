package dev.lightbox.backup.internal.capture;

import dev.lightbox.xray.api.GraphQlSchema;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which type each field of the GraphQL schema has. Enough of the schema to count what a selection costs; immutable.
 */
final class SchemaTypes {
    private static final Pattern TYPE = Pattern.compile("(?m)^type (\\w+) \\{$(.*?)^}$", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("(?m)#.*$");
    private static final Pattern FIELD = Pattern.compile("(\\w+)(?:\\([^)]*\\))?: *\\[?(\\w+)");

    /** The schema that both faces of Lightbox speak. */
    static final SchemaTypes XRAY = new SchemaTypes(GraphQlSchema.text());

    private final Map<String, Map<String, String>> fields = new HashMap<>();

    SchemaTypes(String schema) {
        Matcher types = TYPE.matcher(COMMENT.matcher(schema).replaceAll(""));
        while (types.find()) {
            Map<String, String> members = new HashMap<>();
            Matcher found = FIELD.matcher(types.group(2));
            while (found.find()) {
                members.put(found.group(1), found.group(2));
            }
            fields.put(types.group(1), members);
        }
    }

    /**
     * The type of a field, without list and non-null marks.
     *
     * @throws IllegalArgumentException when the schema has no such field
     */
    String typeOf(String parentType, String field) {
        String type = fields.getOrDefault(parentType, Map.of()).get(field);
        if (type == null) {
            throw new IllegalArgumentException("The schema knows no field " + parentType + "." + field + ".");
        }
        return type;
    }

    /** Whether values of the type have fields of their own. */
    boolean isObject(String type) {
        return fields.containsKey(type);
    }
}
