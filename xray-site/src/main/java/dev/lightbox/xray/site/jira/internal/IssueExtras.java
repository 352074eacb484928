package dev.lightbox.xray.site.jira.internal;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links and files of issues, read for many issues at once, within what the caller may browse. */
public record IssueExtras(Map<Long, List<Link>> links, Map<Long, List<File>> files) {
    private static final String LINKS = """
            SELECT l.source_id, l.target_id, l.link_type, o.id, o.issue_key, o.summary, o.status, o.type_name
            FROM site_issue_link l
            JOIN site_issue o ON o.id = CASE WHEN l.source_id IN (:ids) THEN l.target_id ELSE l.source_id END
            WHERE (l.source_id IN (:ids) OR l.target_id IN (:ids)) AND o.project_id IN (:readable)
            ORDER BY l.source_id, l.target_id, l.link_type""";
    private static final String BETWEEN = """
            SELECT l.source_id, l.target_id, l.link_type, o.id, o.issue_key, o.summary, o.status, o.type_name
            FROM site_issue_link l JOIN site_issue o ON o.id = l.source_id
            WHERE l.source_id IN (:ids) AND l.target_id IN (:ids) AND o.project_id IN (:readable)""";
    private static final String FILES = """
            SELECT f.issue_id, a.id AS file_id, a.filename, a.mime_type, a.size, a.created_at AS file_created, u.*
            FROM site_issue_attachment f
            JOIN site_attachment a ON a.id = f.attachment_id
            JOIN site_user u ON u.id = a.created_by
            WHERE f.issue_id IN (:ids) ORDER BY a.created_at, a.id""";

    /**
     * A link as one of its ends sees it.
     *
     * @param outward whether it starts at that end
     */
    public record Link(
            long source,
            long target,
            String type,
            boolean outward,
            long otherId,
            String otherKey,
            String otherSummary,
            String otherStatus,
            String otherType) {}

    /** @param size bytes */
    public record File(
            String id,
            String filename,
            String mimeType,
            long size,
            Instant created,
            String authorId,
            String authorName,
            String authorEmail) {}

    public static IssueExtras of(Database database, Caller caller, Collection<Long> issues) {
        return database.read(sql -> new IssueExtras(links(sql, caller, issues), files(sql, issues)));
    }

    private static Map<Long, List<Link>> links(JdbcClient sql, Caller caller, Collection<Long> issues) {
        Map<Long, List<Link>> links = new HashMap<>();
        for (String statement : List.of(LINKS, BETWEEN)) {
            sql.sql(statement)
                    .param("ids", issues)
                    .param("readable", caller.readable().isEmpty() ? List.of(-1L) : caller.readable())
                    .query((row, _) -> link(row))
                    .list()
                    .forEach(link -> links.computeIfAbsent(
                                    link.outward ? link.source : link.target, _ -> new ArrayList<>())
                            .add(link));
        }
        return links;
    }

    private static Link link(ResultSet row) throws SQLException {
        long other = row.getLong("id");
        long source = row.getLong("source_id");
        return new Link(
                source,
                row.getLong("target_id"),
                row.getString("link_type"),
                other != source,
                other,
                row.getString("issue_key"),
                row.getString("summary"),
                row.getString("status"),
                row.getString("type_name"));
    }

    private static Map<Long, List<File>> files(JdbcClient sql, Collection<Long> issues) {
        Map<Long, List<File>> files = new HashMap<>();
        sql.sql(FILES).param("ids", issues).query(row -> {
            files.computeIfAbsent(row.getLong("issue_id"), _ -> new ArrayList<>())
                    .add(file(row));
        });
        return files;
    }

    /** Reads a row with the columns of a file and of the user who sent it. */
    public static File file(ResultSet row) throws SQLException {
        return new File(
                row.getString("file_id"),
                row.getString("filename"),
                row.getString("mime_type"),
                row.getLong("size"),
                Instant.ofEpochMilli(row.getLong("file_created")),
                row.getString("account_id"),
                row.getString("display_name"),
                row.getString("email"));
    }
}
