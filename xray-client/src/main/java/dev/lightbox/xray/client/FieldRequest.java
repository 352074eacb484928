package dev.lightbox.xray.client;

import dev.lightbox.xray.api.RequestCost;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One root field of a GraphQL request, to be sent together with others. Build the text from constants and pass data as
 * variables.
 *
 * @param text the field as in a document, without alias: {@code getTests(jql: $jql, limit: 100, start: $start) { total }}
 * @param variables the variables that the text uses, by name without {@code $}
 * @param cost what it counts towards the limits of one request, by the site's own rule
 */
public record FieldRequest(String text, Map<String, Variable> variables, RequestCost cost) {
    /** A value with its GraphQL type ({@code Int!}, {@code [String]}): null, text, number, boolean, list or map. */
    public record Variable(String type, @Nullable Object value) {}

    public FieldRequest {
        variables = Map.copyOf(variables);
        if (cost.refusal().isPresent()) {
            throw new IllegalArgumentException(
                    "No request can hold this field: " + cost.refusal().get() + " Field: " + text);
        }
    }

    /** The field's name: what the text starts with. */
    public String name() {
        int end = 0;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
