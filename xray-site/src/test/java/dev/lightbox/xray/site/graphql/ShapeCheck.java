package dev.lightbox.xray.site.graphql;

import dev.lightbox.xray.api.GraphQlSchema;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FieldDefinition;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares an answer with the schema's text and with what was asked: every selected field is there and no other, of its
 * type, and null only where it may be; errors have the form that the GraphQL specification gives them.
 *
 * <p>It shares nothing with the code that answers but the parser of documents.
 */
public final class ShapeCheck {
    private static final TypeDefinitionRegistry SCHEMA = new SchemaParser().parse(GraphQlSchema.text());
    private static final Set<String> ENVELOPE = Set.of("data", "errors", "extensions");
    private static final Set<String> ERROR = Set.of("message", "locations", "path", "extensions");

    private final Document document;

    private ShapeCheck(Document document) {
        this.document = document;
    }

    static void check(String query, JsonNode body) {
        check(query, null, body);
    }

    /**
     * Fails with the path of the first thing that does not fit.
     *
     * @param operation the name of the operation that was asked for, null when the document has only one
     */
    public static void check(String query, @Nullable String operation, JsonNode body) {
        require(body.isObject() && ENVELOPE.containsAll(body.propertyNames()), "answer", "of " + ENVELOPE, body);
        errors(body.path("errors"));
        JsonNode data = body.path("data");
        if (data.isObject()) {
            Document document = Parser.parse(query);
            OperationDefinition asked = operation(document, operation);
            String root = asked.getOperation() == OperationDefinition.Operation.MUTATION ? "Mutation" : "Query";
            new ShapeCheck(document).object(root, List.of(asked.getSelectionSet()), data, root);
        } else {
            require(body.has("errors"), "answer", "with data or with errors", body);
        }
    }

    private static void errors(JsonNode errors) {
        if (errors.isMissingNode()) {
            return;
        }
        require(errors.isArray() && !errors.isEmpty(), "errors", "a list that is not empty", errors);
        for (JsonNode error : errors) {
            require(error.isObject() && ERROR.containsAll(error.propertyNames()), "error", "of " + ERROR, error);
            require(error.path("message").isString(), "error", "with a message", error);
            error.path("path")
                    .forEach(step -> require(step.isString() || step.isInt(), "path", "of names and numbers", error));
            error.path("locations")
                    .forEach(place -> require(
                            place.path("line").isInt() && place.path("column").isInt(), "location", "a place", error));
        }
    }

    private static OperationDefinition operation(Document document, @Nullable String name) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> name == null || Objects.equals(operation.getName(), name))
                .findFirst()
                .orElseThrow();
    }

    private void object(String type, List<SelectionSet> selections, JsonNode value, String path) {
        require(value.isObject(), path, "an object", value);
        Map<String, Asked> asked = new LinkedHashMap<>();
        selections.forEach(selection -> collect(selection, asked));
        asked.forEach((name, field) -> {
            if (value.has(name)) {
                field(type, field, value.get(name), path + "." + name);
            } else {
                require(field.conditional(), path, "an object with " + name, value);
            }
        });
        Set<String> unasked = new TreeSet<>(value.propertyNames());
        unasked.removeAll(asked.keySet());
        require(unasked.isEmpty(), path, "without " + unasked, value);
    }

    /** What was asked under one name of the answer; two fragments may ask for it in two ways. */
    private record Asked(Field first, List<SelectionSet> below) {

        boolean conditional() {
            return !first.getDirectives().isEmpty();
        }

        Asked and(Asked other) {
            return new Asked(
                    first, Stream.concat(below.stream(), other.below.stream()).toList());
        }
    }

    private void collect(SelectionSet selections, Map<String, Asked> asked) {
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> {
                    List<SelectionSet> below =
                            field.getSelectionSet() == null ? List.of() : List.of(field.getSelectionSet());
                    asked.merge(field.getResultKey(), new Asked(field, below), Asked::and);
                }
                case InlineFragment fragment -> collect(fragment.getSelectionSet(), asked);
                case FragmentSpread spread -> collect(fragment(spread.getName()).getSelectionSet(), asked);
                default -> throw new AssertionError(selection);
            }
        }
    }

    private void field(String type, Asked asked, JsonNode value, String path) {
        switch (asked.first().getName()) {
            case "__typename" ->
                require(value.isString() && value.stringValue().equals(type), path, "the name " + type, value);
            // The types of introspection are not in the text; SchemaTest compares what they show with it.
            case "__schema", "__type" -> require(value.isObject() || value.isNull(), path, "an object", value);
            default -> value(definition(type, asked.first()).getType(), asked, value, path);
        }
    }

    private void value(Type<?> type, Asked asked, JsonNode value, String path) {
        if (type instanceof NonNullType required) {
            require(!value.isNull(), path, "no null", value);
            value(required.getType(), asked, value, path);
        } else if (value.isNull()) {
            return;
        } else if (type instanceof ListType list) {
            require(value.isArray(), path, "a list", value);
            value.forEach(element -> value(list.getType(), asked, element, path + "[]"));
        } else {
            named(((TypeName) type).getName(), asked, value, path);
        }
    }

    private void named(String type, Asked asked, JsonNode value, String path) {
        switch (type) {
            case "String", "ID" -> require(value.isString(), path, "a text", value);
            case "Int" -> require(value.isInt(), path, "a number", value);
            case "Float" -> require(value.isNumber(), path, "a number", value);
            case "Boolean" -> require(value.isBoolean(), path, "true or false", value);
            case "JSON" -> {}
            default -> object(type, asked.below(), value, path);
        }
    }

    private static FieldDefinition definition(String type, Field field) {
        return SCHEMA.getTypeOrNull(type, ObjectTypeDefinition.class).getFieldDefinitions().stream()
                .filter(definition -> definition.getName().equals(field.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + "." + field.getName() + " is not in the schema"));
    }

    private FragmentDefinition fragment(String name) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> fragment.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void require(boolean holds, String path, String what, JsonNode value) {
        if (!holds) {
            throw new AssertionError(path + " must be " + what + " but is " + value);
        }
    }
}
