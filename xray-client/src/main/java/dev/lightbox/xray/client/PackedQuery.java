package dev.lightbox.xray.client;

import dev.lightbox.xray.api.RequestCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One document that carries several fields under aliases, and the way back from its answer to them.
 *
 * @param document the GraphQL text
 * @param variables its variables, renamed so that no two fields share one
 * @param positions where each field stood in the list that was packed, in the document's order
 * @param fields the fields themselves, in the document's order
 */
public record PackedQuery(
        String document, Map<String, Object> variables, List<Integer> positions, List<FieldRequest> fields) {
    public PackedQuery {
        positions = List.copyOf(positions);
        fields = List.copyOf(fields);
    }

    /** What the whole document costs. */
    public RequestCost cost() {
        return fields.stream().map(FieldRequest::cost).reduce(RequestCost.NOTHING, RequestCost::plus);
    }

    /** The answer field by field, in the order of {@link #fields}. */
    public List<FieldAnswer> split(GraphQlAnswer answer) {
        List<FieldAnswer> split = new ArrayList<>(fields.size());
        for (int place = 0; place < fields.size(); place++) {
            String alias = alias(place);
            String name = fields.get(place).name();
            split.add(new FieldAnswer(
                    answer.data().path(alias),
                    answer.errors().stream()
                            .filter(error -> error.path().isEmpty()
                                    || error.path().getFirst().equals(alias))
                            .map(error -> underOwnName(error, name))
                            .toList()));
        }
        return split;
    }

    static String alias(int place) {
        return "f" + place;
    }

    private static GraphQlError underOwnName(GraphQlError error, String name) {
        if (error.path().isEmpty()) {
            return error;
        }
        List<String> path = new ArrayList<>(error.path());
        path.set(0, name);
        return new GraphQlError(error.message(), path);
    }
}
