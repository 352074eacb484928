package dev.lightbox.backup.internal.content;

import dev.lightbox.backup.TestSnapshot;
import dev.lightbox.backup.TestSnapshot.Row;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documents of a test snapshot ({@code docs/format/test-snapshot-v1.md}). */
public final class TestSnapshotJson {
    /** Where the rows lie. */
    public static final String TABLE = "table.json";

    private static final String FORMAT = "lightbox-test-snapshot";
    private static final int VERSION = 1;

    private TestSnapshotJson() {}

    /** The info of the manifest. */
    public static String info(TestSnapshot snapshot) {
        ObjectNode info = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("takenAt", snapshot.taken().at().toString())
                .put("takenBy", snapshot.taken().by())
                .put("total", snapshot.total())
                .put("expected", snapshot.expected())
                .put("rows", snapshot.rows().size());
        info.putObject("connection")
                .put("id", snapshot.site().connectionId())
                .put("label", snapshot.site().label());
        info.putObject("site")
                .put("baseUrl", snapshot.site().baseUrl().toString())
                .put("tenant", snapshot.site().tenant());
        info.putObject("level").put("jql", snapshot.jql());
        info.putArray("fields").add("testType");
        ArrayNode problems = info.putArray("problems");
        snapshot.problems().forEach(problems::add);
        return CanonicalJson.text(info);
    }

    /** The rows. */
    public static byte[] table(List<Row> rows) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        ArrayNode list = table.putArray("rows");
        for (Row row : rows) {
            list.addObject()
                    .put("issueId", row.issueId())
                    .put("key", row.key())
                    .put("summary", row.summary())
                    .put("testType", row.testType());
        }
        return CanonicalJson.bytes(table);
    }

    /** Whether an info is that of a test snapshot, of any version. */
    public static boolean isOne(String info) {
        return parse(info).path("format").asString("").equals(FORMAT);
    }

    /** The connection that it was taken by. */
    public static String connection(String info) {
        return parse(info).path("connection").path("id").asString("");
    }

    /** Reads both documents. */
    public static TestSnapshot read(String id, String text, byte[] table) {
        JsonNode info = parse(text);
        if (!isOne(text) || info.path("version").asInt(0) != VERSION) {
            throw new LightboxException(
                    ErrorCode.REPOSITORY_VERSION_UNKNOWN,
                    "The test snapshot " + id + " was not written by this version of Lightbox.",
                    "Use the Lightbox that wrote it, or a newer one.");
        }
        return new TestSnapshot(
                id,
                new TestSnapshot.Site(
                        info.path("connection").path("id").asString(),
                        info.path("connection").path("label").asString(),
                        URI.create(info.path("site").path("baseUrl").asString()),
                        info.path("site").path("tenant").asString("")),
                new TestSnapshot.Taken(
                        Instant.parse(info.path("takenAt").asString()),
                        info.path("takenBy").asString()),
                info.path("level").path("jql").asString(),
                info.path("total").asLong(),
                info.path("expected").asLong(),
                rows(CanonicalJson.parse(table).path("rows")),
                texts(info.path("problems")));
    }

    private static List<Row> rows(JsonNode list) {
        List<Row> rows = new ArrayList<>();
        list.forEach(row -> rows.add(new Row(
                row.path("issueId").asString(),
                row.path("key").asString(""),
                row.path("summary").asString(""),
                row.path("testType").asString(""))));
        return rows;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static JsonNode parse(String info) {
        try {
            return CanonicalJson.parse(info.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException unreadable) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
