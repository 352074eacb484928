package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.SiteIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The projects of a site and who may do what in them. Thread-safe. */
public final class Projects {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]{1,19}");

    private static final int LONGEST_NAME = 255;

    private final Database database;
    private final ChangeFeed feed;
    private final AuditTrail audit;
    private final InstantSource clock;

    public Projects(Database database, ChangeFeed feed, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Creates an empty project.
     *
     * @param key an upper-case letter, then 1 to 19 upper-case letters, digits and underscores
     * @throws LightboxException {@code INVALID_INPUT} for another key or no name, {@code ALREADY_EXISTS} when this one is taken
     */
    public Project create(long tenantId, String key, String name, Access defaultAccess, AuditTrail.Actor actor) {
        requireKey(key);
        String clean = DisplayName.of("project", name, LONGEST_NAME);
        Project created = database.write(sql -> {
            Project project = insert(sql, tenantId, key, clean, defaultAccess);
            feed.append(sql, Change.Subject.PROJECT, project.id());
            audit("project.create", project, actor, Map.of("defaultAccess", defaultAccess.name()));
            return project;
        });
        feed.catchUp();
        return created;
    }

    private static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + key + "\" cannot be the key of a project.",
                    "Start with an upper-case letter; 1 to 19 upper-case letters, digits and underscores follow.");
        }
    }

    private Project insert(JdbcClient sql, long tenantId, String key, String name, Access defaultAccess) {
        long id = SiteIds.next(sql);
        Instant now = Instant.ofEpochMilli(clock.millis());
        int inserted = sql.sql("INSERT INTO site_project"
                        + " (id, tenant_id, project_key, name, default_access, next_number, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING")
                .params(id, tenantId, key, name, defaultAccess.name(), now.toEpochMilli())
                .update();
        if (inserted == 0) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "This site already has a project with the key \"" + key + "\".",
                    "Choose another key, or use the project that is there.");
        }
        return new Project(id, tenantId, key, name, defaultAccess, now);
    }

    /** All projects of the site, ordered by key. */
    public List<Project> list(long tenantId) {
        return database.read(sql -> sql.sql("SELECT * FROM site_project WHERE tenant_id = ? ORDER BY project_key")
                .param(tenantId)
                .query(Projects::read)
                .list());
    }

    public Optional<Project> findByKey(long tenantId, String key) {
        return database.read(sql -> sql.sql("SELECT * FROM site_project WHERE tenant_id = ? AND project_key = ?")
                .params(tenantId, key)
                .query(Projects::read)
                .optional());
    }

    /** Gives one user an access of their own to the project; the default no longer counts for this user. */
    public void setAccess(Project project, long userId, Access access, AuditTrail.Actor actor) {
        database.update(sql -> {
            sql.sql("INSERT INTO site_project_access (project_id, user_id, access) VALUES (?, ?, ?)"
                            + " ON CONFLICT (project_id, user_id) DO UPDATE SET access = excluded.access")
                    .params(project.id(), userId, access.name())
                    .update();
            feed.append(sql, Change.Subject.PROJECT, project.id());
            audit("project.access", project, actor, Map.of("user", Long.toString(userId), "access", access.name()));
        });
        feed.catchUp();
    }

    private static Project read(ResultSet row, int index) throws SQLException {
        return new Project(
                row.getLong("id"),
                row.getLong("tenant_id"),
                row.getString("project_key"),
                row.getString("name"),
                Access.valueOf(row.getString("default_access")),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private void audit(String action, Project project, AuditTrail.Actor actor, Map<String, String> details) {
        audit.record(
                new AuditTrail.Entry(clock.instant(), actor.name(), action, project.key(), actor.origin(), details));
    }
}
