package dev.lightbox.xray.site.graphql.internal.engine;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scalar {@code JSON}: lists and maps pass through; as input it may be an inline literal, also with variables in it. */
final class JsonScalar implements Coercing<Object, Object> {
    static final GraphQLScalarType TYPE = GraphQLScalarType.newScalar()
            .name("JSON")
            .coercing(new JsonScalar())
            .build();

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return read(literal, variables);
    }

    private static @Nullable Object read(Value<?> literal, CoercedVariables variables) {
        return switch (literal) {
            case NullValue _ -> null;
            case StringValue text -> text.getValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue flag -> flag.isValue();
            case EnumValue word -> word.getName();
            case VariableReference variable -> variables.get(variable.getName());
            case ArrayValue array -> list(array, variables);
            case ObjectValue object -> map(object, variables);
            default -> throw new CoercingParseLiteralException("Not a JSON value: " + literal);
        };
    }

    private static List<@Nullable Object> list(ArrayValue array, CoercedVariables variables) {
        List<@Nullable Object> list = new ArrayList<>();
        for (Value<?> value : array.getValues()) {
            list.add(read(value, variables));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(ObjectValue object, CoercedVariables variables) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
            map.put(field.getName(), read(field.getValue(), variables));
        }
        return map;
    }
}
