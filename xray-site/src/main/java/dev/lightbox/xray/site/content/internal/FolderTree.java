package dev.lightbox.xray.site.content.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes the shape of a tree of folders. */
public final class FolderTree {
    /** The folder at a path and all folders inside it; compared letter by letter, unlike SQLite's LIKE. */
    private static final String INSIDE = """
             project_id = :project AND coalesce(test_plan_id, 0) = :plan
              AND (path = :path OR substr(path, 1, length(:path) + 1) = :path || '/')
            """;

    private FolderTree() {}

    /** Deletes a folder and those inside it, and lets what lies in them lie at the root. */
    public static void delete(JdbcClient sql, FolderRows.Tree tree, FolderRows.Row folder) {
        for (String act : List.of(
                "DELETE FROM site_board_place WHERE folder_id IN (SELECT id FROM site_folder WHERE" + INSIDE + ")",
                "UPDATE site_test SET folder_id = NULL WHERE folder_id IN (SELECT id FROM site_folder WHERE" + INSIDE
                        + ")",
                "UPDATE site_precondition SET folder_id = NULL WHERE folder_id IN (SELECT id FROM site_folder WHERE"
                        + INSIDE + ")",
                "UPDATE site_folder SET parent_id = NULL WHERE" + INSIDE,
                "DELETE FROM site_folder WHERE" + INSIDE)) {
            inside(sql, act, tree, folder.path()).update();
        }
    }

    /** Gives a folder another parent and path; the paths inside it follow. */
    public static void relocate(
            JdbcClient sql, FolderRows.Tree tree, FolderRows.Row folder, @Nullable Long parent, String target) {
        inside(
                        sql,
                        "UPDATE site_folder SET path = :target || substr(path, length(:path) + 1) WHERE" + INSIDE,
                        tree,
                        folder.path())
                .param("target", target)
                .update();
        sql.sql("UPDATE site_folder SET parent_id = ?, name = ? WHERE id = ?")
                .params(SqlValues.orNull(parent, FolderRows.name(target), folder.id()))
                .update();
    }

    private static JdbcClient.StatementSpec inside(
            JdbcClient sql, String statement, FolderRows.Tree tree, String path) {
        return sql.sql(statement)
                .param("project", tree.projectId())
                .param("plan", tree.planOrZero())
                .param("path", path);
    }

    /** Puts a folder at a place among its siblings, at the end without one, and numbers all of them anew. */
    public static void place(
            JdbcClient sql, FolderRows.Tree tree, @Nullable Long parent, long folder, @Nullable Integer index) {
        List<Long> siblings = new ArrayList<>(sql.sql("""
                        SELECT id FROM site_folder WHERE project_id = ? AND coalesce(test_plan_id, 0) = ?
                          AND coalesce(parent_id, 0) = ? AND id <> ? ORDER BY position, id
                        """)
                .params(tree.projectId(), tree.planOrZero(), parent == null ? 0L : parent, folder)
                .query(Long.class)
                .list());
        siblings.add(index == null ? siblings.size() : Math.clamp(index, 0, siblings.size()), folder);
        for (int position = 0; position < siblings.size(); position++) {
            sql.sql("UPDATE site_folder SET position = ? WHERE id = ?")
                    .params(position, siblings.get(position))
                    .update();
        }
    }
}
