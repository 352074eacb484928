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
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares an answer with the schema's text: every selected field is there, of its type, and null only where it may be. */
final class ShapeCheck {
    private static final TypeDefinitionRegistry SCHEMA = new SchemaParser().parse(GraphQlSchema.text());

    private final Document document;

    private ShapeCheck(Document document) {
        this.document = document;
    }

    static void check(String query, JsonNode body) {
        if (!body.path("data").isObject() || query.contains("__")) {
            return;
        }
        Document document = Parser.parse(query);
        OperationDefinition operation =
                document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
        String root = operation.getOperation() == OperationDefinition.Operation.MUTATION ? "Mutation" : "Query";
        new ShapeCheck(document).object(root, operation.getSelectionSet(), body.get("data"), root);
    }

    private void object(String type, SelectionSet selections, JsonNode value, String path) {
        require(value.isObject(), path, "an object", value);
        Set<String> expected = new HashSet<>();
        members(type, selections, value, path, expected);
        if (expected.size() == value.size()) {
            return;
        }
        require(new HashSet<>(value.propertyNames()).equals(expected), path, "exactly " + expected, value);
    }

    private void members(String type, SelectionSet selections, JsonNode value, String path, Set<String> expected) {
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> {
                    String name = field.getAlias() == null ? field.getName() : field.getAlias();
                    expected.add(name);
                    require(value.has(name), path, "a member " + name, value);
                    value(definition(type, field).getType(), field, value.get(name), path + "." + name);
                }
                case InlineFragment fragment -> members(type, fragment.getSelectionSet(), value, path, expected);
                case FragmentSpread spread ->
                    members(type, fragment(spread.getName()).getSelectionSet(), value, path, expected);
                default -> throw new AssertionError(selection);
            }
        }
    }

    private void value(Type<?> type, Field field, JsonNode value, String path) {
        if (type instanceof NonNullType required) {
            require(!value.isNull(), path, "no null", value);
            value(required.getType(), field, value, path);
        } else if (value.isNull()) {
            return;
        } else if (type instanceof ListType list) {
            require(value.isArray(), path, "a list", value);
            value.forEach(element -> value(list.getType(), field, element, path + "[]"));
        } else {
            named(((TypeName) type).getName(), field, value, path);
        }
    }

    private void named(String type, Field field, JsonNode value, String path) {
        switch (type) {
            case "String", "ID" -> require(value.isString(), path, "a text", value);
            case "Int" -> require(value.isInt(), path, "a number", value);
            case "Float" -> require(value.isNumber(), path, "a number", value);
            case "Boolean" -> require(value.isBoolean(), path, "true or false", value);
            case "JSON" -> {}
            default -> object(type, field.getSelectionSet(), value, path);
        }
    }

    private static FieldDefinition definition(String type, Field field) {
        return SCHEMA.getTypeOrNull(type, ObjectTypeDefinition.class).getFieldDefinitions().stream()
                .filter(definition -> definition.getName().equals(field.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + "." + field.getName()));
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
