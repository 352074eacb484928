package dev.lightbox.server.web.pages;

import dev.lightbox.backup.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a snapshot says about itself ({@code docs/format/snapshot-content-v1.md}), as far as a page shows it. Whatever is
 * missing in the document is empty here: an older or newer snapshot is shown with less, not refused.
 *
 * @param site the address that was captured
 * @param state how complete it is, as a code
 * @param projects keys of the captured projects by their ids
 * @param gaps the first of them; {@code gapCount} tells how many there are
 * @param notReachable what no capture can hold, with the reason
 */
public record SnapshotFacts(
        String site,
        String state,
        Map<String, String> projects,
        List<KindCount> counts,
        List<Missing> gaps,
        long gapCount,
        List<Missing> notReachable) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How many items of one kind were captured, and how many the site said that it has. */
    public record KindCount(String kind, String label, long captured, long onSite) {
        /** Whether the site has more than was captured. */
        public boolean lacks() {
            return captured < onSite;
        }
    }

    /** Something that is not in the snapshot, and why. */
    public record Missing(String what, String reason) {}

    static SnapshotFacts parse(String info) {
        JsonNode facts;
        try {
            facts = JSON.readTree(info);
        } catch (JacksonException unreadable) {
            facts = JSON.createObjectNode();
        }
        return new SnapshotFacts(
                facts.path("site").path("baseUrl").asString(""),
                facts.path("state").asString(""),
                texts(facts.path("projects")),
                counts(facts.path("counts"), facts.path("siteTotals")),
                gaps(facts.path("gaps")),
                facts.path("gapCount").asLong(0),
                notReachable(facts.path("notReachable")));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asString("")));
        return texts;
    }

    private static List<KindCount> counts(JsonNode captured, JsonNode onSite) {
        List<KindCount> counts = new ArrayList<>();
        for (ItemKind kind : ItemKind.values()) {
            long here = sum(captured, kind);
            long there = sum(onSite, kind);
            if (here + there > 0) {
                counts.add(new KindCount(kind.folder(), kind.label(), here, there));
            }
        }
        return counts;
    }

    private static long sum(JsonNode byProject, ItemKind kind) {
        return byProject.values().stream()
                .mapToLong(project -> project.path(kind.folder()).asLong(0))
                .sum();
    }

    private static List<Missing> gaps(JsonNode gaps) {
        return gaps.values().stream()
                .map(gap -> new Missing(
                        (gap.path("kind").asString("") + " " + gap.path("id").asString("")).strip(),
                        gap.path("reason").asString("")))
                .toList();
    }

    private static List<Missing> notReachable(JsonNode items) {
        return items.values().stream()
                .map(item -> new Missing(
                        item.path("what").asString(""), item.path("reason").asString("")))
                .toList();
    }
}
