package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.FolderView;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lies in folders. */
public final class FolderContents {
    private FolderContents() {}

    /** Puts issues into a folder, null for the root; each lies in one folder of the tree only. */
    public static void put(
            JdbcClient sql, FolderRows.Tree tree, @Nullable Long folder, List<Issue> issues, @Nullable Integer index) {
        Long plan = tree.planId();
        if (plan == null) {
            issues.forEach(issue -> putInRepository(sql, tree, folder, issue));
        } else {
            putOnBoard(sql, plan, folder, issues, index);
        }
    }

    private static void putInRepository(JdbcClient sql, FolderRows.Tree tree, @Nullable Long folder, Issue issue) {
        if (issue.projectId() != tree.projectId()) {
            throw SiteRefusal.badRequest("Issue " + issue.key() + " is not in the project of the folder");
        }
        String table = switch (issue.kind()) {
            case TEST -> "site_test";
            case PRECONDITION -> "site_precondition";
            case TEST_SET, TEST_PLAN, TEST_EXECUTION, OTHER ->
                throw SiteRefusal.badRequest("issueId provided is not valid");
        };
        sql.sql("UPDATE " + table + " SET folder_id = ? WHERE issue_id = ?")
                .params(SqlValues.orNull(folder, issue.id()))
                .update();
    }

    private static void putOnBoard(
            JdbcClient sql, long plan, @Nullable Long folder, List<Issue> issues, @Nullable Integer index) {
        for (Issue issue : issues) {
            requireMember(sql, plan, issue);
            sql.sql("DELETE FROM site_board_place WHERE test_id = ? AND folder_id IN"
                            + " (SELECT id FROM site_folder WHERE test_plan_id = ?)")
                    .params(issue.id(), plan)
                    .update();
        }
        if (folder != null) {
            List<Long> tests = new ArrayList<>(
                    sql.sql("SELECT test_id FROM site_board_place WHERE folder_id = ? ORDER BY position, test_id")
                            .params(folder)
                            .query(Long.class)
                            .list());
            tests.addAll(index == null ? tests.size() : Math.clamp(index, 0, tests.size()), Members.ids(issues));
            number(sql, folder, tests);
        }
    }

    private static void number(JdbcClient sql, long folder, List<Long> tests) {
        for (int position = 0; position < tests.size(); position++) {
            sql.sql("""
                            INSERT INTO site_board_place (folder_id, test_id, position) VALUES (?, ?, ?)
                            ON CONFLICT (folder_id, test_id) DO UPDATE SET position = excluded.position
                            """).params(folder, tests.get(position), position).update();
        }
    }

    private static void requireMember(JdbcClient sql, long plan, Issue issue) {
        boolean member = issue.kind() == IssueKind.TEST
                && sql.sql("SELECT 1 FROM site_membership WHERE container_id = ? AND test_id = ?")
                        .params(plan, issue.id())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (!member) {
            throw SiteRefusal.badRequest("Issue " + issue.key() + " is not a test of the test plan");
        }
    }

    /** The folder at this path with what lies in it and in the folders inside it. */
    public static FolderView view(JdbcClient sql, FolderRows.Tree tree, String path) {
        int tests = tree.planId() == null
                ? count(sql, "site_test", tree, path)
                : count(sql, "site_board_place", tree, path);
        int preconditions = tree.planId() == null ? count(sql, "site_precondition", tree, path) : 0;
        return new FolderView(FolderRows.name(path), path, tests, preconditions, tests + preconditions);
    }

    private static int count(JdbcClient sql, String table, FolderRows.Tree tree, String path) {
        String prefix = path.equals(FolderRows.ROOT) ? "" : path;
        return sql.sql("""
                        SELECT count(*) FROM %s c JOIN site_folder f ON f.id = c.folder_id
                        WHERE f.project_id = :project AND coalesce(f.test_plan_id, 0) = :plan
                          AND (f.path = :prefix OR substr(f.path, 1, length(:prefix) + 1) = :prefix || '/')
                        """.formatted(table))
                .param("project", tree.projectId())
                .param("plan", tree.planOrZero())
                .param("prefix", prefix)
                .query(Integer.class)
                .single();
    }
}
