package dev.lightbox.xray.site.graphql.internal.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the files that hang on issues themselves, as Jira keeps them. The issues must be such as the caller may see. */
public final class IssueAttachments {
    private static final String FILES = """
            SELECT f.issue_id, a.id, a.filename, a.mime_type, a.size, a.created_at,
                   u.account_id, u.display_name, u.email
            FROM site_issue_attachment f JOIN site_attachment a ON a.id = f.attachment_id
            JOIN site_user u ON u.id = a.created_by
            WHERE f.issue_id IN (:issues) AND a.tenant_id = :tenant ORDER BY a.created_at, a.id""";

    /**
     * @param size bytes
     * @param link where Jira's REST API has it
     */
    public record File(
            String id,
            String filename,
            String mimeType,
            long size,
            Instant created,
            IssueRow.Person author,
            String link) {}

    private IssueAttachments() {}

    public static Map<Long, List<File>> of(Request request, Collection<Long> issues) {
        Map<Long, List<File>> files = new HashMap<>();
        request.read(sql -> request.statement(sql, FILES)
                        .param("issues", issues)
                        .query((row, _) -> Map.entry(row.getLong("issue_id"), file(request, row)))
                        .list())
                .forEach(found -> files.computeIfAbsent(found.getKey(), _ -> new ArrayList<>())
                        .add(found.getValue()));
        return files;
    }

    private static File file(Request request, ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new File(
                id,
                row.getString("filename"),
                row.getString("mime_type"),
                row.getLong("size"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                new IssueRow.Person(row.getString("account_id"), row.getString("display_name"), row.getString("email")),
                request.jiraLink("attachment/content/" + id));
    }
}
