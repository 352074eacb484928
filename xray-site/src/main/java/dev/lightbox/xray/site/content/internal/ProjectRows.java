package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds projects and users by the names that requests use. */
public final class ProjectRows {
    private ProjectRows() {}

    /** The readable project with this id or key. */
    public static Optional<Project> find(JdbcClient sql, Caller caller, String idOrKey) {
        return sql.sql("SELECT id, project_key FROM site_project WHERE tenant_id = ? AND (project_key = ? OR id = ?)")
                .params(
                        caller.tenant().id(),
                        idOrKey.strip(),
                        IssueRows.number(idOrKey).orElse(-1L))
                .query((row, _) -> new Project(row.getLong(1), row.getString(2)))
                .optional()
                .filter(project -> caller.readable().contains(project.id()));
    }

    /** The project that issues may be created in; one that may not be changed is as unknown as one that does not exist. */
    public static Project requireWritable(JdbcClient sql, Caller caller, @Nullable String idOrKey) {
        if (idOrKey == null || idOrKey.isBlank()) {
            throw SiteRefusal.badRequest("project is required");
        }
        return find(sql, caller, idOrKey)
                .filter(project -> caller.writable().contains(project.id()))
                .orElseThrow(() -> SiteRefusal.badRequest(WireErrors.projectUnknown(idOrKey)));
    }

    /** The row of the user with this account id, or null when {@code accountId} is null or empty. */
    public static @Nullable Long userId(JdbcClient sql, Caller caller, @Nullable String accountId) {
        if (accountId == null || accountId.isBlank()) {
            return null;
        }
        if (accountId.equals(caller.user().accountId())) {
            return caller.user().id();
        }
        return sql.sql("SELECT id FROM site_user WHERE tenant_id = ? AND account_id = ?")
                .params(caller.tenant().id(), accountId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> SiteRefusal.badRequest("User '" + accountId + "' does not exist."));
    }
}
