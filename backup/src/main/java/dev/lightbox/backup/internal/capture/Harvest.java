package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.Gap;
import dev.lightbox.backup.ItemCounts;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.repository.SnapshotEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a capture has so far. Holds ids and places, never content. Not thread-safe. */
final class Harvest {
    /** An execution and how many runs it has to give. */
    record Execution(String id, String projectId, long runs) {}

    /** A file to fetch, and the first item that refers to it. */
    record WantedFile(AttachmentRef ref, String projectId) {}

    private final Map<String, SnapshotEntry> entries = new LinkedHashMap<>();
    private final Map<ItemKind, Map<String, String>> projectOf = new EnumMap<>(ItemKind.class);
    private final Map<String, String> projects = new TreeMap<>();
    private final List<Execution> executions = new ArrayList<>();
    private final Map<String, WantedFile> files = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, String> lost = new TreeMap<>();
    private String account = "the key's user";

    /** Takes an item; one that came before (pages may overlap) is replaced and counted once. */
    void add(StoredItem item) {
        boolean first = projectOf
                        .computeIfAbsent(item.kind(), _ -> new LinkedHashMap<>())
                        .put(item.id(), item.projectId())
                == null;
        entries.put(item.entry().path(), item.entry());
        if (!item.issueKey().isEmpty()) {
            projects.put(
                    item.projectId(),
                    item.issueKey().substring(0, item.issueKey().lastIndexOf('-')));
        }
        if (first && item.kind() == ItemKind.TEST_EXECUTION) {
            executions.add(new Execution(item.id(), item.projectId(), item.runs()));
        }
        item.attachments().forEach(ref -> files.putIfAbsent(ref.id(), new WantedFile(ref, item.projectId())));
    }

    /** Takes something that is no counted item. */
    void add(SnapshotEntry entry) {
        entries.put(entry.path(), entry);
    }

    void gap(ItemKind kind, String projectId, String id, String reason) {
        gaps.add(new Gap(kind, projectId, id, reason));
    }

    /** Makes it known in whose name the site is read. */
    void readAs(String accountId) {
        account = accountId.isEmpty() ? account : "account " + accountId;
    }

    /** In whose name the site is read, in words. */
    String account() {
        return account;
    }

    /** A project that the key's user cannot see any more. It stands before all other gaps: it explains them. */
    void lost(String projectId, String key, String reason) {
        gaps.add(lost.size(), new Gap(ItemKind.PROJECT, projectId, key, reason));
        lost.put(projectId, key);
    }

    /** Keys of the projects that were lost from sight, by their ids. */
    Map<String, String> lost() {
        return Collections.unmodifiableMap(lost);
    }

    /** The project of an item; empty when the item was not captured. */
    String projectOf(ItemKind kind, String id) {
        return projectOf.getOrDefault(kind, Map.of()).getOrDefault(id, "");
    }

    /** Makes a project known that may have no items. */
    void project(String id, String key) {
        projects.putIfAbsent(id, key);
    }

    /** Project ids and their keys, as the items' keys show them. */
    Map<String, String> projects() {
        return Collections.unmodifiableMap(projects);
    }

    List<Execution> executions() {
        return Collections.unmodifiableList(executions);
    }

    Collection<WantedFile> files() {
        return Collections.unmodifiableCollection(files.values());
    }

    Collection<SnapshotEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    List<Gap> gaps() {
        return Collections.unmodifiableList(gaps);
    }

    ItemCounts counts() {
        ItemCounts.Builder counts = new ItemCounts.Builder();
        projectOf.forEach((kind, items) -> items.values().forEach(project -> counts.add(project, kind, 1)));
        return counts.build();
    }
}
