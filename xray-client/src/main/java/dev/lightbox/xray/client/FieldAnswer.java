package dev.lightbox.xray.client;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What one root field brought.
 *
 * @param value the field's value; a JSON null when it failed or there is nothing
 * @param errors those of this field, with paths that start at the field's own name, and those of the whole request
 */
public record FieldAnswer(JsonNode value, List<GraphQlError> errors) {
    public FieldAnswer {
        errors = List.copyOf(errors);
    }
}
