package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteRefusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of folders. Paths start with {@code /}; the root is {@code /} and has no row. */
public final class FolderRows {
    public static final String ROOT = "/";

    /** A tree of folders: a project's Test Repository, or with {@code planId} a plan's board. */
    public record Tree(long projectId, @Nullable Long planId) {
        public long planOrZero() {
            return planId == null ? 0 : planId;
        }
    }

    /** One folder. */
    public record Row(long id, @Nullable Long parentId, String path, String name, int position) {}

    private FolderRows() {}

    /** The path as it is stored: one slash before each part, none at the end; blank is the root. */
    public static String normal(String path) {
        StringBuilder normal = new StringBuilder();
        for (String part : path.split("/")) {
            if (!part.isBlank()) {
                normal.append('/').append(part.strip());
            }
        }
        return normal.isEmpty() ? ROOT : normal.toString();
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of the folder around this one. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? ROOT : path.substring(0, slash);
    }

    public static Optional<Row> find(JdbcClient sql, Tree tree, String path) {
        return sql.sql("""
                        SELECT id, parent_id, path, name, position FROM site_folder
                        WHERE project_id = ? AND coalesce(test_plan_id, 0) = ? AND path = ?
                        """)
                .params(tree.projectId, tree.planOrZero(), path)
                .query((row, _) -> new Row(
                        row.getLong("id"),
                        row.getObject("parent_id") == null ? null : row.getLong("parent_id"),
                        row.getString("path"),
                        row.getString("name"),
                        row.getInt("position")))
                .optional();
    }

    /** The id of the folder at this path, or null for the root, no path, and a folder that does not exist. */
    public static @Nullable Long existing(
            JdbcClient sql, long projectId, @Nullable Long planId, @Nullable String path) {
        return path == null
                ? null
                : find(sql, new Tree(projectId, planId), normal(path))
                        .map(Row::id)
                        .orElse(null);
    }

    /** The id of the folder at this path, null for the root; the site refuses a path that does not exist. */
    public static @Nullable Long require(JdbcClient sql, Tree tree, String path) {
        String normal = normal(path);
        return normal.equals(ROOT)
                ? null
                : find(sql, tree, normal)
                        .map(Row::id)
                        .orElseThrow(() -> SiteRefusal.badRequest("Folder with path \"" + normal + "\" not found!"));
    }

    /** The id of the folder at this path, which is made with its parents where it is missing; null for the root. */
    public static @Nullable Long ensure(JdbcClient sql, Caller caller, Tree tree, String path) {
        String normal = normal(path);
        if (normal.equals(ROOT)) {
            return null;
        }
        Optional<Row> found = find(sql, tree, normal);
        return found.isPresent() ? Long.valueOf(found.get().id()) : insert(sql, caller, tree, normal);
    }

    private static Long insert(JdbcClient sql, Caller caller, Tree tree, String path) {
        Long parent = ensure(sql, caller, tree, parent(path));
        long id = SiteIds.next(sql);
        sql.sql("""
                        INSERT INTO site_folder (id, tenant_id, project_id, test_plan_id, parent_id, path, name, position)
                        VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT count(*) FROM site_folder
                            WHERE project_id = ? AND coalesce(test_plan_id, 0) = ? AND coalesce(parent_id, 0) = ?))
                        """)
                .params(id, caller.tenant().id(), tree.projectId)
                .params(SqlValues.orNull(tree.planId, parent, path, name(path)))
                .params(tree.projectId, tree.planOrZero(), parent == null ? 0L : parent)
                .update();
        return id;
    }
}
