package dev.lightbox.xray.client;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What one root field brought.
 *
 * @param value the field's value; a null or missing node when it failed or there is nothing
 * @param errors those of this field, with paths that start at the field's own name, and those of the whole request
 */
public record FieldAnswer(JsonNode value, List<GraphQlError> errors) {
    static final FieldAnswer NOTHING = new FieldAnswer(MissingNode.getInstance(), List.of());

    public FieldAnswer {
        errors = List.copyOf(errors);
    }
}
