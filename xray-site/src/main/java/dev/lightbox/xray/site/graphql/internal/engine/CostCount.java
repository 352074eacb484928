package dev.lightbox.xray.site.graphql.internal.engine;

import dev.lightbox.xray.api.GraphQlLimits;
import dev.lightbox.xray.api.RequestCost;
import dev.lightbox.xray.site.SiteRefusal;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a valid operation may cost, before anything of it runs, by the rule of {@link GraphQlLimits}. Directives
 * are not evaluated: what may be skipped counts. Introspection is free; the engine bounds it by itself. One use only.
 */
final class CostCount {
    /** Bounds the work of counting itself: fragments that spread fragments multiply. */
    private static final int MAX_FIELDS = 20_000;

    private final GraphQLSchema schema;
    private final Map<String, Object> variables;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Value<?>> defaults = new HashMap<>();
    private int fields;

    CostCount(GraphQLSchema schema, Document document, OperationDefinition operation, Map<String, Object> variables) {
        this.schema = schema;
        this.variables = variables;
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            if (variable.getDefaultValue() != null) {
                defaults.put(variable.getName(), variable.getDefaultValue());
            }
        }
    }

    /**
     * The cost of the operation.
     *
     * @throws SiteRefusal when a limit is out of range, or the operation too deep or too large to be counted
     */
    RequestCost of(OperationDefinition operation) {
        GraphQLObjectType root = operation.getOperation() == OperationDefinition.Operation.MUTATION
                ? schema.getMutationType()
                : schema.getQueryType();
        return selected(root, operation.getSelectionSet(), 1);
    }

    private RequestCost selected(GraphQLObjectType type, @Nullable SelectionSet selections, int depth) {
        if (selections == null) {
            return RequestCost.NOTHING;
        }
        if (depth > GraphQlLimits.MAX_DEPTH) {
            throw SiteRefusal.badRequest("The request nests fields deeper than " + GraphQlLimits.MAX_DEPTH + " levels");
        }
        RequestCost sum = RequestCost.NOTHING;
        for (Selection<?> selection : selections.getSelections()) {
            sum = sum.plus(
                    switch (selection) {
                        case Field field -> field(type, field, depth);
                        case InlineFragment fragment -> selected(type, fragment.getSelectionSet(), depth);
                        case FragmentSpread spread ->
                            selected(type, fragment(spread).getSelectionSet(), depth);
                        default -> RequestCost.NOTHING;
                    });
        }
        return sum;
    }

    /** A valid document spreads only what it defines. */
    private FragmentDefinition fragment(FragmentSpread spread) {
        return Objects.requireNonNull(fragments.get(spread.getName()));
    }

    private RequestCost field(GraphQLObjectType parent, Field field, int depth) {
        if (++fields > MAX_FIELDS) {
            throw SiteRefusal.badRequest("The request selects more than " + MAX_FIELDS + " fields");
        }
        if (field.getName().startsWith("__")) {
            return RequestCost.NOTHING;
        }
        GraphQLFieldDefinition definition = parent.getFieldDefinition(field.getName());
        RequestCost inside = GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLObjectType type
                ? selected(type, field.getSelectionSet(), depth + 1)
                : RequestCost.NOTHING;
        if (definition.getArgument("limit") != null) {
            checkStart(field);
            int limit = limit(field);
            return inside.items() == 0 && isIterationsOfARun(parent, definition)
                    ? RequestCost.fetch(inside)
                    : RequestCost.page(limit, inside);
        }
        return depth == 1 || counts(parent, definition) ? RequestCost.fetch(inside) : inside;
    }

    /**
     * Iterations come with their run and count no items: a widely used client (the plugin for Cypress, when it uploads
     * evidence apart) asks for 100 iterations of each of 100 runs.
     */
    private static boolean isIterationsOfARun(GraphQLObjectType parent, GraphQLFieldDefinition field) {
        return parent.getName().equals("TestRun") && field.getName().equals("iterations");
    }

    /** Whether a nested field does; every root field does. */
    private static boolean counts(GraphQLObjectType parent, GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type
                && GraphQlLimits.needsFetch(parent.getName(), type.getName());
    }

    /** The limit; what is no number is counted as the largest, since the engine refuses it when it reads the variables. */
    private int limit(Field field) {
        Long limit = number(field, "limit");
        if (limit == null) {
            return GraphQlLimits.MAX_PAGE;
        }
        if (limit < 1 || limit > GraphQlLimits.MAX_PAGE) {
            throw SiteRefusal.badRequest("Field \"" + field.getName() + "\" has limit " + limit
                    + "; a limit is a number from 1 to " + GraphQlLimits.MAX_PAGE);
        }
        return limit.intValue();
    }

    private void checkStart(Field field) {
        Long start = number(field, "start");
        if (start != null && start < 0) {
            throw SiteRefusal.badRequest(
                    "Field \"" + field.getName() + "\" has start " + start + "; a start is a number from 0");
        }
    }

    private @Nullable Long number(Field field, String name) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(name)) {
                return number(argument.getValue());
            }
        }
        return null;
    }

    private @Nullable Long number(@Nullable Value<?> value) {
        return switch (value) {
            case IntValue number -> number.getValue().longValue();
            case VariableReference reference
            when variables.containsKey(reference.getName()) ->
                variables.get(reference.getName()) instanceof Number number ? number.longValue() : null;
            case VariableReference reference -> number(defaults.get(reference.getName()));
            case null, default -> null;
        };
    }
}
