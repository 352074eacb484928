package dev.lightbox.xray.site.sitebackup.internal;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.internal.AttachmentRows;
import dev.lightbox.xray.site.content.internal.PieceStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the files of contract section 11.2: each kind of each project in a JSON file, a page of rows at a time. */
public final class BackupZip {
    private static final int PAGE = 500;
    private static final String JSON_COLUMN = "_json";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            .build();

    private final Database database;
    private final long tenant;
    private final List<Long> projects;

    /** @param projects of the tenant */
    public BackupZip(Database database, long tenant, List<Long> projects) {
        this.database = database;
        this.tenant = tenant;
        this.projects = projects;
    }

    /**
     * Writes what is defined and what was run; the stream stays open.
     *
     * @param since epoch milliseconds; what did not change since is left out
     * @param progress is told percents
     */
    public void writeContent(long since, OutputStream out, Consumer<String> progress) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (int i = 0; i < projects.size(); i++) {
            long project = projects.get(i);
            for (BackupPart part : BackupPart.values()) {
                write(zip, project, since, part);
            }
            // The site archives no runs; readers look for the file all the same.
            write(zip, "archivedTestRuns_" + project + "_1.json", noRuns(project));
            write(
                    zip,
                    "projectSettings_" + project + "_1.json",
                    database.read(sql -> BackupSettings.ofProject(sql, project)));
            progress.accept(Math.min(99, 100 * (i + 1) / projects.size()) + "%");
        }
        write(zip, "settings.json", database.read(sql -> BackupSettings.ofSite(sql, tenant)));
        zip.finish();
    }

    private static ObjectNode noRuns(long project) {
        ObjectNode file = JSON.createObjectNode();
        file.putObject("info").put("projectId", Long.toString(project));
        file.putArray("archivedTestRuns");
        return file;
    }

    private static void write(ZipOutputStream zip, String name, ObjectNode content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(JSON.writeValueAsBytes(content));
        zip.closeEntry();
    }

    private void write(ZipOutputStream zip, long project, long since, BackupPart part) throws IOException {
        zip.putNextEntry(new ZipEntry(part.file() + "_" + project + "_1.json"));
        try (JsonGenerator json = JSON.createGenerator((OutputStream) zip)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("info");
            json.writeStringProperty("projectId", Long.toString(project));
            json.writeEndObject();
            if (part == BackupPart.TEST_REPOSITORY) {
                json.writeObjectPropertyStart(part.file());
                json.writeArrayPropertyStart("folders");
            } else {
                json.writeArrayPropertyStart(part.file());
            }
            rows(json, project, since, part);
            json.writeEndArray();
            if (part == BackupPart.TEST_REPOSITORY) {
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        zip.closeEntry();
    }

    private void rows(JsonGenerator json, long project, long since, BackupPart part) {
        Object after = part.start();
        while (true) {
            Object from = after;
            List<ObjectNode> page = database.read(sql -> {
                List<Map<String, @Nullable Object>> rows = sql.sql(part.statement())
                        .param("project", project)
                        .param("since", since)
                        .param("after", from)
                        .param("page", PAGE)
                        .query()
                        .listOfRows();
                return joined(sql, part, rows);
            });
            page.forEach(row -> json.writePOJO(part == BackupPart.DATASETS ? BackupDataset.of(row) : row));
            if (page.size() < PAGE) {
                return;
            }
            String last = page.getLast().iterator().next().asString();
            after = part.start() instanceof Long ? (Object) Long.valueOf(last) : last;
        }
    }

    /** The rows with what belongs to them; one statement for each sort of it. */
    private static List<ObjectNode> joined(JdbcClient sql, BackupPart part, List<Map<String, @Nullable Object>> rows) {
        Map<String, ObjectNode> nodes = new LinkedHashMap<>();
        List<Object> ids = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            Object id = Objects.requireNonNull(row.values().iterator().next(), "ids are never null");
            ids.add(id);
            nodes.put(id.toString(), node(row));
        }
        for (BackupPart.Nested nested : ids.isEmpty() ? List.<BackupPart.Nested>of() : part.nested()) {
            nodes.values().forEach(node -> node.putArray(nested.member()));
            List<Map<String, @Nullable Object>> belonging =
                    sql.sql(nested.statement()).param("ids", ids).query().listOfRows();
            for (Map<String, @Nullable Object> row : belonging) {
                Map<String, @Nullable Object> rest = new LinkedHashMap<>(row);
                String owner =
                        String.valueOf(rest.remove(rest.keySet().iterator().next()));
                ObjectNode node = node(rest);
                Objects.requireNonNull(nodes.get(owner), "asked for by its id")
                        .withArray(nested.member())
                        .add(node.size() == 1 ? node.iterator().next() : node);
            }
        }
        return List.copyOf(nodes.values());
    }

    /** Ids and times are texts; empty columns are left out. */
    private static ObjectNode node(Map<String, @Nullable Object> row) {
        ObjectNode node = JSON.createObjectNode();
        row.forEach((column, value) -> {
            if (value != null && column.endsWith(JSON_COLUMN)) {
                node.set(column.substring(0, column.length() - JSON_COLUMN.length()), JSON.readTree(value.toString()));
            } else if (value != null) {
                node.put(column, value.toString());
            }
        });
        return node;
    }

    /** Writes the files that steps and runs use, and what is known of them; the stream stays open. */
    public void writeAttachments(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        Map<String, ObjectNode> metadata = new HashMap<>();
        for (long project : projects) {
            List<Map<String, @Nullable Object>> files = database.read(sql -> sql.sql(BackupPart.ATTACHMENTS)
                    .param("project", project)
                    .query()
                    .listOfRows());
            for (Map<String, @Nullable Object> file : files) {
                String id = String.valueOf(file.get("id"));
                if (metadata.put(id, node(file).put("compressed", false)) == null) {
                    zip.putNextEntry(new ZipEntry(id));
                    new PieceStream(position -> database.read(sql -> AttachmentRows.piece(sql, id, position)))
                            .transferTo(zip);
                    zip.closeEntry();
                }
            }
        }
        zip.putNextEntry(new ZipEntry("metadata_1.json"));
        zip.write(JSON.writeValueAsBytes(Map.of("attachment_metadata", metadata)));
        zip.closeEntry();
        zip.finish();
    }
}
