package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.repository.BlobId;
import dev.lightbox.repository.Hash256;
import dev.lightbox.repository.SnapshotEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How the lines of a {@link CaptureJournal} are written and read. They hold ids, hashes and links, never content. */
final class JournalLines {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JournalLines() {}

    static String header(String identity, long startedAt) {
        return CanonicalJson.text(
                JSON.objectNode().put("version", 1).put("capture", identity).put("startedAt", startedAt));
    }

    static String page(String unit, CaptureJournal.Page page) {
        ObjectNode line = JSON.objectNode().put("unit", unit).put("total", page.total());
        ArrayNode items = line.putArray("items");
        page.items().forEach(item -> items.add(item(item)));
        return CanonicalJson.text(line);
    }

    static String file(String id, SnapshotEntry entry) {
        return CanonicalJson.text(JSON.objectNode().put("file", id).set("entry", entry(entry)));
    }

    private static ObjectNode item(StoredItem item) {
        ObjectNode node = JSON.objectNode()
                .put("kind", item.kind().folder())
                .put("project", item.projectId())
                .put("id", item.id())
                .put("key", item.issueKey())
                .put("runs", item.runs());
        node.set("entry", entry(item.entry()));
        ArrayNode attachments = node.putArray("attachments");
        item.attachments()
                .forEach(ref -> attachments
                        .addObject()
                        .put("id", ref.id())
                        .put("link", ref.link())
                        .put("jira", ref.storedInJira()));
        return node;
    }

    private static ObjectNode entry(SnapshotEntry entry) {
        return JSON.objectNode()
                .put("path", entry.path())
                .put("blob", entry.blob().toString())
                .put("size", entry.size())
                .put("hash", entry.contentHash().toString());
    }

    static JsonNode parse(String line) {
        return CanonicalJson.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    static CaptureJournal.Page readPage(JsonNode line) {
        List<StoredItem> items = new ArrayList<>();
        line.path("items").forEach(item -> items.add(readItem(item)));
        return new CaptureJournal.Page(line.path("total").asLong(), items);
    }

    private static StoredItem readItem(JsonNode item) {
        List<AttachmentRef> attachments = new ArrayList<>();
        item.path("attachments")
                .forEach(ref -> attachments.add(new AttachmentRef(
                        ref.path("id").asString(),
                        ref.path("link").stringValue(null),
                        ref.path("jira").asBoolean())));
        return new StoredItem(
                ItemKind.ofFolder(item.path("kind").asString()).orElseThrow(),
                item.path("project").asString(),
                item.path("id").asString(),
                readEntry(item.path("entry")),
                item.path("key").asString(),
                item.path("runs").asLong(),
                attachments);
    }

    static SnapshotEntry readEntry(JsonNode entry) {
        return new SnapshotEntry(
                entry.path("path").asString(),
                BlobId.parse(entry.path("blob").asString()),
                entry.path("size").asLong(),
                Hash256.parse(entry.path("hash").asString()));
    }
}
