package dev.lightbox.xray.site.content.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that put files to issues themselves. */
public final class IssueFiles {
    private IssueFiles() {}

    public static void insert(JdbcClient sql, long issue, String file) {
        sql.sql("INSERT INTO site_issue_attachment (issue_id, attachment_id) VALUES (?, ?)")
                .params(issue, file)
                .update();
    }

    /** Takes one file from its issue, and deletes it unless something else uses it. */
    public static void delete(JdbcClient sql, long issue, String file) {
        sql.sql("DELETE FROM site_issue_attachment WHERE issue_id = ? AND attachment_id = ?")
                .params(issue, file)
                .update();
        AttachmentRows.deleteUnused(sql, List.of(file));
    }

    static void deleteAll(JdbcClient sql, long issue) {
        List<String> files = sql.sql("SELECT attachment_id FROM site_issue_attachment WHERE issue_id = ?")
                .params(issue)
                .query((row, _) -> row.getString(1))
                .list();
        files.forEach(file -> delete(sql, issue, file));
    }
}
