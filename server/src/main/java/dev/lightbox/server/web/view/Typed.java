package dev.lightbox.server.web.view;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a person typed into a form that was refused, so that the form shows it again. Travels through the session, so it
 * never holds a secret.
 *
 * @param action where the form was sent to; empty when no form was refused
 * @param fields the values of each field, by its name
 * @param wrong the name of the first field to put right; empty when the refusal names none
 */
public record Typed(String action, Map<String, List<String>> fields, String wrong) implements Serializable {
    /** The attribute's name in a controller's model. */
    public static final String NAME = "typed";

    static final Typed NOTHING = new Typed("", Map.of(), "");

    /** Whether it is the form that is sent to {@code action} and whose hidden {@code field} has this value. */
    boolean isOf(String action, String field, String value) {
        return this.action.equals(action) && (field.isEmpty() || or(field, "").equals(value));
    }

    /** Whether this form was refused. */
    public boolean refused() {
        return !action.isEmpty();
    }

    /** What was typed into a field; {@code current} when the form was not refused. */
    public String or(String field, String current) {
        if (!refused()) {
            return current;
        }
        List<String> values = fields.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether a choice was made, or a box ticked; {@code current} when the form was not refused. */
    public boolean chose(String field, String choice, boolean current) {
        return refused() ? fields.getOrDefault(field, List.of()).contains(choice) : current;
    }

    /** Whether this field is the one to put right. */
    public boolean isWrong(String field) {
        return refused() && wrong.equals(field);
    }

    /** The style of a field: that of one to put right, or none. */
    public String mark(String field) {
        return isWrong(field) ? "is-invalid" : "";
    }
}
