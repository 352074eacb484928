package dev.lightbox.xray.site.graphql.internal.engine;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The scalar {@code String} without what no database keeps as it is: the character NUL, and halves of surrogate pairs.
 * Refused here, before anything runs, they get the same words on every database.
 */
final class TextScalar implements Coercing<Object, Object> {
    static final GraphQLScalarType TYPE = GraphQLScalarType.newScalar(Scalars.GraphQLString)
            .coercing(new TextScalar())
            .build();

    @SuppressWarnings("unchecked") // It is declared with wildcards and works on texts.
    private static final Coercing<Object, Object> STRING =
            (Coercing<Object, Object>) Scalars.GraphQLString.getCoercing();

    @Override
    public @Nullable Object serialize(Object value, GraphQLContext context, Locale locale) {
        return STRING.serialize(value, context, locale);
    }

    @Override
    public @Nullable Object parseValue(Object value, GraphQLContext context, Locale locale) {
        Object text = STRING.parseValue(value, context, locale);
        if (text instanceof String checked && (checked.indexOf('\0') >= 0 || isBroken(checked))) {
            throw new CoercingParseValueException(refusal(checked));
        }
        return text;
    }

    @Override
    public @Nullable Object parseLiteral(
            Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        Object text = STRING.parseLiteral(literal, variables, context, locale);
        if (text instanceof String checked && (checked.indexOf('\0') >= 0 || isBroken(checked))) {
            throw new CoercingParseLiteralException(refusal(checked));
        }
        return text;
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
        return STRING.valueToLiteral(value, context, locale);
    }

    private static String refusal(String text) {
        return text.indexOf('\0') >= 0
                ? "A text holds the character NUL, which cannot be kept"
                : "A text holds half of a surrogate pair, which cannot be kept";
    }

    /** Whether the text holds half of a surrogate pair. */
    static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (Character.isHighSurrogate(at)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(at)) {
                return true;
            }
        }
        return false;
    }
}
