package dev.lightbox.xray.site.content.internal;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Links between issues; the one that Xray reads is coverage: a test tests a requirement. */
public final class IssueLinks {
    /** The link type's name, which the contract fixes (section 17.2). */
    public static final String COVERAGE = "Test";

    private IssueLinks() {}

    public static void cover(JdbcClient sql, long test, long requirement) {
        insert(sql, test, requirement, COVERAGE);
    }

    public static void insert(JdbcClient sql, long source, long target, String type) {
        sql.sql("""
                        INSERT INTO site_issue_link (source_id, target_id, link_type) VALUES (?, ?, ?)
                        ON CONFLICT (source_id, target_id, link_type) DO NOTHING
                        """).params(source, target, type).update();
    }

    /** Whether there was such a link. */
    public static boolean delete(JdbcClient sql, long source, long target, String type) {
        return sql.sql("DELETE FROM site_issue_link WHERE source_id = ? AND target_id = ? AND link_type = ?")
                        .params(source, target, type)
                        .update()
                == 1;
    }
}
