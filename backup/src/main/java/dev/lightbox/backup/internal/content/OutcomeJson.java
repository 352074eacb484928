package dev.lightbox.backup.internal.content;

import dev.lightbox.backup.Gap;
import dev.lightbox.backup.ItemCounts;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Counts and gaps as JSON, the same in the history of runs and in a snapshot. */
public final class OutcomeJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OutcomeJson() {}

    /** {@code {"10001": {"tests": 5}}} */
    public static ObjectNode of(ItemCounts counts) {
        ObjectNode projects = JSON.objectNode();
        counts.byProject().forEach((project, kinds) -> {
            ObjectNode members = projects.putObject(project);
            kinds.forEach((kind, count) -> members.put(kind.folder(), count));
        });
        return projects;
    }

    /** An array with one object for each gap. */
    public static ArrayNode of(List<Gap> gaps) {
        ArrayNode array = JSON.arrayNode();
        for (Gap gap : gaps) {
            array.addObject()
                    .put("kind", gap.kind().folder())
                    .put("projectId", gap.projectId())
                    .put("id", gap.id())
                    .put("reason", gap.reason());
        }
        return array;
    }

    /** Reads back what {@link #of(ItemCounts)} wrote; kinds of a newer Lightbox are left out. */
    public static ItemCounts counts(JsonNode projects) {
        ItemCounts.Builder counts = new ItemCounts.Builder();
        projects.properties()
                .forEach(project -> project.getValue()
                        .properties()
                        .forEach(kind -> ItemKind.ofFolder(kind.getKey())
                                .ifPresent(known -> counts.add(
                                        project.getKey(), known, kind.getValue().asLong()))));
        return counts.build();
    }

    /** Reads back what {@link #of(List)} wrote. */
    public static List<Gap> gaps(JsonNode array) {
        List<Gap> gaps = new ArrayList<>();
        for (JsonNode gap : array) {
            gaps.add(new Gap(
                    ItemKind.ofFolder(gap.path("kind").asString("")).orElse(ItemKind.SITE),
                    gap.path("projectId").asString(""),
                    gap.path("id").asString(""),
                    gap.path("reason").asString("")));
        }
        return gaps;
    }

    /** Parses text that this class wrote. */
    public static JsonNode parse(String text) {
        return CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
