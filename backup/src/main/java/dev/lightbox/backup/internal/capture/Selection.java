package dev.lightbox.backup.internal.capture;

import dev.lightbox.xray.api.GraphQlLimits;
import dev.lightbox.xray.api.RequestCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is selected on a type of the GraphQL schema: a tree that knows its cost and can lose fields which a site refuses.
 *
 * @param type the type that the fields are selected on
 */
public record Selection(String type, List<Field> fields) {
    private static final Set<String> ROOTS = Set.of("Query", "Mutation");

    public Selection {
        fields = List.copyOf(fields);
    }

    /**
     * One selected field.
     *
     * @param arguments what stands in the parentheses, or empty
     * @param limit the page size among the arguments; 0 when it is no page
     * @param inner what is selected on its value; without fields for a scalar
     */
    public record Field(String name, String arguments, int limit, Selection inner) {
        private String text() {
            String call = arguments.isEmpty() ? name : name + "(" + arguments + ")";
            return inner.fields.isEmpty() ? call : call + " " + inner.text();
        }

        private RequestCost cost(String parentType) {
            RequestCost selected = inner.cost();
            if (limit > 0) {
                return RequestCost.page(limit, selected);
            }
            boolean fetched = ROOTS.contains(parentType)
                    || !inner.fields.isEmpty() && GraphQlLimits.needsFetch(parentType, inner.type);
            return fetched ? RequestCost.fetch(selected) : selected;
        }
    }

    /**
     * Reads a selection as a GraphQL document would write it, with braces around it. Arguments hold no parentheses.
     *
     * @throws IllegalArgumentException when a field is not in the schema or the text is not a selection
     */
    public static Selection parse(String type, String text) {
        return new SelectionReader(SchemaTypes.XRAY, text).read(type);
    }

    /** The selection in braces, as it stands in a document. */
    public String text() {
        return fields.stream().map(Field::text).collect(Collectors.joining(" ", "{ ", " }"));
    }

    /** What the fields cost together. */
    public RequestCost cost() {
        return fields.stream().map(field -> field.cost(type)).reduce(RequestCost.NOTHING, RequestCost::plus);
    }

    /**
     * The type that the field at the end of a path belongs to; empty when nothing of the kind is selected.
     *
     * @param path field names from the root on
     */
    Optional<String> ownerOf(List<String> path) {
        for (Field field : fields) {
            if (field.name.equals(path.getFirst())) {
                return path.size() == 1 ? Optional.of(type) : field.inner.ownerOf(path.subList(1, path.size()));
            }
        }
        return Optional.empty();
    }

    /** The same without one field of a type, wherever it stands; a field whose last inner field goes, goes too. */
    Selection without(String owner, String name) {
        List<Field> kept = new ArrayList<>();
        for (Field field : fields) {
            if (type.equals(owner) && field.name.equals(name)) {
                continue;
            }
            Selection inner = field.inner.without(owner, name);
            if (field.inner.fields.isEmpty() || !inner.fields.isEmpty()) {
                kept.add(new Field(field.name, field.arguments, field.limit, inner));
            }
        }
        return new Selection(type, kept);
    }
}
