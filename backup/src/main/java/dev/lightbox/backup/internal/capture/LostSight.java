package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.CaptureRequest;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.xray.client.FieldRequest.Variable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the projects that the key's user cannot see, or cannot see any more. The API lists no projects and says of a hidden
 * one that there is nothing in it, so a permission that was withdrawn looks like an empty site. Two things give it away: a
 * project of an earlier snapshot that did not appear, and one that has less at the end than was read. Only those are asked
 * for by name; a run without suspicion costs no request.
 */
final class LostSight {
    private static final Selection SETTINGS =
            Selection.parse("Query", "{ getProjectSettings(projectIdOrKey: $project) { projectId } }");

    private final SiteReader site;
    private final Harvest harvest;

    LostSight(SiteReader site, Harvest harvest) {
        this.site = site;
        this.harvest = harvest;
    }

    /** The projects of {@code earlier} that {@code request} calls gone, and that are. */
    Map<String, String> gone(Map<String, String> earlier, CaptureRequest request) {
        Map<String, String> gone = new TreeMap<>(earlier);
        gone.keySet().removeAll(harvest.projects().keySet());
        gone.entrySet().removeIf(project -> !names(request.goneProjects(), project));
        return gone;
    }

    private static boolean names(Set<String> named, Map.Entry<String, String> project) {
        return named.contains(project.getKey()) || named.contains(project.getValue());
    }

    /**
     * Names every project that is lost from sight.
     *
     * @param expected keys by ids of projects that must be there, because earlier snapshots hold them
     * @param shrunk ids of projects that have less now than was read of them
     */
    void find(Map<String, String> expected, Collection<String> shrunk) {
        Map<String, String> suspects = new TreeMap<>(expected);
        suspects.keySet().removeAll(harvest.projects().keySet());
        shrunk.forEach(id -> suspects.put(id, harvest.projects().getOrDefault(id, id)));
        List<Map.Entry<String, String>> projects = List.copyOf(suspects.entrySet());
        List<Ask> asks = projects.stream()
                .map(project -> new Ask(SETTINGS, Map.of("project", new Variable("String", project.getKey()))))
                .toList();
        site.ask(asks, (place, answer) -> {
            String id = projects.get(place).getKey();
            String key = projects.get(place).getValue();
            if (!answer.value().path("projectId").asString("").equals(id)) {
                harvest.lost(id, key, reason(id, key));
            }
        });
    }

    /** Nothing was read and no earlier snapshot is complete: nobody can tell a new site from a user without permissions. */
    void nothing() {
        harvest.gap(
                ItemKind.PROJECT,
                "",
                "any",
                "Nothing of the site was visible to " + harvest.account()
                        + ". A new site is empty; a site looks just as empty to a user who may not browse its projects.");
    }

    private String reason(String id, String key) {
        String before = harvest.projects().containsKey(id)
                ? "; a part of it was read before that."
                : "; an earlier snapshot holds it, this one does not.";
        return "Project " + key + " (" + id + ") cannot be seen by " + harvest.account()
                + " any more: the permission to browse it was withdrawn, or it was deleted or archived" + before;
    }
}
