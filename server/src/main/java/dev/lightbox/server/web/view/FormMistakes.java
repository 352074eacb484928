package dev.lightbox.server.web.view;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.kernel.RefusedInput.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a form was refused.
 *
 * @param atFields the sentences that stand beneath each field, by its name, in the order of the form
 * @param above those that belong to no field of the form
 */
public record FormMistakes(Map<String, List<String>> atFields, List<String> above) {
    /** The form was not refused. */
    public static final FormMistakes NONE = new FormMistakes(Map.of(), List.of());

    /**
     * A field has the name of the member of the input that it fills, or of its last part: {@code eu} is {@code hosts.eu}.
     *
     * @param fields the names of the form's fields, in their order
     */
    public static FormMistakes of(LightboxException refused, Set<String> fields) {
        Map<String, List<String>> found = new TreeMap<>();
        List<String> above = new ArrayList<>();
        for (Mistake mistake : RefusedInput.mistakesOf(refused)) {
            String field = mistake.member().substring(mistake.member().lastIndexOf('.') + 1);
            List<String> place = fields.contains(field) ? found.computeIfAbsent(field, _ -> new ArrayList<>()) : above;
            place.addAll(Words.brief(mistake.words()).lines().toList());
        }
        Map<String, List<String>> inOrder = new LinkedHashMap<>();
        fields.stream().filter(found::containsKey).forEach(field -> inOrder.put(field, found.get(field)));
        return new FormMistakes(inOrder, above);
    }

    public boolean any() {
        return !atFields.isEmpty() || !above.isEmpty();
    }

    /** Whether one of these fields is wrong. */
    public boolean in(String... fields) {
        return List.of(fields).stream().anyMatch(atFields::containsKey);
    }

    /** What stands beneath a field; empty when nothing is wrong with it. */
    public List<String> of(String field) {
        return atFields.getOrDefault(field, List.of());
    }

    /** The style of a field: that of one to put right, or none. */
    public String mark(String field) {
        return in(field) ? "is-invalid" : "";
    }

    /** Whether the page opens with the cursor in a field: in the first one that is wrong, else as {@code usually}. */
    public boolean focuses(String field, boolean usually) {
        return atFields.isEmpty()
                ? usually
                : atFields.keySet().iterator().next().equals(field);
    }

    /** The ids of the texts that describe a field: the mistake before its hint. Null when there are none. */
    public @Nullable String describes(String field, boolean hint) {
        String mistake = in(field) ? field + "-mistake" : "";
        String ids = (mistake + (hint ? " " + field + "-hint" : "")).strip();
        return ids.isEmpty() ? null : ids;
    }
}
