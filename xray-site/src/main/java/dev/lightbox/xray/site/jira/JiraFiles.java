package dev.lightbox.xray.site.jira;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.Attachments;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.content.internal.IssueFiles;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.jira.internal.IssueExtras;
import dev.lightbox.xray.site.jira.internal.IssueJson;
import dev.lightbox.xray.site.jira.internal.Json;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Files that hang on issues: {@code issue/{key}/attachments} and {@code attachment}. Thread-safe. */
public final class JiraFiles {
    private static final String FIND = """
            SELECT f.issue_id, a.id AS file_id, a.filename, a.mime_type, a.size, a.created_at AS file_created, u.*
            FROM site_issue_attachment f
            JOIN site_issue i ON i.id = f.issue_id
            JOIN site_attachment a ON a.id = f.attachment_id
            JOIN site_user u ON u.id = a.created_by
            WHERE a.id = :id AND i.tenant_id = :tenant AND i.project_id IN (:readable)""";

    private record Found(long issue, IssueExtras.File file) {}

    /** A file that a request sends; the caller closes the stream. */
    public record Sent(String filename, @Nullable String mimeType, InputStream content) {}

    private final Database database;
    private final Attachments attachments;

    JiraFiles(Database database, Attachments attachments) {
        this.database = database;
        this.attachments = attachments;
    }

    /** Puts all files to the issue, or none. */
    public ArrayNode add(JiraRequest request, String issueIdOrKey, List<Sent> files) {
        if (files.isEmpty()) {
            throw JiraRefusal.badRequest("The request has no part \"file\".");
        }
        return database.write(sql -> {
            Issue issue = IssueRows.find(sql, request.caller(), issueIdOrKey).orElseThrow(JiraIssues::unknown);
            JiraIssues.requireEditable(request, issue);
            ArrayNode added = Json.array();
            for (Sent file : files) {
                StoredAttachment stored =
                        attachments.store(request.caller(), file.filename, file.mimeType, file.content);
                IssueFiles.insert(sql, issue.id(), stored.id());
                added.add(IssueJson.file(request, found(request, stored.id()).file));
            }
            return added;
        });
    }

    public JsonNode get(JiraRequest request, String id) {
        return IssueJson.file(request, found(request, id).file);
    }

    /** What is known of a file whose bytes {@link #open} reads. */
    public StoredAttachment find(JiraRequest request, String id) {
        IssueExtras.File file = found(request, id).file;
        return new StoredAttachment(
                file.id(),
                request.caller().tenant().id(),
                file.filename(),
                file.mimeType(),
                file.size(),
                file.created());
    }

    /** The bytes; the caller closes the stream. */
    public InputStream open(StoredAttachment file) {
        return attachments.open(file);
    }

    public void delete(JiraRequest request, String id) {
        database.update(sql -> {
            Found found = found(request, id);
            Issue issue = IssueRows.find(sql, request.caller(), Long.toString(found.issue))
                    .orElseThrow(JiraIssues::unknown);
            JiraIssues.requireEditable(request, issue);
            IssueFiles.delete(sql, found.issue, id);
        });
    }

    private Found found(JiraRequest request, String id) {
        return database.read(sql -> sql.sql(FIND)
                        .param("id", id)
                        .param("tenant", request.caller().tenant().id())
                        .param(
                                "readable",
                                request.caller().readable().isEmpty()
                                        ? List.of(-1L)
                                        : request.caller().readable())
                        .query((row, _) -> new Found(row.getLong("issue_id"), IssueExtras.file(row)))
                        .optional())
                .orElseThrow(() -> JiraRefusal.notFound("The attachment with id '" + id + "' does not exist"));
    }
}
