package dev.lightbox.backup.internal.content;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.repository.SnapshotEntry;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the items of a snapshot, one after the other. */
public record SnapshotItems(Snapshot snapshot) {

    /** An item and its document. */
    public record Item(SnapshotPaths.Place place, JsonNode json) {

        /** Its key, or its id when it has none. */
        public String label() {
            return json.path("jira").path("key").asString(place.id());
        }

        /** What its issue is called. */
        public String summary() {
            return json.path("jira").path("summary").asString("");
        }
    }

    /** All items of a kind in a project, by path. The stream must be closed. */
    public Stream<Item> of(ItemKind kind, String projectId) {
        return snapshot.entries("projects/" + projectId + "/" + kind.folder() + "/")
                .flatMap(
                        entry -> SnapshotPaths.parse(entry.path()).map(place -> new Item(place, read(entry))).stream());
    }

    /** The runs of one execution. The stream must be closed. */
    public Stream<Item> runs(String projectId, String executionId) {
        return snapshot.entries("projects/" + projectId + "/" + ItemKind.TEST_RUN.folder() + "/" + executionId + "/")
                .flatMap(
                        entry -> SnapshotPaths.parse(entry.path()).map(place -> new Item(place, read(entry))).stream());
    }

    /** One document. */
    public Optional<JsonNode> document(String path) {
        return snapshot.find(path).map(this::read);
    }

    /** The content of a file; empty when the capture could not fetch it. */
    public Optional<byte[]> file(String id) {
        return snapshot.find(SnapshotPaths.attachment(id)).map(snapshot::read);
    }

    /** How long a file is; empty when the snapshot does not hold it. */
    public Optional<Long> fileSize(String id) {
        return snapshot.find(SnapshotPaths.attachment(id)).map(SnapshotEntry::size);
    }

    private JsonNode read(SnapshotEntry entry) {
        return CanonicalJson.parse(snapshot.read(entry));
    }
}
