package dev.lightbox.backup.internal.capture;

import dev.lightbox.xray.client.FieldRequest;
import java.util.Map;

/**
 * One root field to be asked for, with its variables.
 *
 * @param selection a selection on {@code Query} that holds exactly one field
 */
record Ask(Selection selection, Map<String, FieldRequest.Variable> variables) {
    Ask {
        variables = Map.copyOf(variables);
        if (selection.fields().size() != 1) {
            throw new IllegalArgumentException("One root field at a time, not " + selection.fields());
        }
    }

    /** The request as the client sends it. */
    FieldRequest request() {
        String braces = selection.text();
        return new FieldRequest(braces.substring(1, braces.length() - 1).strip(), variables, selection.cost());
    }
}
