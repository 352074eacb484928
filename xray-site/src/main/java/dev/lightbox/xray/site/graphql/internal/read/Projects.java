package dev.lightbox.xray.site.graphql.internal.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds projects that the caller may browse. */
public final class Projects {
    private static final String FIND = """
            SELECT id FROM site_project
            WHERE tenant_id = :tenant AND id IN (:readable) AND (CAST(id AS TEXT) = :name OR project_key = :key)""";
    private static final String ENVIRONMENTS = """
            SELECT name FROM site_environment WHERE project_id = :project AND project_id IN (:readable)
            ORDER BY position, name""";

    private Projects() {}

    /** The id of the project with that id or key. */
    public static Optional<Long> find(Request request, String idOrKey) {
        return request.read(sql -> request.statement(sql, FIND)
                .param("name", idOrKey)
                .param("key", idOrKey.toUpperCase(Locale.ROOT))
                .query(Long.class)
                .optional());
    }

    /** Names of the test environments that the project knows. */
    public static List<String> environments(Request request, long project) {
        return request.read(sql -> request.statement(sql, ENVIRONMENTS)
                .param("project", project)
                .query(String.class)
                .list());
    }
}
