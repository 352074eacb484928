package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps {@code site_issue_count} true, in the transaction that adds or deletes issues. */
final class IssueCounts {
    private static final String ADDED = """
            INSERT INTO site_issue_count (tenant_id, project_id, kind, issues) VALUES (?, ?, ?, ?)
            ON CONFLICT (project_id, kind) DO UPDATE SET issues = site_issue_count.issues + excluded.issues""";

    private IssueCounts() {}

    static void added(JdbcClient sql, long tenant, long project, IssueKind kind, int issues) {
        sql.sql(ADDED).params(tenant, project, kind.name(), issues).update();
    }

    static void deleted(JdbcClient sql, Issue issue) {
        sql.sql("UPDATE site_issue_count SET issues = issues - 1 WHERE project_id = ? AND kind = ?")
                .params(issue.projectId(), issue.kind().name())
                .update();
    }
}
