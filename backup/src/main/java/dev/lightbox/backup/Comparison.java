package dev.lightbox.backup;

import dev.lightbox.backup.ComparisonReport.Tally;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.backup.internal.compare.JsonDiff;
import dev.lightbox.backup.internal.compare.Translation;
import dev.lightbox.backup.internal.content.SnapshotPaths;
import dev.lightbox.backup.internal.content.SnapshotPaths.Place;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.repository.SnapshotEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Compares two snapshots item by item and field by field. Contents are read one pair at a time; in memory are the places
 * of both snapshots' items. The result depends on the snapshots alone.
 *
 * <p>With an {@link IdMap} the first snapshot is the original and the second one that of the site it was restored into:
 * ids are translated, files are compared by content, and what a restore cannot bring back is counted apart.
 */
public final class Comparison {
    private final Snapshot a;
    private final Snapshot b;
    private final IdMap ids;
    private final Translation before;
    private final Translation after;
    private final List<Change> real = new ArrayList<>();
    private final List<Change> inherent = new ArrayList<>();
    private final Map<ItemKind, Tally> tallies = new EnumMap<>(ItemKind.class);
    private final Map<NotRestorable, Long> notRestorable = new EnumMap<>(NotRestorable.class);

    private Comparison(Snapshot a, Snapshot b, IdMap ids) {
        this.a = a;
        this.b = b;
        this.ids = ids;
        // On one site a file's id says which file it is; its content is compared as an item of its own.
        this.before = new Translation(ids, ids.isIdentity() ? Map.of() : hashes(a));
        this.after = new Translation(IdMap.IDENTITY, ids.isIdentity() ? Map.of() : hashes(b));
    }

    /** Compares {@code a}, whose ids {@code map} translates, with {@code b}. */
    public static ComparisonReport of(Snapshot a, Snapshot b, IdMap map) {
        return new Comparison(a, b, map).report();
    }

    private ComparisonReport report() {
        Map<String, Located> others = new TreeMap<>();
        try (Stream<SnapshotEntry> entries = b.entries()) {
            entries.flatMap(Comparison::located).forEach(item -> others.put(keyInB(item), item));
        }
        Map<String, Located> files = new HashMap<>(others);
        try (Stream<SnapshotEntry> entries = a.entries()) {
            entries.flatMap(Comparison::located).forEach(item -> compare(item, others, files));
        }
        others.values().forEach(item -> add(new Change.Added(item(b, item))));
        List<Change> changes = new ArrayList<>(real);
        changes.addAll(inherent);
        return new ComparisonReport(
                changes.subList(0, Math.min(changes.size(), ComparisonReport.CHANGES_KEPT)), tallies, notRestorable);
    }

    /** An entry and what lies there. */
    private record Located(SnapshotEntry entry, Place place) {}

    private static Stream<Located> located(SnapshotEntry entry) {
        return SnapshotPaths.parse(entry.path())
                .filter(place -> place.kind() != ItemKind.ATTACHMENT || place.bytes())
                .map(place -> new Located(entry, place))
                .stream();
    }

    private static Map<String, String> hashes(Snapshot snapshot) {
        Map<String, String> hashes = new HashMap<>();
        try (Stream<SnapshotEntry> entries = snapshot.entries("attachments/")) {
            entries.flatMap(Comparison::located)
                    .forEach(file ->
                            hashes.put(file.place.id(), file.entry.contentHash().toString()));
        }
        return hashes;
    }

    private String keyInB(Located item) {
        return key(item, item.place.projectId(), item.place.parentId(), item.place.id());
    }

    /** Where the item of {@code a} should be in {@code b}; empty when it was not restored. */
    private Optional<String> keyOfA(Located item) {
        Place place = item.place;
        return switch (place.kind()) {
            case SITE, ATTACHMENT -> Optional.of(key(item, "", "", place.id()));
            case PROJECT, FOLDERS ->
                ids.find(IdMap.Type.PROJECT, place.projectId()).map(id -> key(item, id, "", id));
            case TEST, PRECONDITION, TEST_SET, TEST_PLAN, TEST_EXECUTION ->
                ids.find(IdMap.Type.ISSUE, place.id()).map(id -> key(item, project(place), "", id));
            case TEST_RUN ->
                ids.find(IdMap.Type.TEST_RUN, place.id())
                        .map(id -> key(item, project(place), ids.translate(IdMap.Type.ISSUE, place.parentId()), id));
        };
    }

    private String project(Place place) {
        return ids.translate(IdMap.Type.PROJECT, place.projectId());
    }

    /** Items that stand for the same thing have the same key; restored files are known by their content. */
    private String key(Located item, String project, String parent, String id) {
        boolean byContent = item.place.kind() == ItemKind.ATTACHMENT && !ids.isIdentity();
        return item.place.kind().folder() + "/" + project + "/" + parent + "/"
                + (byContent ? item.entry.contentHash().toString() : id);
    }

    private void compare(Located item, Map<String, Located> others, Map<String, Located> all) {
        Optional<String> key = keyOfA(item);
        Optional<Located> other = key.map(all::get);
        key.ifPresent(others::remove);
        if (other.isEmpty()) {
            add(new Change.Removed(item(a, item)));
            return;
        }
        List<Change.Difference> differences = differences(item, other.get());
        if (differences.isEmpty()) {
            tally(item.place.kind(), new Tally(0, 0, 0, 0, 1));
        } else {
            add(new Change.Modified(item(a, item), item(b, other.get()), differences));
        }
    }

    private List<Change.Difference> differences(Located left, Located right) {
        if (left.entry.contentHash().equals(right.entry.contentHash()) && ids.isIdentity()) {
            return List.of();
        }
        if (left.place.bytes()) {
            return left.entry.contentHash().equals(right.entry.contentHash())
                    ? List.of()
                    : List.of(new Change.Difference(
                            "content",
                            Optional.of(left.entry.contentHash().toString()),
                            Optional.of(right.entry.contentHash().toString()),
                            Optional.empty()));
        }
        ItemKind kind = left.place.kind();
        JsonNode mine = before.of(kind, CanonicalJson.parse(a.read(left.entry)));
        JsonNode theirs = after.of(kind, CanonicalJson.parse(b.read(right.entry)));
        return JsonDiff.of(mine, theirs).stream()
                .map(place -> new Change.Difference(
                        place.path(),
                        place.before(),
                        place.after(),
                        ids.isIdentity() ? Optional.empty() : NotRestorable.of(kind, place.path())))
                .toList();
    }

    private void add(Change change) {
        ItemKind kind = change.item().kind();
        tally(
                kind,
                switch (change) {
                    case Change.Added _ -> new Tally(1, 0, 0, 0, 0);
                    case Change.Removed _ -> new Tally(0, 1, 0, 0, 0);
                    case Change.Modified modified ->
                        modified.onlyInherent() ? new Tally(0, 0, 0, 1, 0) : new Tally(0, 0, 1, 0, 0);
                });
        if (change instanceof Change.Modified modified) {
            modified.differences()
                    .forEach(difference ->
                            difference.inherent().ifPresent(row -> notRestorable.merge(row, 1L, Long::sum)));
        }
        List<Change> list = change.isReal() ? real : inherent;
        if (list.size() < ComparisonReport.CHANGES_KEPT) {
            list.add(change);
        }
    }

    private void tally(ItemKind kind, Tally one) {
        tallies.merge(kind, one, Tally::plus);
    }

    private static Change.Item item(Snapshot snapshot, Located located) {
        Place place = located.place;
        String label = place.id();
        if (!place.bytes() && place.parentId().isEmpty()) {
            JsonNode json = CanonicalJson.parse(snapshot.read(located.entry));
            label = json.path("jira").path("key").asString(json.path("key").asString(place.id()));
        }
        return new Change.Item(place.kind(), place.projectId(), place.id(), located.entry.path(), label);
    }
}
